import JSON
import Linting
import Markup

/// What was found about one architecture, as a result of OSCAL.
struct OSCALResult {
  private let matter: FindingGroup
  private let report: OSCALReport
  private var assessment: Assessment { report.assessment }
  private let seed: String

  init(_ matter: FindingGroup, of report: OSCALReport) {
    self.matter = matter
    self.report = report
    seed = "\(matter.spot) \(matter.name)"
  }

  func write(_ writer: inout JSONWriter) {
    let asked = asked
    writer.object { writer in
      writer.key("uuid", uuid("result"))
      writer.key("title", matter.name.legible.asLine)
      writer.key("description", description.asLine)
      writer.key("start", report.time)
      writer.key("end", report.time)
      writer.key("local-definitions") { definitions(&$0) }
      writer.key("reviewed-controls") { reviewed(asked, &$0) }
      if !(matter.findings.isEmpty && claims.isEmpty && matter.failures.isEmpty) {
        writer.key("observations") { writer in
          writer.array(Observation.all(in: matter)) { observation($1, &$0) }
        }
      }
      if !risks.isEmpty { writer.key("risks") { $0.array(risks) { risk($1, &$0) } } }
      if !asked.isEmpty { writer.key("findings") { $0.array(asked) { finding($1, &$0) } } }
    }
  }

  private func uuid(_ names: String...) -> String {
    UUID5(seed, names.joined(separator: "\0")).text
  }

  private var description: String {
    guard let architecture = matter.architecture else { return "Could not be read as an architecture." }
    let declared = architecture.declared.map { ", declared \($0)" } ?? ""
    return "Judged at level \(architecture.effective)\(declared). \(architecture.stated.summary ?? "")"
  }

  private var claims: [AssessedClaim] { matter.architecture?.claims ?? [] }

  // MARK: Subjects

  private func definitions(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("components") { writer in
        writer.array([nil] + (matter.architecture?.stated.components ?? []).map(Optional.some)) {
          component($1, &$0)
        }
      }
      writer.key("assessment-assets") { writer in
        writer.object { writer in
          writer.key("components") { $0.array([()]) { writer, _ in tool(&writer) } }
          writer.key("assessment-platforms") { writer in
            writer.array([()]) { writer, _ in
              writer.object { $0.key("uuid", UUID5("platform", report.tool).text) }
            }
          }
        }
      }
    }
  }

  /// A component of the architecture; the system as a whole for `nil`.
  private func component(_ component: ArchitectureSummary.Component?, _ writer: inout JSONWriter) {
    let product = [component?.product, component?.version].compactMap(\.self).joined(separator: " ")
    writer.object { writer in
      writer.key("uuid", subject(component?.id))
      writer.key("type", component == nil ? "this-system" : "software")
      writer.key("title", (component?.id ?? matter.name).legible.asLine)
      writer.key(
        "description",
        component.map { "\($0.layers.joined(separator: ", ")): \(product)".legible.asLine }
          ?? (matter.architecture?.stated.summary ?? matter.name).legible.asLine)
      writer.key("status") { $0.object { $0.key("state", "other") } }
    }
  }

  private func tool(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("uuid", report.tool)
      writer.key("type", "software")
      writer.key("title", "plumbline \(report.version)")
      writer.key("description", "Judges AI runtime architectures by policy packs.")
      writer.key("status") { $0.object { $0.key("state", "operational") } }
    }
  }

  private func subject(_ component: String?) -> String { uuid("component", component ?? "") }

  /// The component that a way by names leads into; the system for any other.
  private func component(at path: String) -> String? {
    (matter.architecture?.stated.components ?? []).map(\.id).first {
      path.hasPrefix("components[\($0)]")
    }
  }

  // MARK: Requirements

  /// A requirement that had something to ask, and what became of it.
  private struct Asked {
    let rule: RuleText
    let outcome: RuleOutcome
  }

  private var asked: [Asked] {
    let found = Set(matter.findings.map(\.rule))
    let known = Set(assessment.rules.map(\.id))
    let ruled = assessment.rules.compactMap { rule -> Asked? in
      let outcome =
        matter.architecture.map { assessment.outcome(of: rule, in: $0) }
        ?? .notApplicable
      let worst = found.contains(rule.id) ? max(outcome, .failed) : outcome
      return worst == .notApplicable ? nil : Asked(rule: RuleText(rule), outcome: worst)
    }
    var seen = known
    let others = matter.findings.filter { seen.insert($0.rule).inserted }
      .map { Asked(rule: RuleText(of: $0), outcome: .failed) }
    return ruled + others
  }

  private func reviewed(_ asked: [Asked], _ writer: inout JSONWriter) {
    let controls = Set(
      asked.flatMap(\.rule.references).map { Citation($0, assessment.frameworks) }.filter {
        $0.framework == "NIST SP 800-53"
      }
      .map { $0.item.lowercased().asToken }
    ).sorted()
    writer.object { writer in
      writer.key("control-selections") { writer in
        writer.array([()]) { writer, _ in
          writer.object { writer in
            if controls.isEmpty {
              writer.key("include-all") { $0.object { _ in } }
            } else {
              writer.key("description", "The controls of NIST SP 800-53 that the requirements cite.")
              writer.key("include-controls") { writer in
                writer.array(controls) { writer, control in writer.object { $0.key("control-id", control) } }
              }
            }
          }
        }
      }
      guard !asked.isEmpty else { return }
      writer.key("control-objective-selections") { writer in
        writer.array([()]) { writer, _ in
          writer.object { writer in
            writer.key("include-objectives") { writer in
              writer.array(asked) { writer, asked in
                writer.object { $0.key("objective-id", asked.rule.id.asToken) }
              }
            }
          }
        }
      }
    }
  }

  private func finding(_ asked: Asked, _ writer: inout JSONWriter) {
    let findings = matter.findings.filter { $0.rule == asked.rule.id }
    writer.object { writer in
      writer.key("uuid", uuid("finding", asked.rule.id))
      writer.key("title", asked.rule.title.asLine)
      writer.key("description", (asked.rule.what ?? asked.rule.title).asLine)
      report.properties(
        [("outcome", asked.outcome.rawValue)] + asked.rule.guide.map { ("guide", $0) }
          + asked.rule.references.map { ("reference", $0) }, &writer)
      writer.key("origins") { report.origins(&$0) }
      writer.key("target") { target(asked, &$0) }
      let observed =
        findings.map { observation(of: $0) }
        + claims.filter { claim in findings.contains { claim.path == $0.place.path } }.map {
          observation(of: $0)
        }
        + matter.failures.enumerated().filter { $0.element.rule == asked.rule.id }.map {
          uuid("failure", "\($0.offset)")
        }
      if !observed.isEmpty {
        writer.key("related-observations") { writer in
          writer.array(observed) { writer, uuid in writer.object { $0.key("observation-uuid", uuid) } }
        }
      }
      let risky = risks.filter { $0.rule == asked.rule.id }
      if !risky.isEmpty {
        writer.key("related-risks") { writer in
          writer.array(risky) { writer, finding in writer.object { $0.key("risk-uuid", risk(of: finding)) } }
        }
      }
    }
  }

  private func target(_ asked: Asked, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("type", "objective-id")
      writer.key("target-id", asked.rule.id.asToken)
      writer.key("status") { writer in
        writer.object { writer in
          switch asked.outcome {
          case .passed, .notApplicable:
            writer.key("state", "satisfied")
            writer.key("reason", "pass")
          case .failed:
            writer.key("state", "not-satisfied")
            writer.key("reason", "fail")
          case .skipped, .errored:
            writer.key("state", "not-satisfied")
            writer.key("reason", "other")
            writer.key("remarks", "It could not be judged.")
          }
        }
      }
    }
  }

  // MARK: Observations and risks

  private enum Observation {
    case finding(Finding)
    case claim(AssessedClaim)
    case failure(Int, Assessment.Failure)

    static func all(in matter: FindingGroup) -> [Observation] {
      matter.findings.map(Observation.finding) + (matter.architecture?.claims ?? []).map(Observation.claim)
        + matter.failures.enumerated().map(Observation.failure)
    }
  }

  private func observation(of finding: Finding) -> String { uuid("observation", finding.fingerprint) }
  private func observation(of claim: AssessedClaim) -> String {
    uuid("claim", claim.kind.rawValue, claim.path)
  }
  private func risk(of finding: Finding) -> String { uuid("risk", finding.fingerprint) }

  private func observation(_ observation: Observation, _ writer: inout JSONWriter) {
    writer.object { writer in
      switch observation {
      case .finding(let finding):
        writer.key("uuid", self.observation(of: finding))
        writer.key("title", finding.rule)
        writer.key("description", finding.message.asLine)
        report.properties(
          [("fingerprint", finding.fingerprint), ("severity", finding.severity.rawValue)]
            + (finding.place.path.isEmpty ? [] : [("path", finding.place.path)]), &writer)
        writer.key("methods", ["EXAMINE"])
        writer.key("types", ["finding"])
        subjects(component(at: finding.place.path), &writer)
        evidence(
          [(finding.place, "\(finding.position)")] + finding.related.map { ($0.place, $0.message) }, &writer)
        if !finding.why.isEmpty { writer.key("remarks", finding.why.joined(separator: " ").asLine) }
      case .claim(let claim):
        writer.key("uuid", self.observation(of: claim))
        writer.key("title", "\(claim.kind.rawValue) claim".asLine)
        writer.key("description", "\(claim.claimed): \(claim.grade). \(claim.reason)".asLine)
        report.properties(
          [("path", claim.path), ("status", claim.status.rawValue), ("worth", claim.grade)], &writer)
        let kinds = Set(claim.evidence.map(\.kind))
        writer.key(
          "methods",
          kinds.contains("proof") ? ["TEST"] : kinds.contains("attestation") ? ["INTERVIEW"] : ["EXAMINE"])
        writer.key("types", ["control-objective"])
        subjects(component(at: claim.path), &writer)
        evidence(
          [(claim.place, claim.claimed)]
            + claim.evidence.map { ($0.place, "\($0.id) (\($0.kind)): \($0.outcome.rawValue). \($0.reason)") },
          &writer)
      case .failure(let index, let failure):
        writer.key("uuid", uuid("failure", "\(index)"))
        writer.key("title", failure.rule)
        writer.key("description", "Could not be judged: \(failure.message)".asLine)
        writer.key("methods", ["UNKNOWN"])
        subjects(component(at: failure.place.path), &writer)
        evidence([(failure.place, failure.place.position)], &writer)
      }
    }
  }

  private func subjects(_ component: String?, _ writer: inout JSONWriter) {
    writer.key("origins") { report.origins(&$0) }
    writer.key("subjects") { writer in
      writer.array([()]) { writer, _ in
        writer.object {
          $0.key("subject-uuid", subject(component))
          $0.key("type", "component")
        }
      }
    }
  }

  private func evidence(_ places: [(place: Place, text: String)], _ writer: inout JSONWriter) {
    writer.key("relevant-evidence") { writer in
      writer.array(places) { writer, item in
        writer.object { writer in
          if !item.place.file.isEmpty {
            writer.key("href", "\(item.place.file.asRelativeReference)#L\(item.place.start.line)")
          }
          writer.key("description", item.text.asLine)
        }
      }
    }
    writer.key("collected", report.time)
  }

  /// What is more than a remark.
  private var risks: [Finding] { matter.findings.filter { $0.severity > .note } }

  private func risk(_ finding: Finding, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("uuid", risk(of: finding))
      writer.key("title", finding.rule)
      writer.key("description", finding.message.asLine)
      writer.key(
        "statement", (finding.why.isEmpty ? finding.message : finding.why.joined(separator: " ")).asLine)
      writer.key("status", "open")
      writer.key("characterizations") { writer in
        writer.array([()]) { writer, _ in
          writer.object { writer in
            writer.key("origin") { report.origin(&$0) }
            writer.key("facets") { writer in
              let level = matter.architecture.map { [("level", $0.effective)] } ?? []
              writer.array([("severity", finding.severity.rawValue)] + level) { writer, facet in
                writer.object {
                  $0.key("name", facet.0)
                  $0.key("system", "urn:plumbline:v1")
                  $0.key("value", facet.1.asLine)
                }
              }
            }
          }
        }
      }
      if let remedy = finding.remedy {
        writer.key("remediations") { writer in
          writer.array([()]) { writer, _ in
            writer.object {
              $0.key("uuid", uuid("remedy", finding.fingerprint))
              $0.key("lifecycle", "recommendation")
              $0.key("title", "Remedy")
              $0.key("description", remedy.asLine)
            }
          }
        }
      }
      writer.key("related-observations") { writer in
        writer.array([observation(of: finding)]) { writer, uuid in
          writer.object { $0.key("observation-uuid", uuid) }
        }
      }
    }
  }
}

import JSON
import Linting
import Schema

extension ReportFormat {
  static let sarif = ReportFormat("sarif", "SARIF 2.1.0, for code scanning and its viewers") {
    SARIFReport($0, version: $1.version).text
  }
}

/// An assessment as one run of SARIF 2.1.0.
///
/// Nothing in it depends on the clock or on the machine: places are relative to `%SRCROOT%`, the folder in which the
/// program ran, and no time is stated.
struct SARIFReport {
  static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
  static let root = "%SRCROOT%"

  let assessment: Assessment
  let version: String
  let rules: [RuleText]
  let ruleIndex: [String: Int]
  let taxonomies: SARIFTaxonomies

  init(_ assessment: Assessment, version: String) {
    self.assessment = assessment
    self.version = version
    rules = assessment.rulesOfFindings
    ruleIndex = Dictionary(
      rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    taxonomies = SARIFTaxonomies(
      rules.flatMap(\.references) + assessment.findings.flatMap(\.references), assessment.frameworks)
  }

  var text: String {
    var writer = JSONWriter(indented: true)
    writer.object { writer in
      writer.key("$schema", Self.schema)
      writer.key("version", "2.1.0")
      writer.key("runs") { $0.array([()]) { writer, _ in run(&writer) } }
    }
    return writer.text + "\n"
  }

  private func run(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("tool") { $0.object { $0.key("driver") { driver(&$0) } } }
      writer.key("invocations") { $0.array([()]) { writer, _ in invocation(&writer) } }
      writer.key("originalUriBaseIds") { writer in
        writer.object { writer in
          writer.key(Self.root) { writer in
            writer.object { $0.key("description") { message("The folder in which plumbline ran.", &$0) } }
          }
        }
      }
      writer.key("columnKind", "unicodeCodePoints")
      if !taxonomies.isEmpty { writer.key("taxonomies") { taxonomies.write(&$0) } }
      writer.key("results") { $0.array(assessment.findings) { result($1, &$0) } }
      writer.key("properties") { writer in
        writer.object { writer in
          writer.key("today", assessment.today.description)
          writer.key("packs", assessment.packs.map { "\($0.name) \($0.version)" })
        }
      }
    }
  }

  // MARK: The tool

  private func driver(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("name", "plumbline")
      writer.key("version", version)
      writer.key("semanticVersion", version)
      writer.key("rules") { $0.array(rules) { rule($1, &$0) } }
      if !taxonomies.isEmpty {
        writer.key("supportedTaxonomies") {
          $0.array(taxonomies.all.indices) { taxonomies.refer(to: $1, &$0) }
        }
      }
    }
  }

  private func rule(_ rule: RuleText, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("id", rule.id)
      writer.key("name", rule.id)
      writer.key("shortDescription") { message(rule.title, &$0) }
      writer.key("fullDescription") { message(rule.what ?? rule.title, &$0) }
      writer.key("help") { writer in
        writer.object {
          $0.key("text", rule.help)
          $0.key("markdown", rule.markdownHelp)
        }
      }
      writer.key("helpUri", rule.address)
      writer.key("defaultConfiguration") { $0.object { $0.key("level", rule.gravest.rawValue) } }
      let citations = taxonomies.indices(of: rule.references)
      if !citations.isEmpty {
        writer.key("relationships") { writer in
          writer.array(citations) { writer, index in
            writer.object {
              $0.key("target") { taxonomies.referToTaxon(index, &$0) }
              $0.key("kinds", ["relevant"])
            }
          }
        }
      }
      writer.key("properties") { writer in
        writer.object { writer in
          writer.key("tags", rule.guide + rule.references)
          if !rule.severities.isEmpty {
            writer.key("severityByLevel") { writer in
              writer.object { writer in
                for step in rule.severities { writer.key(step.level, step.severity?.rawValue ?? "off") }
              }
            }
          }
        }
      }
    }
  }

  /// How the run went: it succeeded when everything was judged, whatever was found.
  private func invocation(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("executionSuccessful", assessment.isWhole)
      let skipped = assessment.skippedRules
      writer.key("toolExecutionNotifications") { writer in
        writer.array(
          assessment.failures.map(Notification.failed) + skipped.map(Notification.skipped) + unread
        ) {
          notification($1, &$0)
        }
      }
    }
  }

  private enum Notification {
    case failed(Assessment.Failure)
    case skipped((rule: String, architectures: Int))
    case plain(String, path: String)
  }

  private var unread: [Notification] {
    assessment.unread.map { .plain("\($0.path): \($0.reason)", path: $0.path) }
      + (assessment.isEmpty && assessment.unread.isEmpty ? [.plain("no manifest was found", path: "")] : [])
  }

  private func notification(_ notification: Notification, _ writer: inout JSONWriter) {
    writer.object { writer in
      switch notification {
      case .failed(let failure):
        writer.key("level", "error")
        writer.key("message") { message("\(failure.rule) could not be judged: \(failure.message)", &$0) }
        associated(failure.rule, &writer)
        writer.key("locations") { $0.array([failure.place]) { location($1, &$0) } }
      case .skipped(let (rule, architectures)):
        writer.key("level", "note")
        writer.key("message") {
          message(
            "\(rule) was not judged in \(architectures) of \(assessment.architectures.count) architectures: what it asks about could not be read",
            &$0)
        }
        associated(rule, &writer)
      case .plain(let text, let path):
        writer.key("level", "error")
        writer.key("message") { message(text, &$0) }
        if !path.isEmpty {
          writer.key("locations") { writer in
            writer.array([path]) { writer, path in
              writer.object { $0.key("physicalLocation") { $0.object { artifact(path, &$0) } } }
            }
          }
        }
      }
    }
  }

  private func associated(_ rule: String, _ writer: inout JSONWriter) {
    guard let index = ruleIndex[rule] else { return }
    writer.key("associatedRule") { writer in
      writer.object {
        $0.key("id", rule)
        $0.key("index", index)
      }
    }
  }
}

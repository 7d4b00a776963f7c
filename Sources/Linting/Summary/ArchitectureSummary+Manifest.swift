import CEL
import Manifest
import Policy
import Requirements
import Schema

extension ArchitectureSummary {
  /// Creates the summary of a manifest.
  init(_ manifest: RuntimeArchitecture, _ policy: Policy) {
    let layerOrder = policy.layerOrder
    self.init(
      owner: manifest.metadata?.owner, summary: manifest.metadata?.summary,
      rationale: manifest.consequence?.rationale, job: manifest.workload?.job,
      unit: manifest.workload?.unit?.rawValue, autonomy: manifest.workload?.autonomy?.rawValue,
      mode: manifest.deployment?.mode?.rawValue, tenancy: manifest.trust?.tenancy?.rawValue,
      data: words(manifest.trust?.data),
      components: (manifest.components ?? []).map { .init($0, layerOrder) },
      externals: manifest.externals.map { external in
        ArchitectureSummary.External(
          id: external.identifier, route: external.route, operator: external.operator,
          trust: external.trust?.rawValue,
          isPeople: external.people ?? false, layers: external.layers ?? [])
      },
      boundaries: manifest.boundaries.map { boundary in
        ArchitectureSummary.Boundary(
          id: boundary.identifier, route: boundary.route, from: boundary.from?.identifier ?? "",
          to: boundary.to?.identifier ?? "",
          data: words(boundary.data))
      },
      effects: (manifest.effects ?? []).map { effect in
        ArchitectureSummary.Effect(
          id: effect.identifier, route: effect.route, by: effect.by?.identifier ?? "",
          to: effect.to?.identifier ?? "",
          kind: effect.kind?.rawValue,
          data: words(effect.data), reversibility: effect.reversibility?.rawValue,
          authority: effect.authority?.rawValue, because: effect.because)
      },
      state: (manifest.state ?? []).map { item in
        ArchitectureSummary.State(
          id: item.identifier, holders: (item.holders ?? []).map { $0.identifier }, owner: item.owner,
          lifetime: shown(item.stored(\.lifetime)), survives: words(item.survives), data: words(item.data))
      },
      answers: SelectionAnswers(manifest: manifest, questions: policy.questions).all,
      sections: SectionSummary.all(in: manifest),
      evaluation: EvaluationSummary(manifest.evaluation),
      decision: DecisionSummary(manifest), dates: DatedEvent.all(in: manifest))
  }

}

extension EvaluationSummary {
  fileprivate init(_ evaluation: Evaluation?) {
    let measured = evaluation?.measured
    let tested = evaluation?.tested
    let exempt = [measured?.notApplicable, tested?.notApplicable].compactMap(\.self).flatMap { reasons in
      reasons.sorted { $0.key < $1.key }.map { EvaluationSummary.Exemption(name: $0.key, reason: $0.value) }
    }
    self.init(
      suite: evaluation?.suite?.identifier, represents: evaluation?.suite?.represents,
      dimensions: Dimension.allCases.map(\.rawValue),
      measurements: (measured?.all ?? []).map { dimension, measurement in
        EvaluationSummary.Measurement(
          dimension: dimension.rawValue, objective: measurement.objective,
          value: measurement.value?.text ?? "", bound: measurement.bound,
          verdict: measurement.verdict?.rawValue, evidence: (measurement.evidence ?? []).map { $0.identifier }
        )
      },
      trials: TestedFields.schema.writtenFields.map(\.name),
      tested: (tested?.all ?? []).map { name, test in
        EvaluationSummary.Trial(
          name: name, result: test.result?.rawValue ?? "",
          evidence: (test.evidence ?? []).map { $0.identifier })
      },
      exempt: exempt, caveats: evaluation?.caveats,
      unverified: (evaluation?.unverified ?? []).map { item in
        [item.claim, item.because].compactMap(\.self).joined(separator: ": ")
      })
  }

}

extension DecisionSummary {
  fileprivate init(_ manifest: RuntimeArchitecture) {
    let decision = manifest.decision
    self.init(
      status: decision?.status?.rawValue, context: decision?.context, decision: decision?.decision,
      alternatives: (decision?.alternatives ?? []).map { alternative in
        DecisionSummary.Alternative(
          option: alternative.option ?? "", insteadOf: alternative.insteadOf?.identifier,
          product: [alternative.product, alternative.version].compactMap(\.self).joined(separator: " "),
          deciding: alternative.deciding, rejected: alternative.rejected)
      },
      assumptions: decision?.assumptions ?? [], risks: decision?.risks ?? [],
      sources: decision?.sources ?? [],
      migration: manifest.deployment?.migration, exit: manifest.deployment?.exit?.path,
      reviewBy: decision?.review?.by)
  }

}

extension DatedEvent {
  fileprivate static func all(in manifest: RuntimeArchitecture) -> [DatedEvent] {
    var dates: [DatedEvent] = []
    if let day = manifest.decision?.review?.by {
      dates.append(DatedEvent(kind: .review, day: day, what: "decision review"))
    }
    for entry in manifest.evidence ?? [] {
      if let day = entry.produced ?? entry.retrieved ?? entry.date {
        dates.append(DatedEvent(kind: .produced, day: day, what: entry.identifier))
      }
      if let day = entry.expires {
        dates.append(DatedEvent(kind: .expires, day: day, what: entry.identifier))
      }
    }
    return dates.sorted { ($0.day, $0.what) < ($1.day, $1.what) }
  }
}

/// The text of a quantity as it is written in the manifest.
func shown(_ stored: Stored) -> String? {
  if case .scalar(let value) = stored { value.shown } else { nil }
}

/// The raw values of enum values.
func words<Value: RawRepresentable<String>>(_ values: [Value]?) -> [String] { (values ?? []).map(\.rawValue) }

extension ArchitectureSummary.Component {
  fileprivate init(_ component: Component, _ layerOrder: [String: Int]) {
    let service = component.service
    let observed = [
      service?.api, service?.observed.map { "observed \($0)" },
    ].compactMap(\.self).joined(separator: ", ")
    self.init(
      id: component.identifier, route: component.route, layers: component.layers ?? [],
      layerOrder: component.layers?.first.flatMap { layerOrder[$0] } ?? .max, product: component.product,
      version: component.version ?? (service == nil ? nil : observed), owner: component.owner,
      mode: component.mode?.rawValue, runs: component.runs == .trustedCode ? nil : component.runs?.rawValue,
      because: component.because)
  }
}

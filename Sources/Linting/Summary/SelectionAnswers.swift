import Manifest
import Policy
import Requirements
import Schema

/// The answers of a manifest to the selection questions of the guide.
struct SelectionAnswers {
  let manifest: RuntimeArchitecture
  let questions: [GuideQuestion]

  /// The answers, in the order of the guide.
  var all: [SelectionAnswer] {
    questions.map { question in
      SelectionAnswer(
        line: question.line, question: question.text,
        texts: answer(question.answer).compactMap(\.self).filter { !$0.isEmpty })
    }
  }

  private func answer(_ source: AnswerSource) -> [String?] {
    let workload = manifest.workload
    return switch source {
    case .executionUnit: [workload?.unit?.rawValue]
    case .models: (workload?.models ?? []).map(described) + (workload?.hardware ?? []).map(described)
    case .objectives: objectives()
    case .state: state()
    case .boundaries: boundaries()
    case .effects: effects()
    case .failure: manifest.failure.map(failure) ?? []
    case .evidence: kept()
    case .capabilities: (manifest.components ?? []).compactMap(capabilities)
    }
  }

  private func described(_ model: Model) -> String? {
    list(
      "model \(model.identifier)",
      [
        model.format, model.version.map { "version \($0)" }, model.precision,
        model.operations?.joined(separator: ", "),
        model.shapes,
      ])
  }

  private func described(_ hardware: Hardware) -> String? {
    let hosts = hardware.hosts.map { $0 == 1 ? "1 host" : "\($0) hosts" }
    return list(
      "hardware \(hardware.identifier)", [hardware.kind, hardware.count.map { "\($0) on each host" }, hosts])
  }

  private func objectives() -> [String?] {
    guard let objectives = manifest.objectives else { return [] }
    var texts: [String] = []
    if case .map(let entries) = objectives.stored(\.latency) {
      texts += entries.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.shown)" }
    }
    let others = [
      ("goodput", objectives.stored(\.goodput)), ("availability", objectives.stored(\.availability)),
      ("deadline", objectives.stored(\.deadline)), ("energy", objectives.stored(\.energy)),
      ("cost", objectives.stored(\.cost)),
    ]
    texts += others.compactMap { name, stored in shown(stored).map { "\(name) \($0)" } }
    texts += (objectives.notApplicable ?? [:]).sorted { $0.key < $1.key }
      .map { "\($0.key) does not apply: \($0.value)" }
    return texts
  }

  private func state() -> [String?] {
    guard let state = manifest.state else { return [] }
    if state.isEmpty { return ["none"] }
    return state.map { item in
      list(
        item.identifier,
        [
          item.holders.map { "in \($0.map { $0.identifier }.joined(separator: ", "))" },
          item.owner.map { "owned by \($0)" }, shown(item.stored(\.lifetime)).map { "kept \($0)" },
          item.survives.map {
            $0.isEmpty ? "survives nothing" : "survives \(words($0).joined(separator: ", "))"
          },
        ])
    }
  }

  private func boundaries() -> [String?] {
    guard let trust = manifest.trust else { return [] }
    let crossed = manifest.boundaries.map { boundary in
      list(
        "\(boundary.from?.identifier ?? "?") to \(boundary.to?.identifier ?? "?")",
        [boundary.data.map { words($0).joined(separator: ", ") }])
    }
    return [
      trust.data.map { "data: \($0.isEmpty ? "none" : words($0).joined(separator: ", "))" },
      trust.tenancy?.rawValue,
    ] + crossed
  }

  private func effects() -> [String?] {
    guard let effects = manifest.effects else { return [] }
    if effects.isEmpty { return ["none"] }
    return effects.map { effect in
      list(
        effect.identifier,
        [effect.kind?.rawValue, effect.to.map { "to \($0.identifier)" }, effect.reversibility?.rawValue])
    }
  }

  private func failure(_ failure: Failure) -> [String?] {
    [
      shown(failure.stored(\.timeout)).map { "timeout \($0)" },
      failure.retry?.max.map {
        $0 == 0 ? "never retried" : "retried up to \($0) \($0 == 1 ? "time" : "times")"
      },
      failure.compensation.map { "compensation: \($0)" }, failure.fallback.map { "fallback: \($0)" },
    ]
  }

  private func kept() -> [String?] {
    manifest.kept.map { kept in
      list(
        kept.what ?? "",
        [kept.forWhom.map { "for \($0)" }, shown(kept.stored(\.retention)).map { "kept \($0)" }])
    }
  }

  private func capabilities(of component: Component) -> String? {
    guard let capabilities = component.capabilities, !capabilities.isEmpty else { return nil }
    let product = [component.product, component.version].compactMap(\.self).joined(separator: " ")
    return list(
      "\(component.identifier)\(product.isEmpty ? "" : " (\(product))")", capabilities.map { $0.identifier })
  }

  /// A name with its attributes: `run-journal: owned by shop, kept 7y`.
  private func list(_ head: String, _ rest: [String?]) -> String? {
    let said = rest.compactMap(\.self).filter { !$0.isEmpty }
    return said.isEmpty ? head : "\(head): \(said.joined(separator: ", "))"
  }
}

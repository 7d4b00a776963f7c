import Schema
import YAMLTree

/// The check of tables by level: they never decrease, cover all reachable levels, and have no cells for
/// unreachable levels.
struct TableCheck {
  private let policy: Policy
  private var names: [String] { policy.levels.names }

  init(_ policy: Policy) { self.policy = policy }

  func problems(
    _ requirements: [CompiledRequirement], _ rules: [CompiledRule], _ words: [CompiledWords]
  ) -> [PolicyProblem] {
    requirements.flatMap(problems) + rules.compactMap { falling($0.severity, $0.entry) }
      + words.compactMap { falling($0.severity, $0.entry) }
  }

  // MARK: Requirements

  private func problems(in requirement: CompiledRequirement) -> [PolicyProblem] {
    let entry = requirement.entry
    let table = FieldDescription.of(\RequirementFields.atLeast)
    let rungs = policy.ladders[requirement.family]?.names ?? []
    var problems: [PolicyProblem] = []
    let values = requirement.required.values
    for level in values.indices.dropFirst() {
      guard let here = values[level], let below = values[level - 1], here < below else { continue }
      problems.append(
        entry.problem(
          TableDefect.decreasingRequirement(
            .init(level: names[level], value: rungs[here]),
            below: .init(level: names[level - 1], value: rungs[below])), table,
          span: entry.span(of: table, at: names[level]),
          related: [
            .init(
              "level `\(names[level - 1])` requires more", source: entry.source,
              span: entry.span(of: table, at: names[level - 1]))
          ]))
    }
    return problems + holes(requirement)
  }

  private func holes(_ requirement: CompiledRequirement) -> [PolicyProblem] {
    let entry = requirement.entry
    let table = FieldDescription.of(\RequirementFields.atLeast)
    let reachable = policy.reachableLevels(of: requirement)
    let first = policy.ladders[requirement.family]?.names.first ?? ""
    let holes = names.indices.filter { reachable.contains($0) && requirement.required[$0] == nil }
    var problems: [PolicyProblem] = []
    if !holes.isEmpty {
      // If other requirements apply to the same parts, the gap is only a note.
      let isCovered = holes.allSatisfy { policy.isAsked(of: requirement, elsewhereAt: $0) }
      problems.append(
        entry.problem(
          TableDefect.missingLevels(holes.map { names[$0] }, firstRung: first, isCovered: isCovered), table))
    }
    let written = entry.read(as: RequirementFields.self).atLeast ?? [:]
    for level in names.indices where written[names[level]] != nil && !reachable.contains(level) {
      // The cell may still apply to higher levels, up to the next cell.
      let next = names.indices.dropFirst(level + 1).first {
        reachable.contains($0) || written[names[$0]] != nil
      }
      guard next == nil || written[next.map { names[$0] } ?? ""] != nil else { continue }
      problems.append(
        entry.problem(
          TableDefect.needlessCell(level: names[level]), table, span: entry.span(of: table, at: names[level]))
      )
    }
    return problems
  }

  // MARK: Severities

  private func falling(_ severity: ByLevel<SeveritySetting>, _ entry: PolicyEntry) -> PolicyProblem? {
    let table = FieldDescription.of(\EntryFields.severity)
    for level in names.indices.dropFirst() {
      let (here, below) = (severity[level] ?? .off, severity[level - 1] ?? .off)
      guard here < below else { continue }
      return entry.problem(
        TableDefect.decreasingSeverity(
          .init(level: names[level], value: here.rawValue),
          below: .init(level: names[level - 1], value: below.rawValue)), table,
        span: entry.span(of: table, at: names[level]))
    }
    return nil
  }
}

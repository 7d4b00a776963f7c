import Schema
import YAMLTree

/// Tables by level: they never fall, have no hole where parts can be, and say nothing of levels where none can be.
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
    let values = requirement.needed.values
    for level in values.indices.dropFirst() {
      guard let here = values[level], let below = values[level - 1], here < below else { continue }
      problems.append(
        entry.problem(
          TableDefect.fallingRequirement(
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
    let holes = names.indices.filter { reachable.contains($0) && requirement.needed[$0] == nil }
    var problems: [PolicyProblem] = []
    if !holes.isEmpty {
      // Where others ask of the same parts, the hole is theirs to fill.
      let isCovered = holes.allSatisfy { policy.isAsked(of: requirement, elsewhereAt: $0) }
      problems.append(
        entry.problem(
          TableDefect.missingLevels(holes.map { names[$0] }, firstRung: first, isCovered: isCovered), table))
    }
    let written = entry.read(as: RequirementFields.self).atLeast ?? [:]
    for level in names.indices where written[names[level]] != nil && !reachable.contains(level) {
      // What is written there holds upward until the next entry.
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
        TableDefect.fallingSeverity(
          .init(level: names[level], value: here.rawValue),
          below: .init(level: names[level - 1], value: below.rawValue)), table,
        span: entry.span(of: table, at: names[level]))
    }
    return nil
  }
}

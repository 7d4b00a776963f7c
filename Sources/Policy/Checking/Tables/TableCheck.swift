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
    let rungs = policy.ladders[requirement.family]?.names ?? []
    var problems: [PolicyProblem] = []
    let values = requirement.needed.values
    for level in values.indices.dropFirst() {
      guard let here = values[level], let below = values[level - 1], here < below else { continue }
      problems.append(
        entry.problem(
          .fallingRequirement,
          "\(names[level]) asks for '\(rungs[here])', which is less than the '\(rungs[below])' of \(names[level - 1])",
          .of(\RequirementFields.atLeast),
          remedy: "ask for at least '\(rungs[below])' from \(names[level - 1]) upward",
          span: entry.span(of: .of(\RequirementFields.atLeast), at: names[level]),
          related: [
            .init(
              "\(names[level - 1]) asks for more", source: entry.source,
              span: entry.span(of: .of(\RequirementFields.atLeast), at: names[level - 1]))
          ]))
    }
    return problems + holes(requirement)
  }

  private func holes(_ requirement: CompiledRequirement) -> [PolicyProblem] {
    let entry = requirement.entry
    let reachable = policy.reachableLevels(of: requirement)
    let first = policy.ladders[requirement.family]?.names.first ?? ""
    let holes = names.indices.filter { reachable.contains($0) && requirement.needed[$0] == nil }
    var problems: [PolicyProblem] = []
    if !holes.isEmpty {
      let missing = holes.map { names[$0] }
      // Where others ask of the same parts, the hole is theirs to fill.
      let isCovered = holes.allSatisfy { policy.isAsked(of: requirement, elsewhereAt: $0) }
      problems.append(
        entry.problem(
          .missingLevel,
          "parts can be judged at \(missing.joined(separator: ", ")), and the table begins above",
          .of(\RequirementFields.atLeast), severity: isCovered ? .note : .error,
          remedy: isCovered
            ? "nothing, where what other requirements ask there is enough; else state \(missing[0])"
            : "state \(missing[0]): the weakest rung that is enough, or '\(first)' where nothing is asked"))
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
          .needlessEntry, "no part that this is about can be judged at \(names[level])",
          .of(\RequirementFields.atLeast),
          severity: .note,
          remedy: "take \(names[level]) out",
          span: entry.span(of: .of(\RequirementFields.atLeast), at: names[level])))
    }
    return problems
  }

  // MARK: Severities

  private func falling(_ severity: ByLevel<Severity>, _ entry: PolicyEntry) -> PolicyProblem? {
    for level in names.indices.dropFirst() {
      let (here, below) = (severity[level] ?? .off, severity[level - 1] ?? .off)
      guard here < below else { continue }
      return entry.problem(
        .fallingSeverity,
        "\(names[level]) makes it '\(here.rawValue)', which is less than the '\(below.rawValue)' of \(names[level - 1])",
        .of(\EntryFields.severity),
        remedy: "make it at least '\(below.rawValue)' from \(names[level - 1]) upward",
        span: entry.span(of: .of(\EntryFields.severity), at: names[level]))
    }
    return nil
  }
}

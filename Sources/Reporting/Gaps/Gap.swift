import Linting
import Schema

/// A finding with its owner, its part and the rungs to climb.
struct Gap {
  /// The step from the achieved rung to the required rung.
  struct Step {
    let family: String
    let achieved: String
    let required: String
    /// The next rung; `nil` if it is the required rung.
    let next: String?
  }

  let finding: Finding
  let architecture: AssessedArchitecture?
  let part: AssessedPart?
  let step: Step?

  /// The owner of the part, else the owner of the architecture.
  var owner: String? { part?.owner ?? architecture?.stated.owner }

  init(_ finding: Finding, in architecture: AssessedArchitecture?, ladders: [LadderDescription]) {
    self.finding = finding
    self.architecture = architecture
    let part = architecture?.parts.filter { finding.place.route.isWithin($0.route) }
      .max { $0.route.steps.count < $1.route.steps.count }
    self.part = part
    step = architecture.flatMap { Step(finding, part, in: $0, ladders) }
  }
}

extension Gap.Step {
  /// The step to the strongest rung that a part requires of the control of a finding.
  fileprivate init?(
    _ finding: Finding, _ part: AssessedPart?, in architecture: AssessedArchitecture,
    _ ladders: [LadderDescription]
  ) {
    guard
      let ladder = ladders.first(where: {
        finding.place.route.isWithin(
          part?.route(ofControl: $0.family) ?? AssessedPart.defaultRoute(ofControl: $0.family))
      })
    else { return nil }
    let parts =
      [part].compactMap(\.self)
      + architecture.parts.filter { other in finding.related.contains { $0.place.route == other.route } }
    let controls = parts.flatMap(\.controls).filter { $0.family == ladder.family && $0.required != nil }
    guard let strongest = controls.max(by: { ladder.rank($0.required) < ladder.rank($1.required) }),
      let required = strongest.required, let achieved = strongest.achieved,
      ladder.rank(achieved) < ladder.rank(required)
    else { return nil }
    let next = ladder.rungs[ladder.rank(achieved) + 1].name
    self.init(
      family: ladder.family, achieved: achieved, required: required, next: next == required ? nil : next)
  }
}

extension LadderDescription {
  /// The index of a rung, from 0; -1 if it is not in the ladder.
  func rank(_ name: String?) -> Int { rungs.firstIndex { $0.name == name } ?? -1 }
}

/// The gaps of an assessment, in order of priority.
struct GapList {
  let gaps: [Gap]

  init(_ assessment: Assessment) {
    gaps = Self.sorted(
      assessment.findingGroups.flatMap { group in
        group.findings.map { Gap($0, in: group.architecture, ladders: assessment.ladders) }
      }, assessment)
  }

  init(_ group: FindingGroup, in assessment: Assessment) {
    gaps = Self.sorted(
      group.findings.map { Gap($0, in: group.architecture, ladders: assessment.ladders) }, assessment)
  }

  /// Kinds of parts, the one with the most direct consequence last.
  private static let kinds = ["component", "state", "boundary", "effect"]

  /// Unreadable input first, since what it hides is not checked; then a level that is too low; then by
  /// severity, by level and kind of the part that is endangered, and by the number of guide lines and places.
  private static func sorted(_ gaps: [Gap], _ assessment: Assessment) -> [Gap] {
    func rank(_ gap: Gap) -> [Int] {
      let finding = gap.finding
      let level = gap.part?.level ?? gap.architecture?.effective
      return [
        assessment.obstruction(of: finding).rawValue,
        finding.severity == .error ? 2 : finding.severity == .warning ? 1 : 0,
        assessment.levels.firstIndex { $0 == level } ?? 0,
        Self.kinds.firstIndex { $0 == gap.part?.kind } ?? -1,
        finding.guide.count + finding.related.count,
      ]
    }
    return gaps.enumerated().map { (gap: $0.element, rank: rank($0.element), offset: $0.offset) }
      .sorted { a, b in
        a.rank != b.rank ? b.rank.lexicographicallyPrecedes(a.rank) : a.offset < b.offset
      }.map(\.gap)
  }
}

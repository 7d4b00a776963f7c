import Linting
import Schema

/// A finding as somebody has to close it: whose it is, on which part, and the step that closes it.
struct Gap {
  /// From the rung that there is to the rung that is asked for.
  struct Step {
    let family: String
    let held: String
    let needed: String
    /// The next rung upward, where it is not yet the one that is needed.
    let next: String?
  }

  let finding: Finding
  let architecture: AssessedArchitecture?
  let part: AssessedPart?
  let step: Step?

  /// Who answers for it: the owner of the part, else that of the architecture.
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
  /// The strongest that any part asks of the control that a finding is about.
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
    let controls = parts.flatMap(\.controls).filter { $0.family == ladder.family && $0.needed != nil }
    guard let strongest = controls.max(by: { ladder.rank($0.needed) < ladder.rank($1.needed) }),
      let needed = strongest.needed, let held = strongest.held, ladder.rank(held) < ladder.rank(needed)
    else { return nil }
    let next = ladder.rungs[ladder.rank(held) + 1].name
    self.init(family: ladder.family, held: held, needed: needed, next: next == needed ? nil : next)
  }
}

extension LadderDescription {
  /// The place of a rung from 0; -1 for none.
  func rank(_ name: String?) -> Int { rungs.firstIndex { $0.name == name } ?? -1 }
}

/// The gaps of an assessment, in the order in which to close them.
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

  /// The gravest first; of those what hides others, then what is at the highest level, then what answers most.
  private static func sorted(_ gaps: [Gap], _ assessment: Assessment) -> [Gap] {
    func rank(_ gap: Gap) -> [Int] {
      let finding = gap.finding
      let hides = finding.rule == "below-floor" || assessment.isOfReading(finding.rule)
      let level = gap.part?.level ?? gap.architecture?.effective
      return [
        finding.severity == .error ? 2 : finding.severity == .warning ? 1 : 0, hides ? 1 : 0,
        assessment.levels.firstIndex { $0 == level } ?? 0, finding.guide.count + finding.related.count,
      ]
    }
    return gaps.enumerated().map { (gap: $0.element, rank: rank($0.element), offset: $0.offset) }
      .sorted { a, b in
        a.rank != b.rank ? b.rank.lexicographicallyPrecedes(a.rank) : a.offset < b.offset
      }.map(\.gap)
  }
}

import CEL
import Manifest
package import Policy
import Schema

/// The typed parameters about evidence of the packs in force. A missing parameter requires nothing.
package struct EvidenceTerms: Equatable, Sendable {
  let requiredCapabilities: [CapabilityGrade]
  let preferredCapabilities: [CapabilityGrade]
  let controls: [ControlGrade]
  let measurements: [ControlGrade]
  let tests: [ControlGrade]
  let exits: [ControlGrade]
  /// The maximum age in days, by level; `nil` if evidence does not age.
  let ages: [Int?]
  package let noticeDays: Int
  let quotes: [Bool]
  let pages: [Bool]
  let movingPages: Set<String>
  let exactVersion: String?

  package init(_ policy: Policy) {
    let parameters = Dictionary(
      policy.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let levels = policy.levels.names
    func value(_ parameter: EvidenceParameter) -> Value? { parameters[parameter.rawValue] }
    func table<Cell>(_ parameter: EvidenceParameter, _ read: (Value) -> Cell?) -> [Cell?] {
      guard case .map(let map)? = value(parameter) else { return levels.map { _ in nil } }
      return levels.map { map[$0].flatMap(read) }
    }
    func grades<Grade: RawRepresentable<String>>(_ parameter: EvidenceParameter, _ least: Grade) -> [Grade] {
      table(parameter) { if case .string(let word) = $0 { Grade(rawValue: word) } else { nil } }.map {
        $0 ?? least
      }
    }
    func flags(_ parameter: EvidenceParameter) -> [Bool] {
      table(parameter) { if case .bool(let value) = $0 { value } else { nil } }.map { $0 ?? false }
    }
    func days(_ value: Value?) -> Int? {
      guard case .duration(let span)? = value else { return nil }
      return Int(span.nanoseconds / 86_400_000_000_000)
    }
    requiredCapabilities = grades(.gradeOfRequiredCapabilities, .unverified)
    preferredCapabilities = grades(.gradeOfPreferredCapabilities, .unverified)
    controls = grades(.gradeOfControls, .claimed)
    measurements = grades(.gradeOfMeasurements, .claimed)
    tests = grades(.gradeOfTests, .claimed)
    exits = grades(.gradeOfExits, .claimed)
    ages = table(.evidenceAge) { days($0) }
    noticeDays = days(value(.evidenceNotice)) ?? 0
    quotes = flags(.documentationQuote)
    pages = flags(.documentationPage)
    if case .list(let words)? = value(.movingPages) {
      movingPages = Set(words.compactMap { if case .string(let word) = $0 { word } else { nil } })
    } else {
      movingPages = []
    }
    if case .string(let pattern)? = value(.exactVersion) {
      exactVersion = pattern
    } else {
      exactVersion = nil
    }
  }
}

extension Policy {
  /// Whether another policy has the same parameters about evidence.
  package func asksSameOfEvidence(as other: Policy) -> Bool { EvidenceTerms(self) == EvidenceTerms(other) }
}

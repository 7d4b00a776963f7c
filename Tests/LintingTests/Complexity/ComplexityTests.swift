import Linting
import Policy
import TestSupport
import Testing

/// The work of a run grows linearly with each list of a manifest. The tests count steps of evaluation, not time.
@Suite("Complexity")
struct ComplexityTests {
  private static let few = 1_000
  private static let many = 4_000
  /// Four times the items take four times the steps; the rest allows for a logarithm.
  private static let ratio = 4.5

  @Test("Four times the items of a list take at most 4.5 times the steps", arguments: LongLists.paths)
  func grows(path: String) throws {
    try expectLinear(.list(at: path), Self.few, Self.many)
  }

  @Test("Four times the items of all lists take at most 4.5 times the steps")
  func growsTogether() throws {
    try expectLinear(.outermost, 100, 400)
  }

  private func expectLinear(_ extent: LongLists.Extent, _ few: Int, _ many: Int) throws {
    let small = try steps(extent, few)
    let large = try steps(extent, many)
    #expect(
      Double(large) <= Self.ratio * Double(small), "\(small) steps for \(few) items, \(large) for \(many)")
  }

  private func steps(_ extent: LongLists.Extent, _ count: Int) throws -> Int {
    let vocabularies = try CorePolicy.policy.get().vocabularies
    let text = LongLists(extent: extent, count: count, vocabularies: vocabularies).manifest
    let assessment = try CorePolicy.assess(text)
    try #require(assessment.architectures.count == 1 && assessment.failures.isEmpty)
    return assessment.summary.evaluationSteps
  }
}

import Policy
import PolicyTesting
import TestSupport
import Testing

@Suite("Examples of the core pack")
struct ExamplesTests {
  static let policy = Result {
    try PolicyLoader(core: CorePolicy.source).load(today: CorePolicy.today)
  }

  static var cases: [ExampleCase] {
    guard let policy = try? policy.get() else { return [] }
    return policy.entries.flatMap { ExampleCase.cases(of: $0, in: policy) }
  }

  @Test("can be loaded")
  func isUsable() throws {
    #expect(throws: Never.self) { try Self.policy.get() }
  }

  @Test("give exactly the expected findings", arguments: cases)
  func holds(example: ExampleCase) throws {
    let result = example.run(with: try Self.policy.get())
    #expect(result.isPassed, "\(result)")
  }
}

extension ExampleCase: CustomTestStringConvertible {
  package var testDescription: String { "\(entry): \(name)" }
}

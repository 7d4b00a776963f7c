import Linting
import Policy
import TestSupport
import Testing

/// All expressions of a document share one budget of steps, so that a pack with many slow expressions ends.
@Suite("Step budget")
struct StepBudgetTests {
  private static let manifest = """
    apiVersion: plumbline/v1
    kind: RuntimeArchitecture
    metadata: {name: small, description: A small system, owner: team}
    """

  /// A million additions.
  private static let slow: String = {
    let digits = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]"
    let loops = ["a", "b", "c", "d", "e", "f"].map { "\(digits).all(\($0), " }.joined()
    return loops + "a + b + c + d + e + f >= 0" + String(repeating: ")", count: 6)
  }()

  @Test(
    "Exhausting it is one failure, and the run ends",
    arguments: [
      "items: \"[\((0..<100).map { "'\($0)'" }.joined(separator: ", "))]\"\nassert: \"\(slow)\"",
      "assert: \"[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].all(x, \(slow) && \(slow))\"",
    ])
  func exhausted(rule: String) throws {
    let text = """
      rule: slow
      title: A slow rule
      guide: [G1]
      \(rule)
      message: The rule is slow
      what: Nothing
      why: Nothing
      """
    let pack = PackSource(testPack: "slow", files: [PackFile(path: "slow.yaml", text: text)])
    let policy = try PolicyLoader(core: CorePolicy.source).load([pack], today: CorePolicy.today)
    let input = Input(name: "architecture.yaml", isNamed: true, content: .bytes(Array(Self.manifest.utf8)))
    let assessment = Linter(policy: policy, today: CorePolicy.today).assess([input], gaps: SearchGaps())
    #expect(assessment.failures.map(\.rule) == ["slow"])
    let message = try #require(assessment.failures.first).message
    #expect(message.hasPrefix("the expressions of the policy exceed the limit of "), "\(message)")
  }

  @Test("Functions that build maps find an item in one step")
  func functions() throws {
    #expect(try value("['b', 'a', 'b'].firstIndexes()") == "b: 0, a: 1")
    #expect(try value("[['a'], [], ['b', 'c']].flatten()") == "a, b, c")
    #expect(
      try value("['a.x', 'a.b.y', 'ab.z', 'a'].groupedByPrefix(['a', 'a.b', 'c'], '.')")
        == "a: a.x, a.b.y, a, a.b: a.b.y")
  }

  @Test("Functions that build maps compare code points, as expressions do")
  func codePoints() throws {
    let both = "['\\u00e9', 'e\\u0301']"
    #expect(try value("size(\(both).firstIndexes())") == "2")
    #expect(try value("size(['\\u00e9.x', 'e\\u0301.y'].groupedByPrefix(\(both), '.'))") == "2")
  }

  @Test("The prefixes of a text with many separators are counted")
  func manySeparators() throws {
    let text = String(repeating: "a.", count: 45_000)
    let shown = try value("['\(text)'].groupedByPrefix(['a'], '.')")
    #expect(shown.contains("exceed the limit of"), "\(shown.prefix(200))")
  }

  private func value(_ expression: String) throws -> String {
    let input = Input(name: "architecture.yaml", isNamed: true, content: .bytes(Array(Self.manifest.utf8)))
    return try #require(CorePolicy.linter().evaluate(expression, in: input, at: nil).first).value
  }
}

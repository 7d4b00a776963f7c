import Policy
import PolicyTesting
import Reporting
import Testing

@Suite("An example")
struct ExampleTests {
  private static let retries = EntryText.retries.head

  private func report(_ example: String, description: String = "") throws -> TestReport {
    try PackText(description: description, entries: [Self.retries + "examples:\n" + example]).test().run()
  }

  @Test("that fails shows the expected and the actual findings with their locations")
  func comparison() throws {
    let report = try report(
      """
        - fails: Four retries at level moderate
          base: clerk
          set: {failure.retry.max: 4, consequence.level: moderate}
          only: [few-retries]
          expect: [{at: failure.retry, severity: error, message: too many}]

      """)
    #expect(
      TestFormats.text.text(of: report, plainContext) == """
        failed[few-retries]: fails: Four retries at level moderate
          --> pack/few-retries.yaml:14:5
           | base: clerk
           | set failure.retry.max: 4
           | set consequence.level: moderate
           | only: few-retries
           = expected  error few-retries at failure.retry: too many
           = found     warning few-retries at failure.retry.max: effect `file` is retried 4 times

        0 passed, 1 failed

        """)
  }

  @Test("is evaluated with its own parameters, which do not affect other examples")
  func parameters() throws {
    let pack = PackText(
      description: """
        parameters:
          - {name: most, type: number, byLevel: true, value: {minimal: 3}, tighter: smaller, why: Retries have a cost.}

        """,
      entries: [
        Self.retries.replacing("<= 3", with: "<= params.most['moderate']") + """
          examples:
            - passes: Five retries with a higher limit
              base: clerk
              set: {failure.retry.max: 5, consequence.level: moderate}
              params: {most: {minimal: 3, moderate: 5}}
              only: [few-retries]
            - fails: Five retries with the limit of the pack
              base: clerk
              set: {failure.retry.max: 5, consequence.level: moderate}
              only: [few-retries]
              expect: [{at: failure.retry.max}]

          """
      ])
    #expect(try pack.test().run().suites.flatMap(\.failed).map(\.description) == [])
  }

  @Test(
    "that cannot be run reports the reason and a suggestion",
    arguments: [
      ("base: clark", "base `clark` does not exist; did you mean `clerk`?"),
      ("base: elephant", "base `elephant` does not exist; known names: agent, clerk, minimal"),
      (
        "set: {consequence.level: high}",
        "`base` and `text` are missing; set `base` to one of agent, clerk, minimal"
      ),
      ("base: clerk\n    params: {mast: 4}", "parameter `mast` does not exist; did you mean `most`?"),
      (
        "base: clerk\n    params: {most: many}",
        "params.most: `many` is not a whole number"
      ),
      (
        "base: clerk\n    only: [few-retrys]",
        "`only`: rule or guide line `few-retrys` does not exist; did you mean `few-retries`?"
      ),
      ("base: clerk\n    remove: [nonsense]", "path `nonsense` does not exist: `nonsense` is missing"),
    ])
  func unusable(text: String, message: String) throws {
    let parameter = """
      parameters:
        - {name: most, type: number, value: 3, tighter: smaller, why: Retries have a cost.}

      """
    let result = try #require(
      try report("  - passes: Something\n    \(text)\n", description: parameter).suites.first?.results.first)
    #expect(result.failure == message)
    #expect(!result.isPassed)
  }

  @Test("is required: without examples, coverage and mutation do not pass")
  func none() throws {
    let test = try PackText(entries: [Self.retries]).test()
    #expect(test.run().total == 0)
    #expect(!test.inspectExamples().coverage().isWhole)
    #expect(!test.inspectExamples().mutation().isPassed)
  }
}

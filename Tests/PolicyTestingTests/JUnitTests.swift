import PolicyTesting
import Reporting
import Testing

@Suite("A test report as JUnit")
struct JUnitTests {
  @Test("has a suite for each entry, and cases for its examples, coverage and mutants")
  func report() throws {
    let test = try PackText(entries: [EntryText.ownAuthority.text(without: [1])]).test()
    var report = test.run()
    let examination = test.inspectExamples()
    report.coverage = examination.coverage()
    report.mutation = examination.mutation()
    #expect(
      TestFormats.junit.text(of: report, plainContext) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="plumbline policy test" tests="5" failures="1" errors="0">
          <testsuite name="write-on-own-authority" tests="5" failures="1" errors="0" file="pack/write-on-own-authority.yaml">
            <testcase name="fails: A write on its own authority at level low" classname="write-on-own-authority"/>
            <testcase name="passes: A write with delegated authority" classname="write-on-own-authority"/>
            <testcase name="passes: A read on its own authority" classname="write-on-own-authority"/>
            <testcase name="coverage" classname="write-on-own-authority"/>
            <testcase name="mutants" classname="write-on-own-authority">
              <failure message="1 surviving or unused">pack/write-on-own-authority.yaml:6:8: level: moderate -&gt; high</failure>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }

  @Test("reports an example that cannot be run as an error, and escapes quotations")
  func errors() throws {
    let rule =
      EntryText.retries.head + """
        examples:
          - passes: "A & B < \\"C\\""
            base: nowhere
        """
    let report = try PackText(entries: [rule]).test().run()
    let text = TestFormats.junit.text(of: report, plainContext)
    #expect(text.contains(#"<testcase name="passes: A &amp; B &lt; &quot;C&quot;" classname="few-retries">"#))
    #expect(text.contains(#"<error message="could not be run: base `nowhere` does not exist"#))
    #expect(text.contains(#"tests="1" failures="0" errors="1""#))
  }
}

import Linting
import Markup
import Reporting
import TestSupport
import Testing

@Suite("Backticks in messages")
struct ProseTests {
  struct Example: CustomTestStringConvertible {
    let text: String
    let html: String
    let markdown: String

    var testDescription: String { text }

    init(_ text: String, html: String, markdown: String) {
      self.text = text
      self.html = html
      self.markdown = markdown
    }
  }

  @Test(
    "a pair is code, and the text is escaped",
    arguments: [
      Example(
        "`version` is missing", html: "<code>version</code> is missing", markdown: "`version` is missing"),
      Example("a `b` and `c`", html: "a <code>b</code> and <code>c</code>", markdown: "a `b` and `c`"),
      Example(
        "set `a < b && 'c'`", html: "set <code>a &lt; b &amp;&amp; &#39;c&#39;</code>",
        markdown: "set `a < b && 'c'`"),
      Example("<b>*x*</b>", html: "&lt;b&gt;*x*&lt;/b&gt;", markdown: "&lt;b&gt;\\*x\\*&lt;/b&gt;"),
      Example("", html: "", markdown: ""),
    ])
  func pairs(example: Example) {
    #expect(html(example.text) == example.html)
    #expect(example.text.proseForMarkdown == example.markdown)
  }

  @Test(
    "a single backtick and an empty pair remain characters",
    arguments: [
      Example("a ` b", html: "a ` b", markdown: "a \\` b"),
      Example("`a` and `b", html: "<code>a</code> and `b", markdown: "`a` and \\`b"),
      Example("none: ``.", html: "none: ``.", markdown: "none: \\`\\`."),
    ])
  func unbalanced(example: Example) {
    #expect(html(example.text) == example.html)
    #expect(example.text.proseForMarkdown == example.markdown)
  }

  @Test("a combining mark does not hide a backtick")
  func combiningMark() {
    #expect("`a`\u{301} <b>".proseForMarkdown == "`a`\u{301} &lt;b&gt;")
    #expect("a`\u{301} <b>".asMarkdownCode == "`a'\u{301} <b>`")
  }

  @Test("HTML and Markdown reports render code; the text report keeps backticks")
  func reports() throws {
    let assessment = try CorePolicy.assess(
      [], unread: [Assessment.Unread(path: "a.yaml", reason: "`b` is <missing>")])
    #expect(try report("html", assessment).contains("<code>b</code> is &lt;missing&gt;"))
    #expect(try report("markdown", assessment).contains("`b` is &lt;missing&gt;"))
  }

  @Test("HTML renders the messages of findings")
  func messages() throws {
    let assessment = try GapsExample.assessment.get()
    let page = try report("html", assessment)
    let finding = try #require(assessment.findings.first { $0.message.split(separator: "`").count > 1 })
    #expect(page.contains("<code>"))
    #expect(!page.contains(finding.message))
  }

  private func html(_ text: String) -> String {
    let markup: Markup = "\(prose: text)"
    return markup.text
  }

  private func report(_ name: String, _ assessment: Assessment) throws -> String {
    let format = try #require(FindingFormats.format(named: name))
    return format.text(of: assessment, ReportContext.full)
  }
}

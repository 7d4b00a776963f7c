import CEL
import Evidence
import Testing
import YAMLTree

@Suite("Proof files")
struct ProofFileTests {
  private func read(_ name: String, _ text: String) throws -> ProofFile {
    try ProofFile(name: name, Array(text.utf8))
  }

  private func message(_ name: String, _ text: String) -> String? {
    do {
      _ = try read(name, text)
      return nil
    } catch let error as ReadingError {
      return error.message + (error.place.map { " at \($0.line):\($0.column)" } ?? "")
    } catch {
      return "\(error)"
    }
  }

  // MARK: JSON

  @Test("The values of JSON") func json() throws {
    let file = try read(
      "a.json",
      #"{"a": [1, -2.5, 1e3, true, false, null, 18446744073709551615], "b\n\u00e9\ud83d\ude00": "\/\t"}"#)
    guard case .map(let map)? = file.documents.first, case .list(let items)? = map["a"] else {
      Issue.record("no mapping")
      return
    }
    #expect(
      items == [.int(1), .double(-2.5), .double(1000), .bool(true), .bool(false), .null, .uint(.max)])
    #expect(map["b\né😀"] == .string("/\t"))
  }

  @Test(
    "Invalid JSON is refused with its position",
    arguments: [
      ("", "the file is empty"),
      (" ", "the file is not valid JSON: the file contains no JSON value at 1:2"),
      ("{", "the file is not valid JSON: expected a key in double quotes at 1:2"),
      ("{'a': 1}", "the file is not valid JSON: expected a key in double quotes at 1:2"),
      ("{\"a\" 1}", "the file is not valid JSON: expected `:` after the key at 1:6"),
      ("{\"a\": 1,}", "the file is not valid JSON: expected a key in double quotes at 1:9"),
      ("[1,]", "the file is not valid JSON: expected a JSON value at 1:4"),
      ("[1 2]", "the file is not valid JSON: expected `,` or `]` at 1:4"),
      ("01", "the file is not valid JSON: a number must not have leading zeros at 1:1"),
      ("1.", "the file is not valid JSON: expected a digit after `.` at 1:3"),
      ("1e", "the file is not valid JSON: expected a digit in the exponent at 1:3"),
      ("+1", "the file is not valid JSON: expected a JSON value at 1:1"),
      ("NaN", "the file is not valid JSON: expected a JSON value at 1:1"),
      ("truest", "the file is not valid JSON: expected a JSON value at 1:1"),
      ("\"a", "the file is not valid JSON: the string is not closed at 1:1"),
      (
        "\"a\nb\"",
        "the file is not valid JSON: a control character is not allowed in a string; write it as an escape at 1:3"
      ),
      ("\"\\x\"", "the file is not valid JSON: unknown escape sequence at 1:2"),
      ("\"\\ud800\"", "the file is not valid JSON: unpaired surrogate at 1:2"),
      ("{} {}", "the file is not valid JSON: unexpected text after the JSON value at 1:4"),
      ("// no\n{}", "the file is not valid JSON: expected a JSON value at 1:1"),
      (
        "{\"a\": {\"b\": 1, \"c\": 2,\n\"b\": 3}}",
        "the file is not valid JSON: duplicate key `b` in this mapping; keep one of the entries at 2:1"
      ),
    ])
  func noJSON(text: String, expected: String) { #expect(message("a.json", text) == expected) }

  @Test("Invalid UTF-8 is refused") func notUTF8() {
    #expect(throws: ReadingError.self) { try ProofFile(name: "a.json", [0x22, 0xFF, 0x22]) }
  }

  @Test("Nesting has a limit") func nesting() {
    let deep = { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) }
    #expect(message("a.json", deep(100)) == nil)
    #expect(message("a.json", deep(101))?.contains("deeper than the limit of 100 levels at 1:101") == true)
    #expect(
      message("a.json", String(repeating: "[", count: 5_000_000))?.contains("deeper than the limit") == true)
  }

  @Test("Each line of NDJSON is a document") func ndjson() throws {
    #expect(try read("a.ndjson", "{\"a\": 1}\n\n[2]\r\n3\n").documents.count == 3)
    #expect(message("a.jsonl", "1 2\n")?.contains("write one JSON value on each line") == true)
  }

  // MARK: YAML

  @Test(
    "Scalars of YAML follow the core schema",
    arguments: [
      ("12", .int(12)), ("-3", .int(-3)), ("0x1F", .int(31)), ("0o17", .int(15)), ("1.5", .double(1.5)),
      (".5", .double(0.5)), ("1e3", .double(1000)), ("true", .bool(true)), ("no", .string("no")),
      ("12:30", .string("12:30")), ("'12'", .string("12")), ("~", .null), ("1.2.3", .string("1.2.3")),
      ("-", .list([.null])), ("!!str 12", .string("12")), ("2026-10-01", .string("2026-10-01")),
    ] as [(String, Value)])
  func yaml(text: String, value: Value) throws { #expect(try read("a.yaml", text).documents == [value]) }

  @Test("Documents, anchors and merges of YAML") func documents() throws {
    let file = try read("a.yml", "base: &b {x: 1}\n---\na: 1\n---\nb: {<<: {x: 1}, y: 2}\n")
    #expect(file.documents.count == 3)
    guard case .map(let last)? = file.documents.last, case .map(let merged)? = last["b"] else {
      Issue.record("no mapping")
      return
    }
    #expect(merged["x"] == .int(1) && merged["y"] == .int(2))
  }

  // MARK: Reports

  @Test(
    "A test report has a conclusion",
    arguments: [
      ("<testsuite><testcase name='a'/></testsuite>", true, "1 tests, none failed"),
      (
        "<testsuites><testsuite name='s'><testcase name='a'/><testcase name='b'><skipped/></testcase></testsuite></testsuites>",
        true, "2 tests, none failed, 1 skipped"
      ),
      (
        "<testsuite><testcase name='a'><error message='no'/></testcase></testsuite>", false,
        "1 of 1 tests failed: a (line 1, column 12): no"
      ),
      ("<testsuite tests='4' failures='1'/>", false, "1 of 4 tests failed"),
      ("<testsuites><testsuite tests='2' errors='2'/></testsuites>", false, "2 of 2 tests failed"),
      (
        "<testsuite><testcase name='a'><skipped/></testcase></testsuite>", false,
        "all 1 tests were skipped"
      ),
      ("<testsuites/>", false, "the report contains no tests"),
      (
        "<testsuites tests='5'><testsuite tests='5' failures='2'/></testsuites>", false, "2 of 5 tests failed"
      ),
      (
        "<testsuites tests='5' errors='0'><testsuite><testsuite errors='1'/></testsuite></testsuites>", false,
        "1 of 5 tests failed"
      ),
      (
        "<testsuites tests='2' failures='1'><testsuite tests='1' failures='2'/><testsuite tests='3'/></testsuites>",
        false, "2 of 4 tests failed"
      ),
      (
        "<testsuite name='s'><error message='boom'/><testcase name='a'/></testsuite>", false,
        "1 of 1 tests failed: s (line 1, column 21): boom"
      ),
      (
        "<testsuite><failure/></testsuite>", false,
        "1 failures and errors in 0 tests: a suite (line 1, column 12)"
      ),
      (
        "<testsuite><testcase name='a'><failure/><testcase name='b'/></testcase></testsuite>", false,
        "1 of 2 tests failed: a (line 1, column 12)"
      ),
      ("<testsuite tests='2' skipped='1' disabled='1'/>", false, "all 2 tests were skipped"),
    ])
  func junit(text: String, isGood: Bool, reason: String) throws {
    let conclusion = try #require(try read("a.xml", text).conclusion)
    #expect(conclusion.isSuccess == isGood)
    #expect(conclusion.reason == reason)
  }

  @Test("The cases of a test report are values in expressions") func cases() throws {
    let file = try read(
      "a.xml",
      "<testsuites><testsuite name='s'><testcase name='a' time='1.5'><failure/></testcase></testsuite></testsuites>"
    )
    guard case .map(let report)? = file.documents.first, case .list(let cases)? = report["cases"],
      case .map(let only)? = cases.first
    else {
      Issue.record("no report")
      return
    }
    #expect(report["tests"] == .int(1) && report["failures"] == .int(1))
    #expect(
      only["suite"] == .string("s") && only["outcome"] == .string("failed") && only["seconds"] == .double(1.5)
    )
  }

  @Test(
    "An invalid count is refused",
    arguments: [
      (
        "failures='9223372036854775807' errors='1'",
        #"failures="9223372036854775807" is not a valid count at 1:13"#
      ),
      ("errors='one'", #"errors="one" is not a valid count at 1:13"#),
      ("tests='-1'", #"tests="-1" is not a valid count at 1:13"#),
      ("skipped='2147483648'", #"skipped="2147483648" is not a valid count at 1:13"#),
      ("tests='2147483647'", nil),
    ] as [(String, String?)])
  func count(attributes: String, expected: String?) {
    #expect(message("a.xml", "<testsuites><testsuite \(attributes)/></testsuites>") == expected)
  }

  @Test(
    "XML that is malformed, has a DOCTYPE or is nested too deeply is refused",
    arguments: [
      ("<!DOCTYPE testsuite><testsuite/>", "a document type declaration (DOCTYPE) is not allowed at 1:20"),
      ("<testsuite>", "the file is not valid XML: no element found at 1:12"),
      ("<testsuite>&x;</testsuite>", "the file is not valid XML: undefined entity at 1:12"),
      (
        String(repeating: "<a>", count: 101),
        "elements are nested deeper than the limit of 100 levels at 1:301"
      ),
    ])
  func refusedXML(text: String, expected: String) { #expect(message("a.xml", text) == expected) }

  /// A scan report with a rule of the driver at level `error`, and a rule of an extension at level `error`.
  private func scan(_ results: String, _ overrides: String = "") -> String {
    let strict = #""defaultConfiguration": {"level": "error"}"#
    let tool = """
      {"driver": {"rules": [{"id": "strict", \(strict)}, {"id": "lax"}]},
       "extensions": [{"guid": "G", "rules": [{"id": "more", \(strict)}]}]}
      """
    let invocations = #"[{"ruleConfigurationOverrides": [\#(overrides)]}, {}]"#
    return
      #"{"version": "2.1.0", "runs": [{"tool": \#(tool), "invocations": \#(invocations), "results": [\#(results)]}]}"#
  }

  @Test(
    "A scan report has a conclusion",
    arguments: [
      ("", nil),
      (#"{"ruleId": "a"}"#, nil),
      (#"{"ruleId": "a", "level": "error"}"#, "a"),
      (#"{"ruleId": "strict"}"#, "strict"),
      (#"{"ruleId": "strict/1"}"#, "strict/1"),
      (#"{"ruleId": "strict/1/2"}"#, nil),
      (#"{"ruleId": "strict", "level": "note"}"#, nil),
      (#"{"ruleIndex": 0}"#, "strict"),
      (#"{"ruleIndex": -1, "ruleId": "lax"}"#, nil),
      (#"{"rule": {"index": 0}}"#, "strict"),
      (#"{"rule": {"id": "strict"}}"#, "strict"),
      (#"{"rule": {"index": 0, "toolComponent": {"index": 0}}}"#, "more"),
      (#"{"rule": {"id": "more", "toolComponent": {"guid": "G"}}}"#, "more"),
      (#"{"rule": {"id": "strict", "toolComponent": {"index": 9223372036854775807}}}"#, nil),
      (#"{"level": "error", "kind": "pass"}"#, nil),
      (#"{"level": "error", "suppressions": [{"kind": "external"}]}"#, nil),
      (#"{"level": "error", "suppressions": [{"kind": "external", "status": "rejected"}]}"#, "a result"),
    ] as [(String, String?)])
  func sarif(result: String, failing: String?) throws {
    let conclusion = try #require(try read("a.sarif", scan(result)).conclusion)
    #expect(conclusion.isSuccess == (failing == nil))
    #expect(
      conclusion.reason.hasPrefix(
        failing.map { "1 of 1 results is at level `error`: \($0) (line 2" }
          ?? "\(result.isEmpty ? 0 : 1) results, none at level `error`"))
  }

  @Test(
    "An invocation can override the levels of rules",
    arguments: [
      (#"{"index": 1}"#, "error", #"{"ruleId": "lax"}"#, false),
      (#"{"id": "lax"}"#, "error", #"{"ruleIndex": 1}"#, false),
      (#"{"id": "lax"}"#, "error", #"{"ruleIndex": 1, "level": "note"}"#, true),
      (#"{"id": "lax"}"#, "error", #"{"ruleIndex": 1, "provenance": {"invocationIndex": 1}}"#, true),
      (#"{"id": "unknown"}"#, "error", #"{"ruleId": "unknown/1"}"#, false),
      (#"{"id": "strict"}"#, "note", #"{"ruleId": "strict"}"#, true),
      (#"{"index": 0, "toolComponent": {"index": 0}}"#, "note", #"{"ruleId": "strict"}"#, false),
      (
        #"{"index": 0, "toolComponent": {"index": 0}}"#, "note",
        #"{"rule": {"index": 0, "toolComponent": {"index": 0}}}"#, true
      ),
    ])
  func overridden(descriptor: String, level: String, result: String, isGood: Bool) throws {
    let override = #"{"descriptor": \#(descriptor), "configuration": {"level": "\#(level)"}}"#
    #expect(try read("a.sarif", scan(result, override)).conclusion?.isSuccess == isGood)
  }

  @Test(
    "Invalid SARIF is refused with its position",
    arguments: [
      (#"{}"#, "`version` or the list `runs` is missing at the top level"),
      (#"{"version": "2.0.0", "runs": []}"#, "`version` is `2.0.0` at 1:13"),
      (#"{"version": 2, "runs": []}"#, "`version` is `2` at 1:13"),
      (#"{"version": "2.1.0", "runs": [3]}"#, "a run is not an object at 1:31"),
      (#"{"version": "2.1.0", "runs": [{"results": [3]}]}"#, "a result is not an object at 1:44"),
      (
        #"{"version": "2.1.0", "runs": [{"results": [{"level": "critical"}]}]}"#,
        "`critical` is not a valid level at 1:54"
      ),
      (
        #"{"version": "2.1.0", "runs": [{"results": [{"level": null}]}]}"#,
        "`null` is not a valid level at 1:54"
      ),
      (
        #"{"version": "2.1.0", "runs": [{"results": [{"kind": "Fail"}]}]}"#,
        "`Fail` is not a valid `kind` of a result at 1:53"
      ),
    ])
  func noSARIF(text: String, expected: String) {
    #expect(message("a.sarif", text) == "the file is not valid SARIF 2.1.0: \(expected)")
  }

  @Test("The report of a tool that did not finish is a failure") func brokenOff() throws {
    let text =
      #"{"version": "2.1.0", "runs": [{"invocations": [{"executionSuccessful": false}], "results": []}]}"#
    #expect(try read("a.sarif", text).conclusion?.isSuccess == false)
    let unfinished = #"{"version": "2.1.0", "runs": [{"tool": {}}]}"#
    #expect(try read("a.sarif", unfinished).conclusion?.isSuccess == false)
  }
}

import Evidence
import Linting
import Testing

/// One thing wrong with evidence, and the one finding that follows.
struct Fault: Sendable, CustomStringConvertible {
  let description: String
  /// Texts of the manifest, each with what takes its place.
  var changes: [(String, String)] = []
  var files: [String: String] = [:]
  var altered: [String: String] = [:]
  let rule: String
  var severity = Finding.Severity.error
  let path: String
  /// What the message says.
  let says: String
}

@Suite("Faults of evidence")
struct FaultTests {
  @Test("A sound manifest has no finding") func sound() throws {
    let assessment = try Bench().assessment()
    #expect(assessment.findings.map(\.message) == [])
    #expect(assessment.architectures.flatMap(\.claims).filter { !$0.isEnough }.map(\.path) == [])
  }

  @Test("Each fault gives the one finding, at its place", arguments: faults)
  func fault(_ fault: Fault) throws {
    var bench = Bench()
    for (old, new) in fault.changes { try bench.replace(old, new) }
    bench.files.merge(fault.files) { _, new in new }
    bench.altered = fault.altered
    let findings = try bench.assessment().findings
    #expect(
      findings.map { "\($0.severity) \($0.rule) \($0.place.path)" } == [
        "\(fault.severity) \(fault.rule) \(fault.path)"
      ])
    #expect(findings.first?.message.contains(fault.says) == true, "\(findings.map(\.message))")
    #expect(findings.first?.remedy?.isEmpty == false)
    #expect(findings.first?.guide.isEmpty == false)
  }

  static let faults: [Fault] = files + expectations + pages + entries

  // MARK: Files

  static let files: [Fault] = [
    Fault(
      description: "One byte of a proof was changed",
      altered: ["evidence/bench.json": #"{"p95_ms": 613, "failed": 0}"#],
      rule: "evidence-broken", path: "evidence[bench].sha256",
      says: "has been altered since its digest was taken"),
    Fault(
      description: "The digest of a proof is another's",
      changes: [("\"@evidence/pod.yaml\"", String(repeating: "0", count: 64))],
      rule: "evidence-broken", path: "evidence[pod].sha256", says: "evidence/pod.yaml has been altered"),
    Fault(
      description: "No digest", changes: [("    sha256: \"@evidence/pod.yaml\"\n", "")],
      rule: "evidence-broken", path: "evidence[pod].sha256", says: "no digest of the file is stated"),
    Fault(
      description: "No file is named",
      changes: [("    file: evidence/pod.yaml\n    sha256: \"@evidence/pod.yaml\"\n", "")],
      rule: "evidence-broken", path: "evidence[pod].file", says: "it names no file"),
    Fault(
      description: "The file is not there",
      changes: [("file: evidence/pod.yaml", "file: evidence/gone.yaml")],
      rule: "evidence-broken", path: "evidence[pod].file", says: "evidence/gone.yaml: there is no such file"),
    Fault(
      description: "An absolute path", changes: [("file: evidence/pod.yaml", "file: /etc/hostname")],
      rule: "evidence-broken", path: "evidence[pod].file", says: "the path is absolute"),
    Fault(
      description: "A path out of the repository",
      changes: [("file: evidence/pod.yaml", "file: ../../pod.yaml")],
      rule: "evidence-broken", path: "evidence[pod].file", says: "the path leads out of the repository"),
    Fault(
      description: "An empty file", files: ["evidence/bench.json": ""],
      rule: "evidence-broken", path: "evidence[bench].file", says: "it is empty"),
    Fault(
      description: "Malformed JSON", files: ["evidence/bench.json": #"{"p95_ms": 612,}"#],
      rule: "evidence-broken", path: "evidence[bench].file",
      says: "it is no JSON: expected a key in double quotes (line 1, column 16)"),
    Fault(
      description: "A key twice",
      files: ["evidence/bench.json": #"{"p95_ms": 612, "failed": 1, "failed": 0}"#],
      rule: "evidence-broken", path: "evidence[bench].file", says: "the key `failed` is stated twice"),
    Fault(
      description: "Deeply nested JSON",
      files: ["evidence/bench.json": String(repeating: "[", count: 101) + String(repeating: "]", count: 101)],
      rule: "evidence-broken", path: "evidence[bench].file",
      says: "nested deeper than the limit of 100 levels"),
    Fault(
      description: "XML with a DOCTYPE and an external entity",
      files: [
        "evidence/tests.xml":
          "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><testsuite><testcase name='&e;'/></testsuite>"
      ],
      rule: "evidence-broken", path: "evidence[tests].file", says: "(DOCTYPE) is refused (line 1"),
    Fault(
      description: "A bomb of entities",
      files: [
        "evidence/tests.xml":
          "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><testsuite><testcase name='&b;'/></testsuite>"
      ],
      rule: "evidence-broken", path: "evidence[tests].file", says: "(DOCTYPE) is refused"),
    Fault(
      description: "XML that is no test report", files: ["evidence/tests.xml": "<html/>"],
      rule: "evidence-broken", path: "evidence[tests].file",
      says: "it is no JUnit report: the top element is 'html'"),
    Fault(
      description: "A bomb of aliases",
      files: [
        "evidence/pod.yaml":
          "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
          + zip("bcdefg", "abcdef").map {
            "\($0): &\($0) [\(Array(repeating: "*\($1)", count: 10).joined(separator: ","))]\n"
          }
          .joined()
      ],
      rule: "evidence-broken", path: "evidence[pod].file", says: "more nodes than the limit"),
    Fault(
      description: "A file that nothing reads",
      changes: [("file: evidence/pod.yaml", "file: evidence/screen.png")],
      files: ["evidence/pod.yaml": "x", "evidence/screen.png": "x"],
      rule: "evidence-broken", path: "evidence[pod].file", says: "nothing reads a file of this name"),
    Fault(
      description: "A report with a failure",
      files: [
        "evidence/tests.xml":
          "<testsuite>\n<testcase name='t'><failure message='leaked'/></testcase>\n</testsuite>"
      ],
      rule: "evidence-refuted", path: "evidence[tests].file",
      says: "1 of 1 tests failed: t (line 2, column 1): leaked"),
    Fault(
      description: "A report without a test", files: ["evidence/tests.xml": "<testsuite/>"],
      rule: "evidence-refuted", path: "evidence[tests].file", says: "the report has no test"),
    Fault(
      description: "A scan with a result at level error",
      files: [
        "evidence/scan.sarif":
          #"{"version": "2.1.0", "runs": [{"results": [{"ruleId": "r", "level": "error"}]}]}"#
      ],
      rule: "evidence-refuted", path: "evidence[scan].file",
      says: "1 of 1 results is at level error: r (line 1, column 44)"),
  ]

  // MARK: Expectations

  private static let expect =
    "expect: results.exists(d, d.kind == 'Pod' && d.spec.runtimeClassName == 'kata')"

  private static func expectation(
    _ description: String, _ text: String, _ says: String, rule: String = "evidence-broken"
  ) -> Fault {
    Fault(
      description: description, changes: [(expect, "expect: \(text)")], rule: rule,
      path: "evidence[pod].expect",
      says: says)
  }

  static let expectations: [Fault] = [
    expectation("Not boolean", "size(results)", "expect cannot be checked: "),
    expectation(
      "A value that is not boolean", "results[1].kind", "comes to 'Pod', which is neither true nor false"),
    expectation("A type error", "size(results) == 'two'", "expect cannot be checked: "),
    expectation("An unknown field of the manifest", "results[0].x == manifest.objectives.speed", "speed"),
    expectation("A syntax error", "\"results[\"", "expect cannot be checked: "),
    expectation(
      "Division by zero", "size(results) / (size(results) - 2) == 1",
      "expect cannot be evaluated: division by zero"),
    expectation("A missing key", "results[1].spec.runtimeClas == 'kata'", "no such key: 'runtimeClas'"),
    expectation("result of a file with two documents", "result.kind == 'Pod'", "the file holds 2 documents"),
    expectation(
      "Nothing of the file", "manifest.metadata.name == 'desk'", "reads neither result nor results"),
    expectation(
      "Beyond the limit of cost",
      "results.all(a, 'abcdefghijklmnopqrstuvwxyz0123456789'.split('').all(b, 'abcdefghijklmnopqrstuvwxyz0123456789'.split('').all(c, 'abcdefghijklmnopqrstuvwxyz0123456789'.split('').all(d, 'abcdefghijklmnopqrstuvwxyz0123456789'.split('').all(e, true)))))",
      "more than 1000000 steps"),
    expectation(
      "What the file does not hold", "results[1].spec.runtimeClassName == 'gvisor'",
      "results[1].spec.runtimeClassName = 'kata' (line 5, column 21), expected 'gvisor'",
      rule: "evidence-refuted"),
    Fault(
      description: "A value beyond an objective of the manifest",
      files: ["evidence/bench.json": "{\"p95_ms\": 912,\n \"failed\": 0}"],
      rule: "evidence-refuted", path: "evidence[bench].expect",
      says: "evidence/bench.json says otherwise: result.p95_ms = 912 (line 1, column 12), limit 800ms"),
    Fault(
      description: "A proof that says nothing by itself",
      changes: [
        ("\n    expect: results.exists(d, d.kind == 'Pod' && d.spec.runtimeClassName == 'kata')", "")
      ],
      rule: "evidence-broken", path: "evidence[pod].expect", says: "no expect is stated"),
  ]

  // MARK: Pages

  private static func page(_ description: String, _ url: String, _ says: String) -> Fault {
    Fault(
      description: description, changes: [("https://docs.vllm.ai/en/v0.11.0/caching.html", url)],
      rule: "evidence-mismatched", path: "evidence[docs].url", says: says)
  }

  static let pages: [Fault] = [
    page(
      "A host that only begins alike", "https://docs.vllm.ai.example.com/en/v0.11.0/x",
      "is no official page of vllm"),
    page("A host that only ends alike", "https://notdocs.vllm.ai/x", "is no official page of vllm"),
    page("A user before another host", "https://docs.vllm.ai@evil.example/x", "names a user before '@'"),
    page("A port", "https://docs.vllm.ai:8443/x", "names a port"),
    page("Plain http", "http://docs.vllm.ai/x", "it is no https address"),
    page("An address in numbers", "https://192.0.2.7/x", "an address in numbers"),
    page("An IPv6 address", "https://[2001:db8::1]/x", "an address in numbers"),
    page(
      "The page of another version", "https://docs.vllm.ai/en/v0.10.2/x", "the address is of version 0.10.2"),
    Fault(
      description: "A path that only begins alike",
      changes: [
        (
          "product: vllm\n    version: \"0.11.0\"\n    url",
          "product: redis\n    version: \"0.11.0\"\n    url"
        ),
        (
          "    product: vllm\n    version: \"0.11.0\"\n    owner",
          "    product: redis\n    version: \"0.11.0\"\n    owner"
        ),
        ("https://docs.vllm.ai/en/v0.11.0/caching.html", "https://redis.io/docs-of-others/x"),
      ],
      rule: "evidence-mismatched", path: "evidence[docs].url", says: "is no official page of redis"),
    Fault(
      description: "A product that the catalogue does not know",
      changes: [("product: vllm", "product: home-grown")],
      rule: "evidence-mismatched", path: "evidence[docs].product",
      says: "the catalogue does not know 'home-grown'"),
    Fault(
      description: "A quote that the page does not hold",
      changes: [("quote: A cache of prefixes", "quote: A cache of suffixes")],
      rule: "evidence-refuted", path: "evidence[docs].quote", says: "does not hold the quote"),
    Fault(
      description: "No quote", changes: [("    quote: A cache of prefixes is kept, as it were\n", "")],
      rule: "evidence-mismatched", path: "evidence[docs].quote", says: "no sentence of the page is quoted"),
    Fault(
      description: "No saved page at level high",
      changes: [("    file: evidence/page.html\n    sha256: \"@evidence/page.html\"\n", "")],
      rule: "evidence-mismatched", path: "evidence[docs].file", says: "the page is not saved"),
  ]

  // MARK: Entries

  static let entries: [Fault] = [
    Fault(
      description: "A proof of another version than the component's",
      changes: [
        ("workload: desk\n", "workload: desk\n"),
        ("    version: \"0.11.0\"\n    workload", "    version: \"0.10.2\"\n    workload"),
      ],
      rule: "evidence-mismatched", path: "evidence[bench].version",
      says: "it is of version 0.10.2, and vllm is 0.11.0"),
    Fault(
      description: "A version that may be several",
      changes: [("    version: \"0.11.0\"\n    workload", "    version: \">=0.11\"\n    workload")],
      rule: "evidence-mismatched", path: "evidence[bench].version", says: "'>=0.11' may be several versions"),
    Fault(
      description: "The latest version",
      changes: [("    version: \"0.11.0\"\n    workload", "    version: latest\n    workload")],
      rule: "evidence-mismatched", path: "evidence[bench].version", says: "'latest' may be several versions"),
    Fault(
      description: "No version, of a capability",
      changes: [("    version: \"0.11.0\"\n    workload", "    workload")],
      rule: "evidence-mismatched", path: "evidence[bench].version", says: "no version is stated"),
    Fault(
      description: "Another workload", changes: [("workload: desk", "workload: shop")],
      rule: "evidence-mismatched", path: "evidence[bench].workload",
      says: "the workload shop, and this is desk"),
    Fault(
      description: "No workload, of a capability", changes: [("    workload: desk\n", "")],
      rule: "evidence-mismatched", path: "evidence[bench].workload", says: "no workload is stated"),
    Fault(
      description: "Another product",
      changes: [("    workload: desk\n", "    workload: desk\n    product: sglang\n")],
      rule: "evidence-mismatched", path: "evidence[bench].product", says: "it is about sglang"),
    Fault(
      description: "The same file for two versions",
      changes: [
        (
          "  - {id: drill",
          "  - {id: again, kind: proof, file: evidence/tests.xml, sha256: \"@evidence/tests.xml\", version: \"0.10.0\", by: ml, produced: 2026-10-01}\n  - {id: drill"
        ),
        ("evidence: [tests, scan]", "evidence: [tests, scan, again]"),
      ],
      rule: "evidence-mismatched", severity: .note, path: "evidence[again].version",
      says: "is said to be of version 0.10.0 here and of 0.11.0 in evidence[tests]"),
    Fault(
      description: "The same file for two versions, by another name",
      changes: [
        (
          "  - {id: drill",
          "  - {id: again, kind: proof, file: ./evidence/tests.xml, sha256: \"@evidence/tests.xml\", version: \"0.10.0\", by: ml, produced: 2026-10-01}\n  - {id: drill"
        ),
        ("evidence: [tests, scan]", "evidence: [tests, scan, again]"),
      ],
      files: ["./evidence/tests.xml": Bench.report],
      rule: "evidence-mismatched", severity: .note, path: "evidence[again].version",
      says: "is said to be of version 0.10.0 here and of 0.11.0 in evidence[tests]"),
    Fault(
      description: "A file of an attestation that was altered",
      changes: [
        (
          "statement: It held",
          "statement: It held, file: evidence/drill.txt, sha256: \"@evidence/drill.txt\""
        )
      ],
      files: ["evidence/drill.txt": "held"], altered: ["evidence/drill.txt": "failed"],
      rule: "evidence-broken", path: "evidence[drill].sha256", says: "evidence/drill.txt has been altered"),
    Fault(
      description: "An expect of what is no proof",
      changes: [("statement: It held", "statement: It held, expect: result.failed == 0")],
      rule: "evidence-broken", path: "evidence[drill].expect",
      says: "an expect is held against the file of a proof"),
    Fault(
      description: "A file of an attestation without a digest",
      changes: [("statement: It held", "statement: It held, file: evidence/drill.txt")],
      files: ["evidence/drill.txt": "held"],
      rule: "evidence-broken", path: "evidence[drill].sha256", says: "no digest of the file is stated"),
    Fault(
      description: "A proof that nobody made, where somebody else is asked for",
      changes: [
        ("level: high", "level: critical"),
        (
          "    by: ml\n    produced: 2026-10-01\n    expect: results",
          "    produced: 2026-10-01\n    expect: results"
        ),
        ("evidence: [pod]}}\n", "evidence: [scan]}}\n"),
        ("by: ml", "by: auditor"),
      ],
      rule: "evidence-broken", path: "evidence[pod].by", says: "nobody is named who made it"),
    Fault(
      description: "A date in the future",
      changes: [
        (
          "    by: ml\n    produced: 2026-10-01\n    expect: results",
          "    by: ml\n    produced: 2026-11-24\n    expect: results"
        )
      ],
      rule: "evidence-broken", path: "evidence[pod].produced", says: "2026-11-24 has not come yet"),
    Fault(
      description: "An attestation of tomorrow", changes: [("date: 2026-10-01", "date: 2027-01-01")],
      rule: "evidence-broken", path: "evidence[drill].date", says: "2027-01-01 has not come yet"),
    Fault(
      description: "An attestation that nobody makes", changes: [("by: security, ", "")],
      rule: "evidence-broken", path: "evidence[drill].by", says: "nobody is named who vouches"),
    Fault(
      description: "An attestation without a day", changes: [("date: 2026-10-01, ", "")],
      rule: "evidence-stale", path: "evidence[drill].date", says: "no day is stated"),
    Fault(
      description: "Too old for its level",
      changes: [
        (
          "    by: ml\n    produced: 2026-10-01\n    expect: results",
          "    by: ml\n    produced: 2026-05-26\n    expect: results"
        )
      ],
      rule: "evidence-stale", path: "evidence[pod].produced",
      says: "it is 181 days old, and level high takes 180"),
    Fault(
      description: "Past its own end",
      changes: [
        (
          "    by: ml\n    produced: 2026-10-01\n    expect: results",
          "    by: ml\n    produced: 2026-10-01\n    expires: 2026-11-22\n    expect: results"
        )
      ],
      rule: "evidence-stale", path: "evidence[pod].expires", says: "it expired on 2026-11-22"),
    Fault(
      description: "About to run out",
      changes: [
        (
          "    by: ml\n    produced: 2026-10-01\n    expect: results",
          "    by: ml\n    produced: 2026-06-26\n    expect: results"
        )
      ],
      rule: "evidence-runs-out", severity: .note, path: "evidence[pod].produced",
      says: "runs out on 2026-12-23, in 30 days"),
    Fault(
      description: "Nothing refers to it", changes: [("evidence: [tests, scan]", "evidence: [tests]")],
      rule: "evidence-unused", severity: .note, path: "evidence[scan]",
      says: "nothing refers to the evidence scan"),
  ]
}

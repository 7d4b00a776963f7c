import Evidence
import Linting
import Testing

/// A fault in evidence, with the one expected finding.
struct Fault: Sendable, CustomStringConvertible {
  let description: String
  /// Replacements in the text of the manifest.
  var changes: [(String, String)] = []
  var files: [String: String] = [:]
  var altered: [String: String] = [:]
  let rule: String
  var severity = Finding.Severity.error
  let path: String
  /// A part of the expected message.
  let says: String
}

@Suite("Faults in evidence")
struct FaultTests {
  @Test("A sound manifest has no finding") func sound() throws {
    let assessment = try Bench().assessment()
    #expect(assessment.findings.map(\.message) == [])
    #expect(assessment.architectures.flatMap(\.claims).filter { !$0.isEnough }.map(\.path) == [])
  }

  @Test("Each fault gives exactly one finding, at its place", arguments: faults)
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
      says: "`evidence/bench.json` does not match `sha256`: its digest is now"),
    Fault(
      description: "The digest of a proof is wrong",
      changes: [("\"@evidence/pod.yaml\"", String(repeating: "0", count: 64))],
      rule: "evidence-broken", path: "evidence[pod].sha256",
      says: "`evidence/pod.yaml` does not match `sha256`: its digest is now"),
    Fault(
      description: "The digest is missing", changes: [("    sha256: \"@evidence/pod.yaml\"\n", "")],
      rule: "evidence-broken", path: "evidence[pod].sha256",
      says: "`sha256` is missing, so a change of the file cannot be detected"),
    Fault(
      description: "The file is missing in the entry",
      changes: [("    file: evidence/pod.yaml\n    sha256: \"@evidence/pod.yaml\"\n", "")],
      rule: "evidence-broken", path: "evidence[pod].file", says: "`file` is missing"),
    Fault(
      description: "The file does not exist",
      changes: [("file: evidence/pod.yaml", "file: evidence/gone.yaml")],
      rule: "evidence-broken", path: "evidence[pod].file", says: "evidence/gone.yaml: the file does not exist"
    ),
    Fault(
      description: "An absolute path", changes: [("file: evidence/pod.yaml", "file: /etc/hostname")],
      rule: "evidence-broken", path: "evidence[pod].file", says: "the path is absolute"),
    Fault(
      description: "A path outside the repository",
      changes: [("file: evidence/pod.yaml", "file: ../../pod.yaml")],
      rule: "evidence-broken", path: "evidence[pod].file",
      says: "../../pod.yaml: the path is outside the repository"),
    Fault(
      description: "An empty file", files: ["evidence/bench.json": ""],
      rule: "evidence-broken", path: "evidence[bench].file", says: "evidence/bench.json: the file is empty"),
    Fault(
      description: "Malformed JSON", files: ["evidence/bench.json": #"{"p95_ms": 612,}"#],
      rule: "evidence-broken", path: "evidence[bench].file",
      says:
        "evidence/bench.json: the file is not valid JSON: expected a key in double quotes (line 1, column 16)"
    ),
    Fault(
      description: "A duplicate key",
      files: ["evidence/bench.json": #"{"p95_ms": 612, "failed": 1, "failed": 0}"#],
      rule: "evidence-broken", path: "evidence[bench].file", says: "duplicate key `failed`"),
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
      rule: "evidence-broken", path: "evidence[tests].file",
      says: "evidence/tests.xml: a document type declaration (DOCTYPE) is not allowed (line 1, column 13)"),
    Fault(
      description: "An entity expansion attack",
      files: [
        "evidence/tests.xml":
          "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><testsuite><testcase name='&b;'/></testsuite>"
      ],
      rule: "evidence-broken", path: "evidence[tests].file",
      says: "evidence/tests.xml: a document type declaration (DOCTYPE) is not allowed (line 1, column 13)"),
    Fault(
      description: "XML that is not a test report", files: ["evidence/tests.xml": "<html/>"],
      rule: "evidence-broken", path: "evidence[tests].file",
      says: "evidence/tests.xml: the file is not a JUnit report: its root element is `html`"),
    Fault(
      description: "An alias expansion attack",
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
      description: "A file with an unsupported extension",
      changes: [("file: evidence/pod.yaml", "file: evidence/screen.png")],
      files: ["evidence/pod.yaml": "x", "evidence/screen.png": "x"],
      rule: "evidence-broken", path: "evidence[pod].file",
      says: "evidence/screen.png: the file name extension is not supported"),
    Fault(
      description: "A report with a failure",
      files: [
        "evidence/tests.xml":
          "<testsuite>\n<testcase name='t'><failure message='leaked'/></testcase>\n</testsuite>"
      ],
      rule: "evidence-refuted", path: "evidence[tests].file",
      says: "1 of 1 tests failed: t (line 2, column 1): leaked"),
    Fault(
      description: "A report without tests", files: ["evidence/tests.xml": "<testsuite/>"],
      rule: "evidence-refuted", path: "evidence[tests].file",
      says: "evidence/tests.xml: the report contains no tests"),
    Fault(
      description: "A scan with a result at level error",
      files: [
        "evidence/scan.sarif":
          #"{"version": "2.1.0", "runs": [{"results": [{"ruleId": "r", "level": "error"}]}]}"#
      ],
      rule: "evidence-refuted", path: "evidence[scan].file",
      says: "evidence/scan.sarif: 1 of 1 results is at level `error`: r (line 1, column 44)"),
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
    expectation("Not boolean", "size(results)", "`expect` is not a valid expression: "),
    expectation(
      "A value that is not boolean", "results[1].kind",
      "`expect` evaluates to \'Pod\', which is not a boolean"),
    expectation("A type error", "size(results) == 'two'", "`expect` is not a valid expression: "),
    expectation("An unknown field of the manifest", "results[0].x == manifest.objectives.speed", "speed"),
    expectation("A syntax error", "\"results[\"", "`expect` is not a valid expression: "),
    expectation(
      "Division by zero", "size(results) / (size(results) - 2) == 1",
      "`expect` cannot be evaluated: division by zero"),
    expectation("A missing key", "results[1].spec.runtimeClas == 'kata'", "no such key: `runtimeClas`"),
    expectation(
      "result of a file with two documents", "result.kind == 'Pod'",
      "`expect` reads `result`, but the file contains 2 documents"),
    expectation(
      "No use of the file", "manifest.metadata.name == 'desk'",
      "`expect` reads neither `result` nor `results`, so it does not depend on the file"),
    expectation(
      "Too many evaluation steps",
      "results.all(a, 'abcdefghijklmnopqrstuvwxyz0123456789'.split('').all(b, 'abcdefghijklmnopqrstuvwxyz0123456789'.split('').all(c, 'abcdefghijklmnopqrstuvwxyz0123456789'.split('').all(d, 'abcdefghijklmnopqrstuvwxyz0123456789'.split('').all(e, true)))))",
      "exceeds the limit of 1000000 steps"),
    expectation(
      "A value that the file does not contain", "results[1].spec.runtimeClassName == 'gvisor'",
      "results[1].spec.runtimeClassName = 'kata' (line 5, column 21), expected 'gvisor'",
      rule: "evidence-refuted"),
    Fault(
      description: "A value beyond an objective of the manifest",
      files: ["evidence/bench.json": "{\"p95_ms\": 912,\n \"failed\": 0}"],
      rule: "evidence-refuted", path: "evidence[bench].expect",
      says:
        "`evidence/bench.json` contradicts the claim: result.p95_ms = 912 (line 1, column 12), limit 800ms"),
    Fault(
      description: "A proof without expect and without a conclusion",
      changes: [
        ("\n    expect: results.exists(d, d.kind == 'Pod' && d.spec.runtimeClassName == 'kata')", "")
      ],
      rule: "evidence-broken", path: "evidence[pod].expect",
      says: "`expect` is missing, which a file of this format requires"),
  ]

  // MARK: Pages

  private static func page(_ description: String, _ url: String, _ says: String) -> Fault {
    Fault(
      description: description, changes: [("https://docs.vllm.ai/en/v0.11.0/caching.html", url)],
      rule: "evidence-mismatched", path: "evidence[docs].url", says: says)
  }

  static let pages: [Fault] = [
    page(
      "A host with a similar prefix", "https://docs.vllm.ai.example.com/en/v0.11.0/x",
      "https://docs.vllm.ai.example.com/en/v0.11.0/x is not an official page of `vllm`; its documentation is at docs.vllm.ai"
    ),
    page(
      "A host with a similar suffix", "https://notdocs.vllm.ai/x",
      "https://notdocs.vllm.ai/x is not an official page of `vllm`; its documentation is at docs.vllm.ai"),
    page(
      "A user name before the host", "https://docs.vllm.ai@evil.example/x",
      "https://docs.vllm.ai@evil.example/x is not an official page: it contains a user name before `@`, which hides the actual host"
    ),
    page(
      "A port", "https://docs.vllm.ai:8443/x",
      "https://docs.vllm.ai:8443/x is not an official page: it contains a port, which official documentation does not need"
    ),
    page(
      "Plain http", "http://docs.vllm.ai/x",
      "http://docs.vllm.ai/x is not an official page: it does not use https, so its origin cannot be verified"
    ),
    page(
      "An address in numbers", "https://192.0.2.7/x",
      "https://192.0.2.7/x is not an official page: its host is an IP address, not a domain name"),
    page(
      "An IPv6 address", "https://[2001:db8::1]/x",
      "https://[2001:db8::1]/x is not an official page: its host is an IP address, not a domain name"),
    page(
      "The page of another version", "https://docs.vllm.ai/en/v0.10.2/x",
      "the URL is for version `0.10.2`, but `version` is `0.11.0`"),
    Fault(
      description: "A path with a similar prefix",
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
      rule: "evidence-mismatched", path: "evidence[docs].url",
      says:
        "https://redis.io/docs-of-others/x is not an official page of `redis`; its documentation is at redis.io/docs"
    ),
    Fault(
      description: "A product that is not in the catalog",
      changes: [("product: vllm", "product: home-grown")],
      rule: "evidence-mismatched", path: "evidence[docs].product",
      says:
        "product `home-grown` is not in the catalog, so it is unknown whether docs.vllm.ai is an official host"
    ),
    Fault(
      description: "A quote that the page does not contain",
      changes: [("quote: A cache of prefixes", "quote: A cache of suffixes")],
      rule: "evidence-refuted", path: "evidence[docs].quote",
      says: "the saved page `evidence/page.html` does not contain the quote"),
    Fault(
      description: "The quote is missing",
      changes: [("    quote: A cache of prefixes is kept, as it were\n", "")],
      rule: "evidence-mismatched", path: "evidence[docs].quote",
      says: "`quote` is missing, which level `high` requires"),
    Fault(
      description: "The saved page is missing at level high",
      changes: [("    file: evidence/page.html\n    sha256: \"@evidence/page.html\"\n", "")],
      rule: "evidence-mismatched", path: "evidence[docs].file",
      says: "`file` is missing: level `high` requires a saved copy of the page"),
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
      says: "`version` is `0.10.2`, but vllm is `0.11.0`"),
    Fault(
      description: "A version range",
      changes: [("    version: \"0.11.0\"\n    workload", "    version: \">=0.11\"\n    workload")],
      rule: "evidence-mismatched", path: "evidence[bench].version",
      says: "`version: >=0.11` can match several releases; evidence applies to one"),
    Fault(
      description: "The latest version",
      changes: [("    version: \"0.11.0\"\n    workload", "    version: latest\n    workload")],
      rule: "evidence-mismatched", path: "evidence[bench].version",
      says: "`version: latest` can match several releases; evidence applies to one"),
    Fault(
      description: "The version of a capability's proof is missing",
      changes: [("    version: \"0.11.0\"\n    workload", "    workload")],
      rule: "evidence-mismatched", path: "evidence[bench].version", says: "`version` is missing"),
    Fault(
      description: "Another workload", changes: [("workload: desk", "workload: shop")],
      rule: "evidence-mismatched", path: "evidence[bench].workload",
      says: "`workload` is `shop`, but this architecture is `desk`"),
    Fault(
      description: "The workload of a capability's proof is missing", changes: [("    workload: desk\n", "")],
      rule: "evidence-mismatched", path: "evidence[bench].workload", says: "`workload` is missing"),
    Fault(
      description: "Another product",
      changes: [("    workload: desk\n", "    workload: desk\n    product: sglang\n")],
      rule: "evidence-mismatched", path: "evidence[bench].product",
      says: "`product` is `sglang`, but capability `caching` of vllm 0.11.0 is a claim about `vllm`"),
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
      says: "`evidence/tests.xml` has `version: 0.10.0` here and `0.11.0` in `evidence[tests]`"),
    Fault(
      description: "The same file for two versions, with another path",
      changes: [
        (
          "  - {id: drill",
          "  - {id: again, kind: proof, file: ./evidence/tests.xml, sha256: \"@evidence/tests.xml\", version: \"0.10.0\", by: ml, produced: 2026-10-01}\n  - {id: drill"
        ),
        ("evidence: [tests, scan]", "evidence: [tests, scan, again]"),
      ],
      files: ["./evidence/tests.xml": Bench.report],
      rule: "evidence-mismatched", severity: .note, path: "evidence[again].version",
      says: "`./evidence/tests.xml` has `version: 0.10.0` here and `0.11.0` in `evidence[tests]`"),
    Fault(
      description: "The changed file of an attestation",
      changes: [
        (
          "statement: It held",
          "statement: It held, file: evidence/drill.txt, sha256: \"@evidence/drill.txt\""
        )
      ],
      files: ["evidence/drill.txt": "held"], altered: ["evidence/drill.txt": "failed"],
      rule: "evidence-broken", path: "evidence[drill].sha256",
      says: "`evidence/drill.txt` does not match `sha256`: its digest is now"),
    Fault(
      description: "An expect in an entry that is not a proof",
      changes: [("statement: It held", "statement: It held, expect: result.failed == 0")],
      rule: "evidence-broken", path: "evidence[drill].expect",
      says: "`expect` applies to a proof only, but `kind` is `attestation`"),
    Fault(
      description: "The file of an attestation without a digest",
      changes: [("statement: It held", "statement: It held, file: evidence/drill.txt")],
      files: ["evidence/drill.txt": "held"],
      rule: "evidence-broken", path: "evidence[drill].sha256",
      says: "`sha256` is missing, so a change of the file cannot be detected"),
    Fault(
      description: "A proof without an author, where an independent author is required",
      changes: [
        ("level: high", "level: critical"),
        (
          "    by: ml\n    produced: 2026-10-01\n    expect: results",
          "    produced: 2026-10-01\n    expect: results"
        ),
        ("evidence: [pod]}}\n", "evidence: [scan]}}\n"),
        ("by: ml", "by: auditor"),
      ],
      rule: "evidence-broken", path: "evidence[pod].by", says: "`by` is missing: no author is given"),
    Fault(
      description: "A date in the future",
      changes: [
        (
          "    by: ml\n    produced: 2026-10-01\n    expect: results",
          "    by: ml\n    produced: 2026-11-24\n    expect: results"
        )
      ],
      rule: "evidence-broken", path: "evidence[pod].produced", says: "the date 2026-11-24 is in the future"),
    Fault(
      description: "An attestation with a date in the future",
      changes: [("date: 2026-10-01", "date: 2027-01-01")],
      rule: "evidence-broken", path: "evidence[drill].date", says: "the date 2027-01-01 is in the future"),
    Fault(
      description: "An attestation without an attesting person", changes: [("by: security, ", "")],
      rule: "evidence-broken", path: "evidence[drill].by",
      says: "`by` is missing: no attesting person is given"),
    Fault(
      description: "An attestation without a date", changes: [("date: 2026-10-01, ", "")],
      rule: "evidence-stale", path: "evidence[drill].date", says: "the date is missing, so its age is unknown"
    ),
    Fault(
      description: "Evidence that is too old for its level",
      changes: [
        (
          "    by: ml\n    produced: 2026-10-01\n    expect: results",
          "    by: ml\n    produced: 2026-05-26\n    expect: results"
        )
      ],
      rule: "evidence-stale", path: "evidence[pod].produced",
      says: "it is 181 days old; level `high` allows at most 180"),
    Fault(
      description: "Expired evidence",
      changes: [
        (
          "    by: ml\n    produced: 2026-10-01\n    expect: results",
          "    by: ml\n    produced: 2026-10-01\n    expires: 2026-11-22\n    expect: results"
        )
      ],
      rule: "evidence-stale", path: "evidence[pod].expires", says: "it expired on 2026-11-22"),
    Fault(
      description: "Evidence that expires soon",
      changes: [
        (
          "    by: ml\n    produced: 2026-10-01\n    expect: results",
          "    by: ml\n    produced: 2026-06-26\n    expect: results"
        )
      ],
      rule: "evidence-expiring", severity: .note, path: "evidence[pod].produced",
      says: "evidence `pod` expires on 2026-12-23, in 30 days"),
    Fault(
      description: "An unused entry", changes: [("evidence: [tests, scan]", "evidence: [tests]")],
      rule: "evidence-unused", severity: .note, path: "evidence[scan]",
      says: "evidence `scan` is not referenced by any claim"),
  ]
}

import Evidence
import Linting
import Schema
import TestSupport
import Testing

/// A manifest of level high with one claim of each kind and sufficient evidence. Tests change one thing at a time.
struct Bench {
  var manifest: String
  var files: [String: String]
  /// Files that were changed after their digests were recorded.
  var altered: [String: String] = [:]

  /// The rules about evidence and claims.
  static let rules = [
    "evidence-broken", "evidence-mismatched", "evidence-refuted", "evidence-stale", "evidence-unused",
    "evidence-expiring", "capability-evidence-insufficient", "control-evidence-insufficient",
    "measurement-evidence-insufficient",
    "test-evidence-insufficient", "exit-evidence-insufficient", "unverified-claim-has-evidence",
  ]

  static let report =
    "<testsuites><testsuite name='s'><testcase name='t' time='0.1'/></testsuite></testsuites>"

  init() {
    manifest = Self.sound
    files = [
      "evidence/bench.json": #"{"p95_ms": 612, "failed": 0, "runs": [{"id": "a"}, {"id": "b"}]}"#,
      "evidence/page.html": "<html><p>A cache of <b>prefixes</b> is kept,\n  as it were.</p></html>",
      "evidence/pod.yaml": "kind: Service\n---\nkind: Pod\nspec:\n  runtimeClassName: kata\n",
      "evidence/tests.xml": Self.report,
      "evidence/scan.sarif": #"{"version": "2.1.0", "runs": [{"results": [{"level": "note"}]}]}"#,
    ]
  }

  /// The text with every `@path` replaced by the digest of that file.
  var text: String {
    files.reduce(manifest) { text, file in
      text.replacing("@\(file.key)", with: FileDigest(of: Array(file.value.utf8)).text)
    }
  }

  mutating func replace(_ old: String, _ new: String) throws {
    try #require(manifest.contains(old), "the manifest does not hold \(old)")
    manifest = manifest.replacing(old, with: new)
  }

  func assessment(today: String = "2026-11-23", only: [String] = rules) throws -> Assessment {
    let held = files.merging(altered) { _, altered in altered }.mapValues { Array($0.utf8) }
    return try assessment(HeldFiles(held), today: today, only: only)
  }

  func assessment(
    _ files: any EvidenceFiles, today: String = "2026-11-23", only: [String] = rules
  ) throws -> Assessment {
    let linter = try CorePolicy.linter(today: try #require(CalendarDay(today)), only: only)
    return linter.assess([
      Input(name: "architecture.yaml", isNamed: true, content: .bytes(Array(text.utf8)), files: files)
    ])
  }

  private static let sound = """
    apiVersion: plumbline/v1
    kind: RuntimeArchitecture
    metadata: {name: desk, owner: team}
    consequence: {level: high}
    workload:
      job: concurrent-llm
      hardware: [{id: gpu, kind: nvidia-l40s, count: 1}]
    objectives: {latency: {p95: 800ms}}
    trust:
      externals: [{id: bank, operator: A bank, trust: partner}]
      boundaries: [{id: out, from: engine, to: bank}]
    effects: none
    deployment: {exit: {path: elsewhere, preserves: [model-behavior], evidence: [tests]}}
    components:
      - id: engine
        layers: [generative-engine]
        product: vllm
        version: "0.11.0"
        owner: ml
        runs: model-output
        capabilities: [{id: caching, need: required, evidence: [docs, bench]}]
        controls: {isolation: {strength: microvm, evidence: [pod]}}
    controls:
      identity: {strength: short-lived, evidence: [pod]}
      incidentResponse: {strength: on-call, channel: pager, respondWithin: 15min, evidence: [drill]}
    evidence:
      - id: docs
        kind: documentation
        product: vllm
        version: "0.11.0"
        url: https://docs.vllm.ai/en/v0.11.0/caching.html
        quote: A cache of prefixes is kept, as it were
        file: evidence/page.html
        sha256: "@evidence/page.html"
        retrieved: 2026-10-01
      - id: bench
        kind: proof
        file: evidence/bench.json
        sha256: "@evidence/bench.json"
        version: "0.11.0"
        workload: desk
        by: ml
        produced: 2026-10-01
        expect: milliseconds(result.p95_ms) <= manifest.objectives.latency.p95 && result.failed == 0
      - id: pod
        kind: proof
        file: evidence/pod.yaml
        sha256: "@evidence/pod.yaml"
        by: ml
        produced: 2026-10-01
        expect: results.exists(d, d.kind == 'Pod' && d.spec.runtimeClassName == 'kata')
      - id: tests
        kind: proof
        file: evidence/tests.xml
        sha256: "@evidence/tests.xml"
        version: "0.11.0"
        by: ml
        produced: 2026-10-01
      - id: scan
        kind: proof
        file: evidence/scan.sarif
        sha256: "@evidence/scan.sarif"
        by: ml
        produced: 2026-10-01
      - {id: drill, kind: attestation, by: security, role: commander, method: test, date: 2026-10-01, statement: It held}
    evaluation:
      measured: {latency: [{objective: latency.p95, value: 612ms, evidence: [bench]}]}
      tested: {security: {result: passed, evidence: [tests, scan]}}
      unverified: []
    """
}

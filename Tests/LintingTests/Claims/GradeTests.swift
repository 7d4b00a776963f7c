import Claims
import Linting
import Schema
import Testing

@Suite("Grades of claims")
struct GradeTests {
  private static let capability = "components[engine].capabilities[caching]"

  private func claim(_ path: String, in bench: Bench, today: String = "2026-11-23") throws -> AssessedClaim {
    let claims = try bench.assessment(today: today).architectures.flatMap(\.claims)
    return try #require(claims.first { $0.path == path }, "\(claims.map(\.path))")
  }

  @Test(
    "A capability is verified by documentation and proof, documented or proven by one of them, else unverified"
  )
  func halves() throws {
    var bench = Bench()
    #expect(try claim(Self.capability, in: bench).grade == "verified")
    try bench.replace("evidence: [docs, bench]", "evidence: [docs]")
    #expect(try claim(Self.capability, in: bench).grade == "documented")
    #expect(
      try claim(Self.capability, in: bench).next
        == "add a proof with this version and workload (`kind: proof`)")
    try bench.replace("evidence: [docs]", "evidence: [bench]")
    #expect(try claim(Self.capability, in: bench).grade == "proven")
    #expect(
      try claim(Self.capability, in: bench).next
        == "add documentation of this exact version (`kind: documentation`)")
    try bench.replace("need: required, evidence: [bench]", "need: required, evidence: []")
    #expect(try claim(Self.capability, in: bench).grade == "unverified")
    #expect(try claim(Self.capability, in: bench).status == .unverified)
  }

  @Test(
    "The required grade of a capability rises with the level",
    arguments: [
      ("minimal", "required", nil), ("low", "required", "documented"), ("moderate", "required", "verified"),
      ("critical", "required", "verified"), ("low", "preferred", nil),
      ("moderate", "preferred", "documented"),
      ("high", "preferred", "verified"),
    ] as [(String, String, String?)])
  func required(level: String, need: String, least: String?) throws {
    var bench = Bench()
    try bench.replace("level: high", "level: \(level)")
    try bench.replace("need: required", "need: \(need)")
    // This test is not about facts that raise the level in effect.
    try bench.replace("runs: model-output", "runs: trusted-code")
    #expect(try claim(Self.capability, in: bench).required == least)
  }

  @Test(
    "A claim without evidence has the lowest grade",
    arguments: ["minimal", "low", "moderate", "high", "critical"])
  func nothing(level: String) throws {
    var bench = Bench()
    try bench.replace("level: high", "level: \(level)")
    try bench.replace("evidence: [docs, bench]", "evidence: []")
    try bench.replace("microvm, evidence: [pod]", "microvm")
    for claim in try bench.assessment().architectures.flatMap(\.claims) where claim.evidence.isEmpty {
      #expect(["unverified", "claimed"].contains(claim.grade))
      #expect(claim.status == .unverified)
    }
  }

  @Test("An attestation is sufficient only if the ladder allows it")
  func attestation() throws {
    var bench = Bench()
    #expect(try claim("controls.incidentResponse", in: bench).grade == "independent")
    try bench.replace("microvm, evidence: [pod]", "microvm, evidence: [drill]")
    let isolation = try claim("components[engine].controls.isolation", in: bench)
    #expect(isolation.grade == "attested" && !isolation.isEnough && isolation.status == .insufficient)
  }

  @Test("Evidence by the owner of the part or the system is not independent")
  func independence() throws {
    var bench = Bench()
    let path = "components[engine].controls.isolation"
    #expect(try claim(path, in: bench).grade == "proven")
    let by = "    file: evidence/pod.yaml\n    sha256: \"@evidence/pod.yaml\"\n    by: "
    try bench.replace("\(by)ml", "\(by)team")
    #expect(try claim(path, in: bench).grade == "proven")
    try bench.replace("\(by)team", "\(by)auditor")
    #expect(try claim(path, in: bench).grade == "independent")
  }

  @Test("A refuting proof takes precedence over a supporting proof, unless the supporting proof is newer")
  func refuted() throws {
    var bench = Bench()
    let second = """
        - {id: second, kind: proof, file: evidence/second.json, sha256: "@evidence/second.json", version: "0.11.0", workload: desk, by: ml, produced: DAY, expect: result.failed == 0}
        - {id: drill
      """
    bench.files["evidence/second.json"] = #"{"failed": 3}"#
    try bench.replace("evidence: [docs, bench]", "evidence: [docs, bench, second]")
    try bench.replace("  - {id: drill", second)
    var older = bench
    try older.replace("DAY", "2026-09-30")
    #expect(try claim(Self.capability, in: older).grade == "verified")
    #expect(
      try older.assessment().findings.map { "\($0.severity) \($0.rule) \($0.place.path)" }
        == ["note evidence-refuted evidence[second].expect"])
    for day in ["2026-10-01", "2026-10-02"] {
      var newer = bench
      try newer.replace("DAY", day)
      let claim = try claim(Self.capability, in: newer)
      #expect(claim.status == .refuted && claim.grade == "unverified")
      #expect(
        try newer.assessment().findings.map { "\($0.severity) \($0.rule) \($0.place.path)" }
          == ["error evidence-refuted evidence[second].expect"])
    }
  }

  @Test("A stale entry is a note if another entry supports the claim")
  func carried() throws {
    var bench = Bench()
    let second = """
        - {id: second, kind: proof, file: evidence/bench.json, sha256: "@evidence/bench.json", version: "0.11.0", workload: desk, by: ml, produced: 2026-01-01, expect: result.failed == 0}
        - {id: drill
      """
    try bench.replace("evidence: [docs, bench]", "evidence: [docs, bench, second]")
    try bench.replace("  - {id: drill", second)
    #expect(
      try bench.assessment().findings.map { "\($0.severity) \($0.rule) \($0.place.path)" }
        == ["note evidence-stale evidence[second].produced"])
  }

  @Test("A claim with insufficient evidence has a finding with the next step")
  func ownFinding() throws {
    var bench = Bench()
    try bench.replace("evidence: [docs, bench]", "evidence: [docs]")
    let finding = try #require(try bench.assessment().findings.first)
    #expect(finding.rule == "capability-evidence-insufficient" && finding.severity == .error)
    #expect(finding.place.path == Self.capability)
    #expect(
      finding.message
        == "the grade of capability `caching` of vllm 0.11.0 is only `documented`; level `high` requires `verified`"
    )
    #expect(finding.remedy == "add a proof with this version and workload (`kind: proof`)")
    #expect(finding.guide == ["G5", "G40"])
  }

  @Test(
    "Declaring a claim unverified changes no severity; a declared claim with sufficient evidence is a note")
  func markingDeclaredUnverified() throws {
    var bench = Bench()
    try bench.replace("unverified: []", "unverified: [{claim: engine.caching, because: next month}]")
    #expect(
      try bench.assessment().findings.map { "\($0.severity) \($0.rule) \($0.place.path)" }
        == ["note unverified-claim-has-evidence evaluation.unverified[engine.caching]"])
    try bench.replace("evidence: [docs, bench]", "evidence: [docs]")
    let finding = try #require(try bench.assessment().findings.first)
    #expect(finding.severity == .error)
    #expect(finding.message.contains("(declared unverified)"))
    #expect(finding.why.contains("declared unverified in `evaluation.unverified`: next month"))
    #expect(!finding.guide.contains("G40"))
  }

  @Test("A test with result failed does not claim success")
  func failedTest() throws {
    var bench = Bench()
    bench.files["evidence/tests.xml"] = "<testsuite><testcase name='t'><failure/></testcase></testsuite>"
    try bench.replace(
      "{result: passed, evidence: [tests, scan]}", "{result: failed, evidence: [tests, scan]}")
    try bench.replace(", evidence: [tests]}}", "}}")
    #expect(
      try bench.assessment().findings.filter { $0.rule != "exit-evidence-insufficient" }.map(\.message) == [])
    try bench.replace("unverified: []", "unverified: [{claim: tested.security, because: It failed}]")
    #expect(try bench.assessment().findings.filter { $0.rule == "unverified-claim-has-evidence" }.isEmpty)
  }

  @Test("A finding about a measurement or test states that it is declared unverified")
  func owningUpToRules() throws {
    var bench = Bench()
    try bench.replace("value: 612ms", "value: 900ms")
    try bench.replace(
      "unverified: []",
      "unverified: [{claim: measured.latency, because: A slow week}, {claim: tested.upgrade, because: In May}]"
    )
    let rules = ["objective-missed", "test-recorded"]
    let found = try bench.assessment(only: rules).findings.filter {
      $0.message.hasSuffix("(declared unverified)")
    }
    #expect(Set(found.map(\.rule)) == Set(rules))
    #expect(
      found.allSatisfy {
        $0.why.contains { $0.hasPrefix("declared unverified in `evaluation.unverified`: ") }
      })
  }

  @Test("An entry is not reported as unused if a list of references could not be read")
  func unreadNames() throws {
    var bench = Bench()
    try bench.replace("evidence: [tests, scan]", "evidence: [tests, scam]")
    #expect(try bench.assessment().findings.filter { $0.rule == "evidence-unused" }.isEmpty)
  }

  @Test("A measurement that misses its objective is refuted, regardless of evidence")
  func missed() throws {
    var bench = Bench()
    try bench.replace("value: 612ms", "value: 900ms")
    let claim = try claim("evaluation.measured.latency[latency.p95]", in: bench)
    #expect(claim.status == .refuted && claim.grade == "claimed")
  }

  @Test("A measurement requires a proof with the measured version")
  func measured() throws {
    var bench = Bench()
    try bench.replace("value: 612ms, evidence: [bench]", "value: 612ms, evidence: [pod]")
    #expect(
      try bench.assessment().findings.map { "\($0.severity) \($0.rule) \($0.place.path)" }
        == ["error evidence-mismatched evidence[pod].version"])
  }

  @Test("Documentation of an exact version does not age; documentation of a service does")
  func aging() throws {
    var bench = Bench()
    try bench.replace("retrieved: 2026-10-01", "retrieved: 2020-01-01")
    #expect(try claim(Self.capability, in: bench).grade == "verified")
    try bench.replace(
      "version: \"0.11.0\"\n    owner",
      "version: {service: true, api: \"0.11.0\", observed: 2026-10-01}\n    owner")
    let claim = try claim(Self.capability, in: bench)
    #expect(claim.evidence.first?.outcome == .stale)
  }

  @Test("Evidence is reported 30 days before it expires, and as stale one day after")
  func runningOut() throws {
    let bench = Bench()
    let claim = try claim(Self.capability, in: bench)
    #expect(claim.evidence.first { $0.id == "bench" }?.validUntil?.description == "2027-03-30")
    #expect(try bench.assessment(today: "2027-02-27").findings.isEmpty)
    let notes = try bench.assessment(today: "2027-02-28").findings
    #expect(notes.map { "\($0.severity) \($0.rule)" } == Array(repeating: "note evidence-expiring", count: 5))
    #expect(try Set(bench.assessment(today: "2027-03-31").findings.map(\.rule)) == ["evidence-stale"])
  }
}

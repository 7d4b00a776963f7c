import Linting
import Reporting
import Terminal
import TestSupport
import Testing

@Suite("What a report tells the reader to fix first")
struct OrderTests {
  private func text(_ assessment: Assessment) -> String {
    FindingFormats.text.text(
      of: assessment,
      ReportContext(style: TextStyle(isColored: false, isFull: false, width: nil), version: "0.0.0"))
  }

  /// A manifest with an unreadable key, a level below its floor and several errors.
  private let manifest = """
    apiVersion: plumbline/v1
    kind: RuntimeArchitecture
    metadata: {name: orchard, owner: growers}
    consequence: {level: low, rationale: Small payments, leval: high}
    workload: {job: tool-using-task, unit: workflow-run, autonomy: supervised}
    components:
      - {id: picker, layers: [agentic-runtime], product: langgraph, version: latest, owner: growers, runs: model-output}
    effects:
      - {id: pay, by: picker, to: bank, kind: payment, reversibility: irreversible, authority: delegated, data: [financial]}
    trust: {data: [financial], tenancy: single-tenant, externals: [{id: bank, operator: A bank, trust: partner}]}

    """

  @Test("unreadable input comes first, then a level that is too low, then errors on effects")
  func order() throws {
    let shown = text(try CorePolicy.assess(manifest))
    let steps = try #require(shown.firstRange(of: "Begin here:")).upperBound
    let lines = shown[steps...].split(separator: "\n").prefix(3).map(String.init)
    #expect(lines.count == 3)
    #expect(lines[0].contains("unknown-key"), "\(lines)")
    #expect(lines[1].contains("below-floor"), "\(lines)")
  }

  @Test("the summary counts the checks that were selected")
  func selectedChecks() throws {
    let all = try CorePolicy.assess(manifest).summary.rulesRun
    let one = try CorePolicy.assess(manifest, only: ["exact-version"]).summary.rulesRun
    #expect(one == 1)
    #expect(all > 200)
  }

  @Test("a rule that is selected by name is shown in full")
  func namedRulesAreUnfolded() throws {
    let components = (1...9).map {
      "  - {id: c\($0), layers: [gateway], product: litellm, version: latest, owner: a}\n"
    }
    let manifest =
      "apiVersion: plumbline/v1\nkind: RuntimeArchitecture\nmetadata: {name: a}\nconsequence: {level: low}\ncomponents:\n"
      + components.joined()
    let folded = text(try CorePolicy.assess(manifest))
    let named = text(try CorePolicy.assess(manifest, only: ["exact-version"]))
    #expect(folded.contains("more of the same"))
    #expect(!named.contains("more of the same"))
    #expect(named.contains("`c9`"))
  }
}

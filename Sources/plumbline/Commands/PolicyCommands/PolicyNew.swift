import ArgumentParser
import Files
import Policy
import PolicyTesting
import Schema
import SystemPackage
import Terminal

struct PolicyNew: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Create a rule with passing examples, ready to edit.",
    discussion: """
        plumbline policy new team-named --pack policy
            writes policy/rules/team-named.yaml and, if missing, policy/pack.yaml
      """)

  @Argument(help: ArgumentHelp("The id of the rule: lower-case words joined by hyphens.", valueName: "rule"))
  var rule: String

  @Option(help: ArgumentHelp("The folder of the pack.", valueName: "folder"))
  var pack: String = "policy"

  mutating func run() throws {
    guard RuleTemplate.isID(rule) else {
      throw Misuse("`\(rule)` is not a valid id; use lower-case letters and digits, joined by hyphens")
    }
    let folder = FilePath(pack).tidied
    let style = TextStyle(isColored: ColorOption.auto.isOn(for: .standardError), isFull: false)
    let known = try PolicyOptions(folders: []).load(.whole, style: style)
    guard known.entries(called: rule).isEmpty else {
      throw Misuse(
        "the core pack already has a \(known.entries(called: rule)[0].kind.rawValue) `\(rule)`; "
          + "choose another id")
    }
    let description = folder.appending("pack.yaml")
    let file = folder.appending("rules").appending("\(rule).yaml")
    if (try? FileKind(of: file)) != nil { throw FileFailure(file, "already exists; choose another id") }
    try makeFolder(file.removingLastComponent())
    if (try? FileKind(of: description)) == nil {
      let name = folder.lastComponent?.string ?? "policy"
      try write(Array(RuleTemplate.pack(name).utf8), to: description, replacing: .none)
      try Output.standardOutput.write("wrote \(description)\n")
    }
    try write(Array(RuleTemplate.rule(rule).utf8), to: file, replacing: .none)
    try Output.standardOutput.write("wrote \(file)\n")
    let policy = try PolicyOptions(folders: [pack]).load(.whole, style: style)
    let results = policy.entries.filter { $0.id == rule }.flatMap { ExampleCase.cases(of: $0, in: policy) }
      .map { $0.run(with: policy) }
    let failed = results.filter { !$0.isPassed }
    guard failed.isEmpty else {
      for result in failed { try Output.standardOutput.write("\(result)\n") }
      try Output.standardError.write(
        "error: \(failed.count) of the \(results.count) examples of `\(rule)` fail with this pack\n")
      throw Status.findings.code
    }
    try Output.standardOutput.write(
      """
      \(results.count) examples pass

      Next: edit the rule, and run
        plumbline policy check \(folder)
        plumbline policy test \(folder)
        plumbline policy show \(rule) --policy \(folder)

      """)
  }
}

/// The files that `policy new` writes.
enum RuleTemplate {
  static func isID(_ text: String) -> Bool {
    let words = text.split(separator: "-", omittingEmptySubsequences: false)
    return words.allSatisfy { word in
      !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isNumber || ($0.isLetter && $0.isLowercase)) }
    }
  }

  static func pack(_ name: String) -> String {
    """
    apiVersion: plumbline/v1
    kind: PolicyPack
    metadata: {name: \(isID(name) ? name : "policy"), version: "1.0.0", owner: my-team}
    extends: [core]

    """
  }

  static func rule(_ id: String) -> String {
    """
    rule: \(id)
    title: External has an operator
    # The guide lines that the rule enforces: plumbline explain G17
    guide: [G17]
    # The parts that the rule checks, one at a time: manifest, effect, component, boundary, state, external …
    each: external
    # The parts that it applies to, and the condition that must be true for them. Fields: docs/manifest.md
    when: external.trust != 'organisation'
    assert: has(external.operator)
    # The path of the finding, and its message.
    at: external.operator
    message: "`operator` is missing on external `{external.id}`"
    # By level; off below the first entry. Default without this key: warning, from moderate error.
    severity: {low: warning, moderate: error}
    what: Every external outside the organization states its operator.
    why: When the external fails or leaks data, responders do not know whom to contact.
    remedy: set `operator` to the party that runs the external
    references: [NIST SP 800-53 SA-4]
    examples:
      - fails: A partner without `operator`
        base: clerk
        set: {"trust.externals[auditor].trust": partner}
        remove: ["trust.externals[auditor].operator"]
        only: [\(id)]
        expect: [{at: "trust.externals[auditor].operator", severity: warning}]
      - fails: An error at level moderate
        base: clerk
        set: {consequence.level: moderate, "trust.externals[auditor].trust": partner}
        remove: ["trust.externals[auditor].operator"]
        only: [\(id)]
        expect: [{at: "trust.externals[auditor].operator", severity: error}]
      - passes: Not required at level minimal
        base: minimal
        set: {trust.externals: [{id: printer, trust: partner}]}
        only: [\(id)]
      - passes: Not required for an external of the organization
        base: clerk
        remove: ["trust.externals[desk].operator"]
        only: [\(id)]

    """
  }
}

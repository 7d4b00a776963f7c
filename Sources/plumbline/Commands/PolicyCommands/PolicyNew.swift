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
    abstract: "Make a rule with its examples, ready to edit and already passing.",
    discussion: """
      plumbline policy new team-named --pack policy    writes policy/rules/team-named.yaml, and policy/pack.yaml
                                                       when the pack is not there yet
      """)

  @Argument(help: ArgumentHelp("The id of the rule: lower case, joined by hyphens.", valueName: "rule"))
  var rule: String

  @Option(help: ArgumentHelp("The folder of the pack.", valueName: "folder"))
  var pack: String = "policy"

  mutating func run() throws {
    guard RuleTemplate.isID(rule) else {
      throw Misuse("'\(rule)' is no id: lower-case letters and digits, joined by hyphens")
    }
    let folder = FilePath(pack).tidied
    let style = TextStyle(isColored: ColorOption.auto.isOn(for: .standardError), isFull: false)
    let known = try PolicyOptions(folders: []).load(.whole, style: style)
    guard known.entries(called: rule).isEmpty else {
      throw Misuse(
        "the core has a \(known.entries(called: rule)[0].kind.rawValue) called '\(rule)' already")
    }
    let description = folder.appending("pack.yaml")
    let file = folder.appending("rules").appending("\(rule).yaml")
    if (try? FileKind(of: file)) != nil { throw FileFailure(file, "is there already") }
    try makeFolder(file.removingLastComponent())
    if (try? FileKind(of: description)) == nil {
      let name = folder.lastComponent?.string ?? "policy"
      try write(Array(RuleTemplate.pack(name).utf8), to: description)
      try Output.standardOutput.write("wrote \(description)\n")
    }
    try write(Array(RuleTemplate.rule(rule).utf8), to: file)
    try Output.standardOutput.write("wrote \(file)\n")
    let policy = try PolicyOptions(folders: [pack]).load(.whole, style: style)
    let results = policy.entries.filter { $0.id == rule }.flatMap { ExampleCase.cases(of: $0, in: policy) }
      .map { $0.run(with: policy) }
    let failed = results.filter { !$0.isPassed }
    guard failed.isEmpty else {
      for result in failed { try Output.standardOutput.write("\(result)\n") }
      try Output.standardError.write(
        "error: \(failed.count) of its \(results.count) examples fail with this pack\n")
      throw Status.findings.code
    }
    try Output.standardOutput.write(
      """
      its \(results.count) examples pass

      Next: edit it, and run
        plumbline policy check \(folder)
        plumbline policy test \(folder)
        plumbline policy show \(rule) --policy \(folder)

      """)
  }
}

/// The texts that `policy new` writes.
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
    title: Each external names who runs it
    # The lines of the guide that it serves: plumbline explain G17
    guide: [G17]
    # What it looks at, one after the other: manifest, effect, component, boundary, state, external …
    each: external
    # Of which of them it asks anything, and what must be true there. Fields: docs/manifest.md
    when: external.trust != 'organisation'
    assert: has(external.operator)
    # Where the finding stands, and what it says.
    at: external.operator
    message: "nobody is named who runs {external.id}"
    # By level: off below the first entry. Left out: a warning, from moderate an error.
    severity: {low: warning, moderate: error}
    what: Every external that is not our own names who runs it.
    why: When it fails or leaks, somebody there has to be called.
    remedy: "state operator: who runs it"
    references: [NIST SP 800-53 SA-4]
    examples:
      - fails: A partner without a name
        base: clerk
        set: {"trust.externals[auditor].trust": partner}
        remove: ["trust.externals[auditor].operator"]
        only: [\(id)]
        expect: [{at: "trust.externals[auditor].operator", severity: warning}]
      - fails: The same at level moderate is an error
        base: clerk
        set: {consequence.level: moderate, "trust.externals[auditor].trust": partner}
        remove: ["trust.externals[auditor].operator"]
        only: [\(id)]
        expect: [{at: "trust.externals[auditor].operator", severity: error}]
      - passes: Level minimal does not ask
        base: minimal
        set: {trust.externals: [{id: printer, trust: partner}]}
        only: [\(id)]
      - passes: Our own need not say
        base: clerk
        remove: ["trust.externals[desk].operator"]
        only: [\(id)]

    """
  }
}

import ArgumentParser
import Files
import Linting
import Policy
import PolicyPages
import Reporting
import Schema
import Terminal

struct PolicyDiff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "List what a change of a policy tightens, loosens or otherwise changes.",
    discussion: """
        plumbline policy diff core ./policy
            the core pack and a pack that extends it
        plumbline policy diff old new --manifests architectures
            also the changed findings of each architecture
      """)

  @Argument(
    help: ArgumentHelp("The folder of the old pack, or core for the core pack.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The folder of the new pack.", valueName: "new"))
  var new: String

  @Option(
    name: .customLong("manifests"),
    help: ArgumentHelp("Files, or folders to search, to check with both packs.", valueName: "path"))
  var manifests: [String] = []

  @OptionGroup var exclusions: ExclusionOptions

  @Option(
    help: ArgumentHelp("The date to check for, as YYYY-MM-DD in UTC (default: today).", valueName: "date"))
  var today: CalendarDay?

  mutating func run() throws {
    let style = TextStyle(isColored: ColorOption.auto.isOn(for: .standardOutput), isFull: false)
    let before = try load(old, style)
    let after = try load(new, style)
    try Output.standardOutput.write(PolicyDifference(from: before, to: after).text)
    guard !manifests.isEmpty else { return }
    let inputs = try LintInputs(manifests, excluding: exclusions.patterns)
    for failure in inputs.failures { try Output.standardError.write("error: \(failure)\n") }
    guard !inputs.all.isEmpty else {
      if inputs.failures.isEmpty { try Output.standardError.write(inputs.nothingFound(skipping: [])) }
      throw Status.unusable.code
    }
    let assessments = [before, after].map {
      Linter(policy: $0, today: today ?? .today, isDescribing: false).assess(inputs.all, gaps: inputs.gaps)
    }
    try Output.standardOutput.write(FindingDifference(from: assessments[0], to: assessments[1]).text)
    if !inputs.failures.isEmpty { throw Status.unusable.code }
  }

  private func load(_ folder: String, _ style: TextStyle) throws -> Policy {
    try PolicyOptions(folders: folder == "core" ? [] : [folder]).load(
      .whole, today: today ?? .today, style: style)
  }
}

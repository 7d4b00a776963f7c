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
    abstract: "Say in words what a change of a policy tightens and loosens.",
    discussion: """
      plumbline policy diff core ./policy                         the core against a pack that stands on it
      plumbline policy diff old new --manifests architectures     and what that changes for each architecture
      """)

  @Argument(
    help: ArgumentHelp("The folder of the pack as it was; core for the default pack.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The folder of the pack as it is to be.", valueName: "new"))
  var new: String

  @Option(
    name: .customLong("manifests"),
    help: ArgumentHelp("Files, or folders to search, to judge with both.", valueName: "path"))
  var manifests: [String] = []

  @Option(help: ArgumentHelp("The day to judge on, as YYYY-MM-DD.", valueName: "date"))
  var today: CalendarDay?

  mutating func run() throws {
    let style = TextStyle(isColored: ColorOption.auto.isOn(for: .standardOutput), isFull: false)
    let before = try load(old, style)
    let after = try load(new, style)
    try Output.standardOutput.write(PolicyDifference(from: before, to: after).text)
    guard !manifests.isEmpty else { return }
    let inputs = try LintInputs(manifests)
    for failure in inputs.failures { try Output.standardError.write("error: \(failure)\n") }
    guard !inputs.all.isEmpty else {
      if inputs.failures.isEmpty { try Output.standardError.write(inputs.nothingFound(skipping: [])) }
      throw Status.unusable.code
    }
    let assessments = [before, after].map {
      Linter(policy: $0, today: today ?? .today, isDescribing: false).assess(inputs.all)
    }
    try Output.standardOutput.write(FindingDifference(from: assessments[0], to: assessments[1]).text)
    if !inputs.failures.isEmpty { throw Status.unusable.code }
  }

  private func load(_ folder: String, _ style: TextStyle) throws -> Policy {
    try PolicyOptions(folders: folder == "core" ? [] : [folder]).load(
      .whole, today: today ?? .today, style: style)
  }
}

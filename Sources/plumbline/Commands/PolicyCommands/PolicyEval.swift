import ArgumentParser
import Files
import Linting
import Policy
import Schema
import SystemPackage
import Terminal
import YAMLTree

struct PolicyEval: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Print the value and type of an expression in a manifest, as a rule would see it.",
    discussion: """
      plumbline policy eval 'manifest.level' --manifest architecture.yaml
      plumbline policy eval 'effect.controls.approval.needed' --manifest architecture.yaml --at 'effects[pay]'
      """)

  @Argument(help: ArgumentHelp("The expression.", valueName: "expression"))
  var expression: String

  @Option(help: ArgumentHelp("The manifest, or - for standard input.", valueName: "file"))
  var manifest: String

  @Option(help: ArgumentHelp("The part that it is about, by its path: effects[pay].", valueName: "path"))
  var at: String?

  @Option(help: ArgumentHelp("The day to judge on, as YYYY-MM-DD.", valueName: "date"))
  var today: CalendarDay?

  @OptionGroup var policy: PolicyOptions

  mutating func run() throws {
    let policy = try policy.load(
      .judging, today: today ?? .today, style: TextStyle(isColored: false, isFull: false))
    let limit = Limits.standard.fileBytes
    let content =
      manifest == "-"
      ? try FileContent.readStandardInput(limit: limit)
      : try FileContent.read(FilePath(manifest), limit: limit)
    let input = Input(
      name: manifest, isNamed: true, content: content.forLinting(limit),
      files: RepositoryFiles(beside: manifest == "-" ? "." : FilePath(manifest).folder))
    let results: [EvaluatedExpression]
    do throws(ExpressionEvaluationError) {
      results = try Linter(policy: policy, today: today ?? .today).evaluate(expression, in: input, at: at)
    } catch {
      try Output.standardError.write("error: \(error)\n")
      throw Status.unusable.code
    }
    for result in results {
      try Output.standardOutput.write(
        "\(result.value)\n  \(result.hasValue ? "of type \(result.type)" : "no value")\n")
    }
    if results.contains(where: { !$0.hasValue }) { throw Status.unusable.code }
  }
}

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
    abstract: "Evaluate an expression on a manifest as a rule does, and print its value and type.",
    discussion: """
        plumbline policy eval 'manifest.level' --manifest app.yaml
        plumbline policy eval 'effect.kind' --manifest app.yaml --at 'effects[pay]'
      """)

  @Argument(help: ArgumentHelp("The CEL expression.", valueName: "expression"))
  var expression: String

  @Option(help: ArgumentHelp("The manifest, or - for standard input.", valueName: "file"))
  var manifest: String

  @Option(
    help: ArgumentHelp("The part to evaluate the expression on, as in effects[pay].", valueName: "path"))
  var at: String?

  @Option(
    help: ArgumentHelp("The date to check for, as YYYY-MM-DD in UTC (default: today).", valueName: "date"))
  var today: CalendarDay?

  @OptionGroup var policy: PolicyOptions

  mutating func run() throws {
    let policy = try policy.load(
      .assessment, today: today ?? .today, style: TextStyle(isColored: false, isFull: false))
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

import ArgumentParser
import Files
import Policy
import PolicyTesting
import Reporting

struct PolicyTest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples in policy packs.",
    discussion: "Each example is judged by the very loader and engine that lint uses.")

  @Argument(help: ArgumentHelp("The folders of the packs; the core when none is named.", valueName: "folder"))
  var folders: [String] = []

  @Option(help: ArgumentHelp("Keep to the examples of these entries.", valueName: "names"))
  var only: String?

  mutating func run() throws {
    let policy = try PolicyOptions(folders: folders).load(
      .whole, style: TextStyle(isColored: ColorOption.auto.isOn(for: .standardError), isFull: false))
    let names = only.map { Set($0.split(separator: ",").map(String.init)) }
    let entries = policy.entries.filter { names?.contains($0.id) ?? true }
    let results = entries.flatMap { ExampleCase.cases(of: $0, in: policy) }.map { $0.run(with: policy) }
    let failed = results.filter { !$0.isPassed }
    for result in failed { try Output.standardOutput.write("\(result)\n") }
    try Output.standardOutput.write("\(results.count - failed.count) passed, \(failed.count) failed\n")
    if !failed.isEmpty { throw Status.findings.code }
  }
}

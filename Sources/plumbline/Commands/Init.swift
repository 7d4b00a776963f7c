import ArgumentParser
import Files
import Policy
import Schema
import SystemPackage
import Terminal

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write the shortest sound manifest, and the schema by which editors complete it.")

  @Argument(
    help: ArgumentHelp("The folder to write into; it is made when it is not there.", valueName: "folder"))
  var folder: String = "."

  @Option(help: ArgumentHelp("The day from which the review date counts, as YYYY-MM-DD.", valueName: "date"))
  var today: CalendarDay?

  @OptionGroup var policy: PolicyOptions

  mutating func run() throws {
    let policy = try policy.load(.judging, style: TextStyle(isColored: false, isFull: false))
    let folder = FilePath(folder).tidied
    let inside = folder == "." ? FilePath() : folder
    let manifest = inside.appending("architecture.yaml")
    let schema = inside.appending(".plumbline").appending("runtime-architecture.schema.json")
    if (try? FileKind(of: manifest)) != nil {
      throw FileFailure(manifest, "is there already; to judge it: plumbline \(folder)")
    }
    try makeFolder(schema.removingLastComponent())
    try write(Array(policy.manifestSchema.utf8), to: schema)
    // A year is less than level minimal allows, so that there is time to look again.
    let review = CalendarDay(daysSinceEpoch: (today ?? .today).daysSinceEpoch + 365)
    try write(Array(FirstManifest.text(review: review).utf8), to: manifest)
    try Output.standardOutput.write(
      """
      wrote \(manifest)
      wrote \(schema)

      Next: replace the names in it by your own, and judge it:
        plumbline \(folder)

      """)
  }
}

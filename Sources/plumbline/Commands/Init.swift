import ArgumentParser
import Files
import Policy
import Schema
import SystemPackage
import Terminal

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a minimal manifest without findings, and the JSON Schema for editors.")

  @Argument(
    help: ArgumentHelp("The folder to write into; it is created if it does not exist.", valueName: "folder"))
  var folder: String = "."

  @Option(
    help: ArgumentHelp("The date from which the review date is computed, as YYYY-MM-DD.", valueName: "date"))
  var today: CalendarDay?

  @OptionGroup var policy: PolicyOptions

  mutating func run() throws {
    let policy = try policy.load(.assessment, style: TextStyle(isColored: false, isFull: false))
    let folder = FilePath(folder).tidied
    let inside = folder == "." ? FilePath() : folder
    let manifest = inside.appending("architecture.yaml")
    let schema = inside.appending(".plumbline").appending("runtime-architecture.schema.json")
    if (try? FileKind(of: manifest)) != nil {
      throw FileFailure(manifest, "already exists; to check it, run `plumbline \(folder)`")
    }
    try makeFolder(schema.removingLastComponent())
    try write(Array(policy.manifestSchema.utf8), to: schema)
    // One year is less than level minimal allows, so the first manifest has no finding about a review due
    // soon.
    let review = CalendarDay(daysSinceEpoch: (today ?? .today).daysSinceEpoch + 365)
    try write(Array(FirstManifest.text(review: review).utf8), to: manifest)
    try Output.standardOutput.write(
      """
      wrote \(manifest)
      wrote \(schema)

      Next: replace the names with your own, and check the manifest:
        plumbline \(folder)

      """)
  }
}

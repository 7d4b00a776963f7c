import ArgumentParser
import Files
import Markup
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
    let there = (try? names(in: folder)) ?? []
    if let name = there.first(where: { ManifestFinder.isManifest($0) }) {
      throw FileFailure(
        inside.appending(name),
        "the folder already contains this manifest; to check it, run `plumbline \(folder.string.legible)`")
    }
    // One year is less than level minimal allows, so the first manifest has no finding about a review due soon.
    guard let review = (today ?? .today).adding(days: 365) else {
      throw Misuse(
        "--today: a review one year after `\(today ?? .today)` is beyond 9999-12-31; state an earlier date")
    }
    try makeFolder(schema.removingLastComponent(), isOwn: true)
    let text = policy.manifestSchema
    let beginning = text.split(separator: "\n").prefix(3).joined(separator: "\n")
    try write(Array(text.utf8), to: schema, replacing: .generated(beginning: beginning))
    try write(Array(FirstManifest.text(review: review).utf8), to: manifest, replacing: .none)
    try Output.standardOutput.write(
      """
      wrote \(manifest)
      wrote \(schema)

      Next: replace the names with your own, and check the manifest:
        plumbline \(folder)

      """)
  }
}

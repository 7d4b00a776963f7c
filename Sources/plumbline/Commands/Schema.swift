import ArgumentParser
import Files
import Manifest
import Policy
import Schema
import Terminal

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of manifests or of policy packs, or the field reference.",
    discussion: """
      Editors with YAML support use the schema to complete and check a manifest. `plumbline init` writes it.
      """)

  @Argument(
    help: ArgumentHelp(
      "The schema to print: manifest, or policy for the entries of a pack.", valueName: "subject"))
  var subject: SchemaSubject = .manifest

  @Option(help: ArgumentHelp("Output format: json (JSON Schema 2020-12) or markdown (the field reference)."))
  var format: SchemaFormat = .json

  @OptionGroup var policy: PolicyOptions

  mutating func run() throws {
    let policy = try policy.load(.assessment, style: TextStyle(isColored: false, isFull: false))
    try Output.standardOutput.write(subject.text(format, policy))
  }
}

enum SchemaFormat: String, ExpressibleByArgument, CaseIterable {
  case json, markdown
}

enum SchemaSubject: String, ExpressibleByArgument, CaseIterable {
  case manifest, policy

  func text(_ format: SchemaFormat, _ policy: Policy) -> String {
    switch (self, format) {
    case (.manifest, .json): policy.manifestSchema
    case (.policy, .json): policy.packSchema
    case (.manifest, .markdown): policy.manifestReference
    case (.policy, .markdown): policy.packReference
    }
  }
}

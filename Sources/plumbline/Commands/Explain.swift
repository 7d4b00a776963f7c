import ArgumentParser
import Files
import Policy
import PolicyPages
import Spelling
import Terminal

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a rule, a line of the guide, a ladder or a level asks for, and why.",
    discussion: """
      plumbline explain retry-without-idempotency    a rule, requirement or floor
      plumbline explain G19                          a line of the guide, and what serves it
      plumbline explain isolation                    a ladder with its rungs
      plumbline explain high                         a level: what forces it, what it asks for
      """)

  @Argument(help: ArgumentHelp("What to explain.", valueName: "name"))
  var name: String

  @OptionGroup var policy: PolicyOptions

  @Option(help: ArgumentHelp("Colour: auto, always or never. auto minds NO_COLOR."))
  var color: ColorOption = .auto

  mutating func run() throws {
    let style = TextStyle(isColored: color.isOn(for: .standardOutput), isFull: false)
    let policy = try policy.load(
      .whole, style: TextStyle(isColored: color.isOn(for: .standardError), isFull: false))
    let pages = policy.entries(called: name).compactMap { EntryPage(about: $0, in: policy) }
    guard !pages.isEmpty else {
      let names = policy.entries.filter { $0.kind != .base }.map(\.id)
      let remedy =
        didYouMean(insteadOf: name, among: names)
        ?? "for all names: plumbline explain --help"
      throw Misuse("nothing is called '\(name)'; \(remedy)")
    }
    // One name may be an entry of several sorts, such as the ladder and the layer identity.
    try Output.standardOutput.write(pages.map { $0.text(style) }.joined(separator: "\n"))
  }
}

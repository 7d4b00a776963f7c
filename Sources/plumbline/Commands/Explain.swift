import ArgumentParser
import Files
import Policy
import PolicyPages
import Terminal

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a rule, a line of the selection guide, a manifest field or any other name.",
    discussion: """
      Without a name, it lists everything that can be explained.

        plumbline explain guide
            the selection guide, G1 to G46
        plumbline explain G19
            a line of the guide, and the entries that check it
        plumbline explain retry-without-idempotency
            a rule, requirement or floor
        plumbline explain isolation
            a ladder with its rungs
        plumbline explain high
            a level: the facts that set this floor, the required controls
        plumbline explain effects.reversibility
            a manifest field with its values
        plumbline explain irreversible
            a value of a manifest field
      """)

  @Argument(help: ArgumentHelp("The name to explain.", valueName: "name"))
  var name: String?

  @OptionGroup var policy: PolicyOptions

  @Option(help: ArgumentHelp("Output format: text or markdown."))
  var format: ExplanationFormat = .text

  @Option(help: ArgumentHelp("Color: auto, always or never. `auto` respects NO_COLOR."))
  var color: ColorOption = .auto

  mutating func run() throws {
    let style = TextStyle(isColored: color.isOn(for: .standardOutput), isFull: false)
    let policy = try policy.load(
      .whole, style: TextStyle(isColored: color.isOn(for: .standardError), isFull: false))
    try Output.standardOutput.write(text(Explanations(policy), policy, style))
  }

  private func text(_ explanations: Explanations, _ policy: Policy, _ style: TextStyle) throws -> String {
    guard let name else { return explanations.groups.map(Self.list).joined(separator: "\n") }
    if name == Explanations.guideName, format == .markdown {
      return PolicyDocumentation(policy).guide(linkingTo: "rules/")
    }
    let pages = explanations.pages(named: name)
    guard !pages.isEmpty else {
      let nearest = explanations.nearestName(to: name).map { " (\($0))" } ?? ""
      throw Misuse("unknown name `\(name)`\(nearest); for all names, run `plumbline explain`")
    }
    return pages.map { format == .text ? $0.text(style) : $0.markdown }.joined(separator: "\n")
  }

  private static func list(_ group: Explanations.Group) -> String {
    let names = group.names.joined(separator: ", ").wrapped(to: 96).map { "  \($0)\n" }
    return "\(group.heading):\n\(names.joined())"
  }
}

enum ExplanationFormat: String, ExpressibleByArgument, CaseIterable {
  case text, markdown
}

import ArgumentParser
import Files
import Policy
import PolicyPages
import Terminal

struct PolicyList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the entries of a policy in groups.")

  @Option(help: ArgumentHelp("Group by: guide, severity, framework or level."))
  var by: PolicyListing.Order = .guide

  @OptionGroup var policy: PolicyOptions

  mutating func run() throws {
    let policy = try policy.load(.whole, style: TextStyle(isColored: false, isFull: false))
    try Output.standardOutput.write(PolicyListing(policy, by: by).text)
  }
}

extension PolicyListing.Order: ExpressibleByArgument {}

struct PolicyShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Explain one entry of a policy; an alias of `plumbline explain`.",
    usage: "plumbline policy show [<name>] [--policy <folder> ...] [--format <format>] [--color <color>]")

  @OptionGroup var explain: Explain

  mutating func run() throws { try explain.run() }
}

import ArgumentParser
import Files
import Policy
import PolicyPages
import Terminal

struct PolicyList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what a policy asks, in one order or another.")

  @Option(help: ArgumentHelp("guide, severity, framework or level."))
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
    commandName: "show", abstract: "Show one entry of a policy; the same as plumbline explain.")

  @OptionGroup var explain: Explain

  mutating func run() throws { try explain.run() }
}

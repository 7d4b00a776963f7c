import ArgumentParser

@main
struct Plumbline: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "plumbline")
}

import ArgumentParser
import Files
import SystemPackage

@main
struct Main {
  static func main() {
    Output.outliveClosedPipes()
    do {
      var command = try Plumbline.parseAsRoot()
      try command.run()
    } catch {
      let message = message(of: error)
      // Help and version were asked for; everything else that the parser refuses is wrong usage.
      let isAnswer = Plumbline.exitCode(for: error) == .success
      if !message.isEmpty {
        _ = try? (isAnswer ? Output.standardOutput : .standardError).write(message + "\n")
      }
      Plumbline.exit(withError: isAnswer ? nil : (error as? ExitCode) ?? Status.unusable.code)
    }
  }

  /// What to print: the parser's words begin as all other messages of the program do.
  private static func message(of error: any Error) -> String {
    if let failure = error as? FileFailure { return "error: \(failure)" }
    if let misuse = error as? Misuse { return "error: \(misuse)" }
    let message = Plumbline.fullMessage(for: error)
    return message.hasPrefix("Error: ") ? "error: \(message.dropFirst(7))" : message
  }
}

/// How a run ended, the same whatever the format. A higher one beats a lower.
enum Status: Int32, Comparable {
  case clean = 0
  /// Findings at or above the severity that was asked for.
  case findings = 1
  /// Wrong usage, a path that cannot be read, nothing to judge, an unusable policy, an output that was not written.
  case unusable = 2

  var code: ExitCode { ExitCode(rawValue) }

  /// Ends the process. What was read and judged is held until then: taking it apart value by value, only for all of it to
  /// go at once, would take longer than printing it.
  func end(holding values: some Any) -> Never {
    withExtendedLifetime(values) { Plumbline.exit(withError: self == .clean ? nil : code) }
  }

  static func < (a: Status, b: Status) -> Bool { a.rawValue < b.rawValue }
}

struct Plumbline: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "plumbline",
    abstract: "Judges AI runtime architectures: are their controls in proportion to what they can do?",
    discussion: """
      A manifest (architecture.yaml) describes one architecture. Plumbline holds it against a policy and prints
      findings, each with its place and what to do about it.

        plumbline init              write a first manifest
        plumbline .                 judge every manifest below this folder
        plumbline report .          the control gap report, as a page
        plumbline explain RULE      what a rule asks, and why
        plumbline evidence .        what each claim is worth, and what would show it next
      """,
    version: version,
    subcommands: [
      Lint.self, Report.self, Init.self, Explain.self, Schema.self, EvidenceCommand.self, PolicyCommand.self,
    ],
    defaultSubcommand: Lint.self)
}

import ArgumentParser
import Files
import Markup
import SystemPackage

@main
struct Main {
  static func main() {
    Output.outliveClosedPipes()
    do {
      try ProcessLimits.check()
      var command = try Plumbline.parseAsRoot()
      try command.run()
    } catch {
      let message = message(of: error)
      // A request for help or the version is a success; all other errors of the parser are wrong usage.
      let isAnswer = Plumbline.exitCode(for: error) == .success
      if !message.isEmpty {
        do {
          try (isAnswer ? Output.standardOutput : .standardError).write(message + "\n")
        } catch {
          Plumbline.exit(withError: Status.unusable.code)
        }
      }
      Plumbline.exit(withError: isAnswer ? nil : (error as? ExitCode) ?? Status.unusable.code)
    }
  }

  /// The text of an error; it begins with `error: `, also for errors of the argument parser.
  private static func message(of error: any Error) -> String {
    if let failure = error as? FileFailure { return "error: \(failure)" }
    if let misuse = error as? Misuse { return "error: \(misuse)" }
    // The message may contain an argument with control characters.
    let message = Plumbline.fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).visible }.joined(separator: "\n")
    return message.hasPrefix("Error: ") ? "error: \(message.dropFirst(7))" : message
  }
}

/// The exit status of a run, the same for every command and format. A higher status takes precedence.
enum Status: Int32, Comparable {
  case clean = 0
  case findings = 1
  case unusable = 2

  /// The table of exit statuses for `--help`; docs/security.md has the same. `--fail-on never` turns status 1 into 0, but
  /// not status 2.
  static let help = """
    Exit status:
      0  everything was read, and nothing sets status 1
      1  a finding at or above --fail-on (never for report); for evidence: a
         claim below its required grade; for policy test: an example fails, a
         branch or cell is uncovered, or a mutant survives
      2  incomplete or unusable: wrong usage, a path that cannot be read, a file
         that cannot be parsed, no manifest, an unusable policy, an expression
         without a value, an output that was not written
    """

  var code: ExitCode { ExitCode(rawValue) }

  /// Ends the process. Keeps the values alive until then: to deallocate them one by one would take longer
  /// than to print the findings.
  func end(holding values: some Any) -> Never {
    withExtendedLifetime(values) { Plumbline.exit(withError: self == .clean ? nil : code) }
  }

  static func < (a: Status, b: Status) -> Bool { a.rawValue < b.rawValue }
}

struct Plumbline: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "plumbline",
    abstract:
      "Check AI runtime architectures: are the controls proportionate to the risk, and is every claim backed by evidence?",
    discussion: """
      A manifest (architecture.yaml) describes one architecture. Plumbline checks it against a policy and \
      prints findings, each with its location and a remedy.

        plumbline init              write a first manifest
        plumbline .                 check every manifest below this folder
        plumbline report .          print the control gap report as HTML
        plumbline explain RULE      explain a rule
        plumbline evidence .        show the grade of each claim

      \(Status.help)
      """,
    version: version,
    subcommands: [
      Lint.self, Report.self, Init.self, Explain.self, Schema.self, EvidenceCommand.self, PolicyCommand.self,
    ],
    defaultSubcommand: Lint.self)
}

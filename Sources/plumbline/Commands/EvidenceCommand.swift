import ArgumentParser
import Files
import Linting
import Markup
import Policy
import Reporting
import Schema
import SystemPackage
import Terminal

struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Show the grade of every claim and its evidence, or update the digests of evidence files.",
    discussion: """
        plumbline evidence .
            the grade of each claim, and what the next grade requires
        plumbline evidence --update-digests .
            write the digests of the evidence files into the manifests
      """)

  @OptionGroup var search: SearchOptions

  @Flag(
    help: """
      Set the `sha256` values in manifests to the current digests of the files, and add missing ones. Nothing \
      else is changed. Review the changed files first: with its new digest, an altered file counts as evidence again.
      """)
  var updateDigests = false

  @Option(help: ArgumentHelp("Output format: \(FormatArgument<EvidenceFormats>.alternatives)."))
  var format = FormatArgument<EvidenceFormats>()

  @Option(
    help: ArgumentHelp("The date to check for, as YYYY-MM-DD in UTC (default: today).", valueName: "date"))
  var today: CalendarDay?

  @OptionGroup var policy: PolicyOptions

  @Option(help: ArgumentHelp("Color: auto, always or never. `auto` respects NO_COLOR."))
  var color: ColorOption = .auto

  mutating func run() throws {
    let policy = try policy.load(
      .assessment, today: today ?? .today,
      style: TextStyle(isColored: color.isOn(for: .standardError), isFull: false))
    if updateDigests, search.paths.contains("-") {
      throw ValidationError(
        "--update-digests rewrites files and cannot be used with standard input; name the file")
    }
    let inputs = try search.inputs()
    guard !inputs.all.isEmpty || !inputs.failures.isEmpty else {
      try Output.standardError.write(inputs.nothingFound(skipping: []))
      throw Status.unusable.code
    }
    let linter = Linter(policy: policy, today: today ?? .today)
    let isDone: (isComplete: Bool, isSufficient: Bool) =
      updateDigests ? (try update(inputs, linter), true) : try show(inputs, linter)
    for failure in inputs.failures { try Output.standardError.write("error: \(failure)\n") }
    guard isDone.isComplete, inputs.failures.isEmpty else { throw Status.unusable.code }
    guard isDone.isSufficient else { throw Status.findings.code }
  }

  /// - Returns: Whether every file contained a readable manifest, and whether every claim has its required grade.
  private func show(
    _ inputs: LintInputs, _ linter: Linter
  ) throws -> (isComplete: Bool, isSufficient: Bool) {
    let assessment = linter.assess(inputs.all, gaps: inputs.gaps)
    let style = TextStyle(isColored: color.isOn(for: .standardOutput), isFull: false)
    let context = ReportContext(style: style, version: Plumbline.version)
    try Output.standardOutput.write(format.format.text(of: assessment, context))
    let read = Set(assessment.architectures.map(\.file) + assessment.summary.filesSkipped)
    let unread = inputs.all.map(\.name).filter { !read.contains($0) }
    for name in unread {
      try Output.standardError.write(
        "error: \(name.legible) contains no readable manifest; for the errors, run `plumbline lint \(name.legible)`\n"
      )
    }
    let isSufficient = assessment.architectures.allSatisfy { $0.claims.allSatisfy(\.isEnough) }
    return (unread.isEmpty && assessment.summary.filesUnparsed.isEmpty, isSufficient)
  }

  /// - Returns: whether every manifest and every file that it names could be read.
  private func update(_ inputs: LintInputs, _ linter: Linter) throws -> Bool {
    var isDone = true
    var updates: [(name: String, update: DigestUpdate)] = []
    for input in inputs.all {
      do throws(DigestRefusal) {
        updates.append((input.name, try linter.updatingDigests(of: input)))
      } catch {
        isDone = false
        try Output.standardError.write("error: \(error)\n")
      }
    }
    for (name, update) in updates {
      if !update.changes.isEmpty { try write(update.bytes, to: FilePath(name), replacing: .input) }
      try Output.standardOutput.write(update.text(of: name, Paint(isOn: color.isOn(for: .standardOutput))))
    }
    return isDone
  }
}

extension DigestUpdate {
  /// The changed lines, before and after.
  fileprivate func text(of name: String, _ paint: Paint) -> String {
    let name = name.legible
    guard !changes.isEmpty else { return "\(name): \(files) digests, all up to date\n" }
    let lines = changes.flatMap { change in
      [
        "@@ line \(change.line)", change.old.map { paint(.error, "-\($0)") }, paint(.help, "+\(change.new)"),
      ].compactMap(\.self)
    }
    return (["--- \(name)", "+++ \(name)"] + lines).map { $0 + "\n" }.joined()
  }
}

import ArgumentParser
import Files
import Linting
import Policy
import Reporting
import Schema
import SystemPackage
import Terminal

struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Show what every claim is worth by its evidence, or put right the digests of the files.",
    discussion: """
      plumbline evidence .                        what each claim is worth, why, what would show it next
      plumbline evidence --update-digests .       state the digests of the files as they are now
      """)

  @Argument(
    help: ArgumentHelp(
      "Files, folders to search for architecture.yaml and *.architecture.yaml, or - for standard input.",
      valueName: "path"))
  var paths: [String] = ["."]

  @Flag(
    help: """
      Rewrite the sha256 values of manifests to the digests of their files, and nothing else; where one is missing it is \
      added. Look at what changed first: a digest vouches for what it is the digest of.
      """)
  var updateDigests = false

  @Option(help: ArgumentHelp("\(FormatArgument<EvidenceFormats>.alternatives)."))
  var format = FormatArgument<EvidenceFormats>()

  @Option(
    help: ArgumentHelp("The day to judge on, as YYYY-MM-DD in UTC.", valueName: "date"))
  var today: CalendarDay?

  @OptionGroup var policy: PolicyOptions

  @Option(help: ArgumentHelp("Colour: auto, always or never. auto minds NO_COLOR."))
  var color: ColorOption = .auto

  mutating func run() throws {
    let policy = try policy.load(
      .judging, today: today ?? .today,
      style: TextStyle(isColored: color.isOn(for: .standardError), isFull: false))
    if updateDigests, paths.contains("-") {
      throw ValidationError("--update-digests rewrites files, and standard input is none")
    }
    let inputs = try LintInputs(paths)
    guard !inputs.all.isEmpty || !inputs.failures.isEmpty else {
      try Output.standardError.write(inputs.nothingFound(skipping: []))
      throw Status.unusable.code
    }
    let linter = Linter(policy: policy, today: today ?? .today)
    let isDone = updateDigests ? try update(inputs, linter) : try show(inputs, linter)
    for failure in inputs.failures { try Output.standardError.write("error: \(failure)\n") }
    guard isDone, inputs.failures.isEmpty else { throw Status.unusable.code }
  }

  /// - Returns: whether every file held a manifest that could be read.
  private func show(_ inputs: LintInputs, _ linter: Linter) throws -> Bool {
    let assessment = linter.assess(inputs.all)
    let style = TextStyle(isColored: color.isOn(for: .standardOutput), isFull: false)
    let context = ReportContext(style: style, version: Plumbline.version)
    try Output.standardOutput.write(format.format.text(of: assessment, context))
    let read = Set(assessment.architectures.map(\.file) + assessment.summary.filesSkipped)
    let unread = inputs.all.map(\.name).filter { !read.contains($0) }
    for name in unread {
      try Output.standardError.write(
        "error: \(name) holds no manifest that can be read; see plumbline lint \(name)\n")
    }
    return unread.isEmpty
  }

  /// - Returns: whether every manifest could be read, and all the files that it names.
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
      if !update.changes.isEmpty { try write(update.bytes, to: FilePath(name), keepingMode: true) }
      try Output.standardOutput.write(update.text(of: name, Paint(isOn: color.isOn(for: .standardOutput))))
    }
    return isDone
  }
}

extension DigestUpdate {
  /// The lines that changed, as they were and as they are.
  fileprivate func text(of name: String, _ paint: Paint) -> String {
    guard !changes.isEmpty else { return "\(name): \(files) digests, each as its file is\n" }
    let lines = changes.flatMap { change in
      [
        "@@ line \(change.line)", change.old.map { paint(.error, "-\($0)") }, paint(.help, "+\(change.new)"),
      ].compactMap(\.self)
    }
    return (["--- \(name)", "+++ \(name)"] + lines).map { $0 + "\n" }.joined()
  }
}

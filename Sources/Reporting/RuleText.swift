package import Linting
import Markup
import Requirements

/// The texts of a rule, as formats show them.
struct RuleText {
  let id: String
  let title: String
  let what: String?
  let why: String?
  let remedy: String?
  let guide: [String]
  let references: [String]
  let severities: [RuleDescription.Step]
  let highestSeverity: Finding.Severity

  init(_ rule: RuleDescription) {
    id = rule.id
    title = rule.title
    what = rule.what
    why = rule.why
    remedy = rule.remedy
    guide = rule.guide
    references = rule.references
    severities = rule.severities
    highestSeverity = rule.highestSeverity
  }

  /// The texts of a rule that is not an entry of a pack, such as a check of packs, from its finding.
  init(of finding: Finding) {
    id = finding.rule
    title = finding.rule.split(separator: "-").joined(separator: " ")
    what = nil
    why = nil
    remedy = nil
    guide = finding.guide
    references = finding.references
    severities = []
    highestSeverity = finding.severity
  }

  /// A permanent identifier of the rule. Its page is `docs/rules/ID.md`, or the output of `plumbline explain
  /// ID`.
  var address: String { "urn:plumbline:v1:rule:\(id.asRelativeReference)" }

  var help: String {
    var paragraphs = [what, why].compactMap(\.self)
    if let remedy { paragraphs.append("Remedy: \(remedy)") }
    if !references.isEmpty { paragraphs.append("References: \(references.joined(separator: ", "))") }
    paragraphs.append("More: plumbline explain \(id)")
    return paragraphs.joined(separator: "\n\n")
  }

  var markdownHelp: String {
    var paragraphs = ["**\(title.proseForMarkdown)**"]
    paragraphs += [what, why].compactMap { $0?.proseForMarkdown }
    if let remedy { paragraphs.append("**Remedy:** \(remedy.proseForMarkdown)") }
    if !references.isEmpty {
      paragraphs.append("**References:** \(references.joined(separator: ", ").escapedForMarkdown)")
    }
    paragraphs.append("More: `plumbline explain \(id)`")
    return paragraphs.joined(separator: "\n\n")
  }
}

extension Assessment {
  /// The rules in force, followed by the other rules that findings name.
  var rulesOfFindings: [RuleText] {
    var known = Set(rules.map(\.id))
    return rules.map(RuleText.init)
      + findings.filter { known.insert($0.rule).inserted }.map(RuleText.init(of:))
      .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }

  /// Whether nothing was checked. Such a run must not look like a clean one.
  package var isEmpty: Bool { summary.files == 0 && (findings.isEmpty || !summary.filesSkipped.isEmpty) }

  /// Whether all input was checked; otherwise the exit status is 2.
  package var isComplete: Bool {
    failures.isEmpty && unread.isEmpty && summary.filesUnparsed.isEmpty && !isEmpty
  }

  /// The skipped rules, each with the number of architectures in which it was skipped.
  var skippedRules: [(rule: String, architectures: Int)] {
    rules.compactMap { rule in
      let count = architectures.count { outcome(of: rule, in: $0) == .skipped }
      return count == 0 ? nil : (rule.id, count)
    }
  }
}

extension Finding {
  /// The message with the remedy, for viewers that show the message only.
  var wholeMessage: String { remedy.map { "\(message); \($0)" } ?? message }

  /// `file:line:column`.
  var position: String { "\(place.file):\(place.start.line):\(place.start.column)" }
}

extension Location {
  var position: String { "\(file):\(start.line):\(start.column)" }
}

extension Sequence<Finding> {
  /// The findings by descending severity, then in the order of reports.
  var mostSevereFirst: [Finding] {
    enumerated().sorted { a, b in
      a.element.severity != b.element.severity
        ? a.element.severity > b.element.severity : a.offset < b.offset
    }.map(\.element)
  }
}

extension Int {
  /// `1 error`, `2 errors`.
  func counted(_ noun: String, _ plural: String? = nil) -> String {
    "\(self) \(self == 1 ? noun : plural ?? noun + "s")"
  }
}

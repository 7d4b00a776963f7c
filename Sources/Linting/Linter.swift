import Parallel
package import Policy
package import Schema
import YAMLTree

/// A linter that assesses files with one policy on one date.
package struct Linter: Sendable {
  let policy: Policy
  let today: CalendarDay
  let selection: Selection?
  let isDescribing: Bool
  let limits: Limits

  /// - Parameters:
  ///   - selection: the rules and guide lines to run; all if `nil`.
  ///   - isDescribing: whether the assessment contains the parts and claims of architectures. Reports that show only
  ///     findings do not need them.
  package init(
    policy: Policy, today: CalendarDay, only selection: Selection? = nil, isDescribing: Bool = true
  ) {
    self.policy = policy
    self.today = today
    self.selection = selection
    self.isDescribing = isDescribing
    limits = .standard
  }

  /// Assesses files and sorts the findings.
  ///
  /// - Parameters:
  ///   - gaps: What the search for the inputs skipped or could not read, for reports.
  ///   - progress: called after each file, on the thread that assessed it.
  package func assess(
    _ inputs: [Input], gaps: SearchGaps = SearchGaps(), progress: (@Sendable () -> Void)? = nil
  ) -> Assessment {
    let results = inputs.mapInParallel { input in
      defer { progress?() }
      return FileAssessment(read(input), self)
    }
    return Assessment(of: results, linter: self, gaps: gaps)
  }

  /// Reads a file, which can then be assessed several times.
  package func read(_ input: Input) -> ReadFile {
    var reader = FileReader(input, self)
    return reader.read()
  }

  /// Assesses a file that was read with the vocabulary of this linter's policy.
  package func assess(_ file: ReadFile) -> Assessment {
    Assessment(of: [FileAssessment(file, self)], linter: self)
  }

}

/// The rules and guide lines that a run evaluates. Reading problems are always reported.
package struct Selection: Sendable {
  private let names: Set<String>

  /// - Parameter unknown: receives the names that are neither a guide line nor an entry of the policy.
  package init(_ names: [String], policy: Policy, unknown: inout [String]) {
    let known = Set(policy.entries.map(\.id)).union(policy.guideLines)
    unknown = names.filter { !known.contains($0) }
    self.names = Set(names)
  }

  func contains(_ draft: FindingDraft) -> Bool { contains(rule: draft.rule, guide: draft.guide) }

  /// Whether a rule is selected by its own id.
  func names(_ rule: String) -> Bool { names.contains(rule) }

  package func contains(rule: String, guide: [String]) -> Bool {
    names.contains(rule) || guide.contains(where: names.contains)
  }
}

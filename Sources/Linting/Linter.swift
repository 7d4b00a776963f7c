import Parallel
package import Policy
package import Schema
import YAMLTree

/// Assesses files with one policy on one day.
package struct Linter: Sendable {
  let policy: Policy
  let today: CalendarDay
  let selection: Selection?
  let isDescribing: Bool
  let limits: Limits

  /// - Parameters:
  ///   - selection: the rules and guide lines to keep to; everything when `nil`.
  ///   - isDescribing: whether the parts of architectures and their claims are told beside what was found in them;
  ///     who shows findings alone saves the work.
  package init(
    policy: Policy, today: CalendarDay, only selection: Selection? = nil, isDescribing: Bool = true
  ) {
    self.policy = policy
    self.today = today
    self.selection = selection
    self.isDescribing = isDescribing
    limits = .standard
  }

  /// Assesses files and puts what was found in order.
  ///
  /// - Parameters:
  ///   - unread: paths that were named and could not be read, which reports say too.
  ///   - progress: told after each file, from whatever thread assessed it.
  package func assess(
    _ inputs: [Input], foldersSkipped: Int = 0, unread: [Assessment.Unread] = [],
    progress: (@Sendable () -> Void)? = nil
  ) -> Assessment {
    let results = inputs.mapInParallel { input in
      defer { progress?() }
      return FileAssessment(read(input), self)
    }
    return Assessment(of: results, linter: self, foldersSkipped: foldersSkipped, unread: unread)
  }

  /// Reads a file, once for however often it is assessed.
  package func read(_ input: Input) -> ReadFile {
    var reader = FileReader(input, self)
    return reader.read()
  }

  /// Assesses a file that was read before, with the words of this linter's policy.
  package func assess(_ file: ReadFile) -> Assessment {
    Assessment(of: [FileAssessment(file, self)], linter: self, foldersSkipped: 0, unread: [])
  }

}

/// The rules and guide lines that a run keeps to. What cannot be read is reported whatever is selected.
package struct Selection: Sendable {
  private let names: Set<String>

  /// - Returns: the names that are neither a line of the guide nor an entry of the policy, in `unknown`.
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

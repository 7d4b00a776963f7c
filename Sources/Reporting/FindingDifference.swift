package import Linting

/// The changes of findings between two policies, for the same architectures.
package struct FindingDifference {
  private let old: Assessment
  private let new: Assessment

  package init(from old: Assessment, to new: Assessment) {
    self.old = old
    self.new = new
  }

  package var text: String {
    let files = Set(old.architectures.map(\.file) + new.architectures.map(\.file)).sorted()
    let blocks = files.map { file in
      let (added, removed, changed) = changes(in: file)
      let lines = added.map { "  + \(line($0))" } + removed.map { "  - \(line($0))" } + changed
      return ([file] + (lines.isEmpty ? ["  no changes"] : lines)).joined(separator: "\n")
    }
    return "\n" + blocks.joined(separator: "\n\n") + "\n"
  }

  private func line(_ finding: Finding) -> String {
    "\(finding.severity.rawValue) \(finding.rule) at line \(finding.place.start.line): \(finding.message)"
  }

  private func changes(in file: String) -> (added: [Finding], removed: [Finding], changed: [String]) {
    let before = old.findings.filter { $0.place.file == file }
    let after = new.findings.filter { $0.place.file == file }
    let known = Dictionary(before.map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first })
    let added = after.filter { known[$0.fingerprint] == nil }
    let left = Set(after.map(\.fingerprint))
    let changed = after.compactMap { finding -> String? in
      guard let was = known[finding.fingerprint], was.severity != finding.severity else { return nil }
      return "  ~ \(line(finding)) (was \(was.severity.rawValue))"
    }
    return (added, before.filter { !left.contains($0.fingerprint) }, changed)
  }
}

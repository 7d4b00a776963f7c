package import Linting

/// The changes since an earlier run, by fingerprint.
package struct GapComparison: Sendable {
  /// The date of the earlier run, as its report states it.
  package let earlier: String
  package let new: [Finding]
  package let resolved: [EarlierFinding]
  /// The number of findings that are in both runs.
  package let unchanged: Int

  package init(of assessment: Assessment, with findings: [EarlierFinding], day: String) {
    let before = Set(findings.map(\.fingerprint))
    let now = Set(assessment.findings.map(\.fingerprint))
    earlier = day
    new = assessment.findings.filter { !before.contains($0.fingerprint) }
    resolved = findings.filter { !now.contains($0.fingerprint) }
    unchanged = now.intersection(before).count
  }
}

/// A finding of an earlier run, read from its report.
package struct EarlierFinding: Sendable {
  package let fingerprint: String
  package let rule: String
  package let message: String
  package let file: String

  package init(fingerprint: String, rule: String, message: String, file: String) {
    self.fingerprint = fingerprint
    self.rule = rule
    self.message = message
    self.file = file
  }
}

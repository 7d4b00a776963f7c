import Files
import JSON
import Linting
import Markup
import Reporting
import Schema
import SystemPackage

/// The findings of an earlier run, read from its JSON output.
struct EarlierRun {
  private let day: CalendarDay
  private let findings: [EarlierFinding]

  /// The largest report of an earlier run that is read.
  private static let limit = 256 << 20

  init(at path: FilePath) throws {
    guard case .bytes(let bytes) = try FileContent.read(path, limit: Self.limit) else {
      throw FileFailure(path, "larger than \(Self.limit >> 20) MiB, the limit for a report")
    }
    let document: JSONValue
    do throws(JSONProblem) {
      document = try JSONValue(bytes)
    } catch {
      throw FileFailure(
        path, "not valid JSON: \(error); write the report with `plumbline lint --format json`")
    }
    guard document["schema"]?.string == "plumbline/findings/v1",
      let day = document["today"]?.string.flatMap({ CalendarDay($0) }),
      let findings = document["findings"]?.array
    else {
      throw FileFailure(
        path, "not a report of an earlier run; write one with `plumbline lint --format json`")
    }
    self.day = day
    self.findings = try findings.enumerated().map { index, finding in
      guard let fingerprint = finding["fingerprint"]?.string, let rule = finding["rule"]?.string,
        let message = finding["message"]?.string
      else {
        throw FileFailure(
          path, "finding \(index + 1) has no `fingerprint`, `rule` or `message`; write the report again")
      }
      return EarlierFinding(
        fingerprint: fingerprint.legible, rule: rule.legible, message: message.legible,
        file: (finding["file"]?.string ?? "").legible)
    }
  }

  func comparison(with assessment: Assessment) -> GapComparison {
    GapComparison(of: assessment, with: findings, day: "\(day)")
  }
}

import Claims
import Linting
import Markup
import Schema
import Terminal

extension EvidenceFormats {
  static let text = ReportFormat<Assessment>("text", "for people at a terminal", showsArchitectures: true) {
    EvidenceTable($0, paint: Paint(isOn: $1.style.isColored)).text
  }
}

/// The claims of each architecture as a table for a terminal: grade, evidence, the evidence required for the
/// next grade, and the date on which the evidence expires.
private struct EvidenceTable {
  private let architectures: [AssessedArchitecture]
  private let paint: Paint

  init(_ assessment: Assessment, paint: Paint) {
    architectures = assessment.architectures
    self.paint = paint
  }

  var text: String { architectures.map(table).joined(separator: "\n") }

  private func table(_ architecture: AssessedArchitecture) -> String {
    let claims = architecture.claims
    let enough = claims.count(where: \.isEnough)
    let head =
      "\(paint(.strong, architecture.name.legible)) (\(architecture.file.legible)), level \(architecture.effective): "
      + (claims.isEmpty
        ? "no claims"
        : "\(claims.count.counted("claim")), \(claims.count - enough) below the required grade")
    guard !claims.isEmpty else { return head + "\n" }
    let columns = ["claim", "grade", "required", "status", "expires"]
    let rows = claims.map { claim in
      [
        claim.path.legible, claim.grade, claim.required ?? "–",
        claim.isDeclaredUnverified ? "\(claim.status), declared unverified" : "\(claim.status)",
        claim.validUntil?.description ?? "–",
      ]
    }
    let table = ([columns] + rows).alignedLines
    var lines = [head, "", "  " + paint(.strong, table[0])]
    for (claim, line) in zip(claims, table.dropFirst()) {
      lines.append(mark(claim) + line)
      lines += details(claim)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func mark(_ claim: AssessedClaim) -> String {
    claim.isEnough ? "  " : paint(claim.status == .refuted ? .error : .warning, "! ")
  }

  private func details(_ claim: AssessedClaim) -> [String] {
    let width = claim.evidence.map(\.id.legible.columns).max() ?? 0
    var lines = ["\(claim.claimed.legible)\(claim.owner.map { " (\($0.legible))" } ?? "")"]
    lines += claim.evidence.map { entry in
      "\(entry.id.legible.padded(to: width))  \(entry.outcome): \(entry.reason.legible)"
    }
    if claim.evidence.isEmpty { lines.append(claim.reason.legible) }
    if let next = claim.next { lines.append(paint(.help, "for the next grade: \(next.legible)")) }
    return lines.map { "      \($0)" }
  }
}

extension AssessedClaim {
  /// The last date on which all good evidence of the claim is valid.
  var validUntil: CalendarDay? { evidence.filter { $0.outcome == .good }.compactMap(\.validUntil).min() }
}

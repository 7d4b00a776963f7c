package import Reporting
import Terminal

extension TestFormats {
  package static let text = ReportFormat<TestReport>("text", "for people at a terminal") {
    TextTestReport($0, Paint(isOn: $1.style.isColored)).text
  }
}

/// A test report as text for a terminal.
struct TextTestReport {
  private let report: TestReport
  private let paint: Paint

  init(_ report: TestReport, _ paint: Paint) {
    self.report = report
    self.paint = paint
  }

  var text: String {
    var blocks = report.suites.flatMap(\.failed).map(failure)
    blocks += (report.coverage?.entries ?? []).filter { !$0.missing.isEmpty }.map(lacks)
    blocks += (report.mutation?.targets ?? []).flatMap(survivors)
    var summary = [counts]
    if let coverage = report.coverage {
      summary.append(
        "covered \(coverage.covered) of \(coverage.total) branches and cells (\(coverage.percentage))")
    }
    if let mutation = report.mutation {
      summary.append(mutation.score)
      if mutation.unused > 0 { summary.append("unused entries of `survivors`: \(mutation.unused)") }
    }
    return (blocks + [summary.joined(separator: "\n")]).joined(separator: "\n\n") + "\n"
  }

  private var counts: String {
    let passed = "\(report.total - report.failed) passed"
    let failed = "\(report.failed) failed"
    return report.failed == 0 ? "\(paint(.help, passed)), \(failed)" : "\(passed), \(paint(.error, failed))"
  }

  private func failure(_ result: ExampleResult) -> String {
    let example = result.example
    let head = paint(.error, "failed[\(example.entry)]") + paint(.strong, ": \(example.name)")
    return block(head, example.place, example.changes, result.comparison)
  }

  /// Returns the block of uncovered branches and cells of an entry.
  private func lacks(_ entry: Coverage.Entry) -> String {
    let head =
      paint(.warning, "uncovered[\(entry.id)]")
      + paint(.strong, ": covered \(entry.covered) of \(entry.items.count) branches and cells")
    return block(head, entry.place, [], entry.missing.map(\.lack))
  }

  private func survivors(of target: Mutation.Target) -> [String] {
    let survivors = target.survivors.map { mutant in
      block(
        paint(.warning, "survivor[\(target.name)]") + paint(.strong, ": no example kills this mutant"),
        mutant.place,
        [],
        [mutant.text])
    }
    let unused = target.unused.map { listed in
      block(
        paint(.error, "unused[\(target.name)]") + paint(.strong, ": \(listed.reason)"), listed.place, [],
        [listed.text])
    }
    return survivors + unused
  }

  private func block(_ head: String, _ place: PackPlace, _ context: [String], _ lines: [String]) -> String {
    let bar = paint(.frame, "   |")
    return
      ([head, paint(.frame, "  -->") + " \(place)"] + context.map { "\(bar) \($0)" }
      + lines.map { paint(.frame, "   =") + " \($0)" }).joined(separator: "\n")
  }
}

/// A test report as JUnit XML, in the form that Jenkins and its kin read: a suite for each entry, a case for each of
/// its examples, and one more for its coverage and one for its mutants where these were asked for.
struct JUnitReport {
  private struct Case {
    let name: String
    /// What went wrong in a line, and all of it.
    var failure: (message: String, text: String)?
    /// Whether it could not be run at all.
    var isError = false
  }

  private struct Suite {
    let name: String
    let file: String
    var cases: [Case]
  }

  private let suites: [Suite]

  init(_ report: TestReport) {
    var suites = report.suites.map { suite in
      Suite(name: suite.entry, file: suite.place.file, cases: suite.results.map(Self.example))
    }
    func add(_ item: Case, _ name: String, _ place: PackPlace) {
      if let index = suites.firstIndex(where: { $0.name == name && $0.file == place.file }) {
        suites[index].cases.append(item)
      } else {
        suites.append(Suite(name: name, file: place.file, cases: [item]))
      }
    }
    for entry in report.coverage?.entries ?? [] {
      add(Self.outcome("coverage", "uncovered", entry.missing.map(\.lack)), entry.id, entry.place)
    }
    for target in report.mutation?.targets ?? [] {
      let lines =
        target.survivors.map { "\($0.place): \($0.text)" }
        + target.unused.map { "\($0.place): \($0.text): \($0.reason)" }
      add(Self.outcome("mutants", "not noticed", lines), target.name, target.place)
    }
    self.suites = suites
  }

  private static func example(_ result: ExampleResult) -> Case {
    var item = Case(name: result.example.name)
    guard !result.isPassed else { return item }
    let lines = ["\(result.example.place)"] + result.example.changes + result.comparison
    item.failure = (result.comparison[0], lines.joined(separator: "\n"))
    item.isError = result.failure != nil
    return item
  }

  private static func outcome(_ name: String, _ lack: String, _ lines: [String]) -> Case {
    let failure = lines.isEmpty ? nil : ("\(lines.count) \(lack)", lines.joined(separator: "\n"))
    return Case(name: name, failure: failure)
  }

  // MARK: Writing

  var text: String {
    var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#]
    lines.append("<testsuites name=\"plumbline policy test\"\(counts(suites.flatMap(\.cases)))>")
    for suite in suites {
      lines.append(
        "  <testsuite name=\"\(suite.name.xmlAttribute)\"\(counts(suite.cases)) file=\"\(suite.file.xmlAttribute)\">"
      )
      lines += suite.cases.map { write($0, of: suite.name) }
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return lines.joined(separator: "\n") + "\n"
  }

  private func counts(_ cases: [Case]) -> String {
    let failures = cases.count { $0.failure != nil && !$0.isError }
    return " tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"\(cases.count(where: \.isError))\""
  }

  private func write(_ item: Case, of suite: String) -> String {
    let head = "    <testcase name=\"\(item.name.xmlAttribute)\" classname=\"\(suite.xmlAttribute)\""
    guard let failure = item.failure else { return head + "/>" }
    let element = item.isError ? "error" : "failure"
    return """
      \(head)>
            <\(element) message="\(failure.message.xmlAttribute)">\(failure.text.xmlText)</\(element)>
          </testcase>
      """
  }
}

extension String {
  /// The text as the content of an element. What is no character of XML 1.0 stands as U+FFFD.
  var xmlText: String { escaped { $0 == "\r" ? "&#13;" : nil } }

  /// The text as the value of an attribute in double quotes: blanks that a reader would make spaces stay.
  var xmlAttribute: String {
    escaped { scalar in
      switch scalar {
      case "\"": "&quot;"
      case "\n", "\r", "\t": "&#\(scalar.value);"
      default: nil
      }
    }
  }

  private func escaped(_ special: (Unicode.Scalar) -> String?) -> String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\t", "\n", "\r", "\"": text += special(scalar) ?? String(scalar)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs the conformance suite of CEL, converted to JSON, on the library.
///
/// Usage: `cel-conformance [-v] DIR`. Prints, for each file, the numbers of passed and failed tests and the
/// ids of failed tests, with reasons if `-v` is given, and then the totals. Exits with an error if a test
/// fails.
@main
struct CELConformance {
  static func main() {
    var arguments = CommandLine.arguments.dropFirst()
    let isVerbose = arguments.first == "-v"
    if isVerbose { arguments.removeFirst() }
    guard let folder = arguments.first else {
      print("usage: cel-conformance [-v] DIR")
      exit(code: 2)
    }
    do {
      let report = Report(try Suite.load(folder: folder))
      print(report.text(isVerbose: isVerbose))
      exit(code: report.failures.isEmpty ? 0 : 1)
    } catch {
      print("cannot read the suite in \(folder): \(error)")
      exit(code: 2)
    }
  }
}

/// The results of all tests.
struct Report {
  private(set) var files: [(name: String, passed: Int, failures: [(id: String, reason: String)])] = []

  init(_ suites: [Suite]) {
    for suite in suites {
      var failures: [(String, String)] = []
      for test in suite.tests {
        if case .failed(let reason) = test.run() { failures.append((test.id, reason)) }
      }
      files.append((suite.file, suite.tests.count - failures.count, failures))
    }
  }

  var passed: Int { files.reduce(0) { $0 + $1.passed } }
  var failures: [(id: String, reason: String)] { files.flatMap(\.failures) }

  func text(isVerbose: Bool) -> String {
    var lines: [String] = []
    for file in files {
      lines.append("\(file.name): \(file.passed) passed, \(file.failures.count) failed")
      for (id, reason) in file.failures { lines.append(isVerbose ? "  \(id): \(reason)" : "  \(id)") }
    }
    lines.append("\(passed) passed, \(failures.count) failed")
    return lines.joined(separator: "\n")
  }
}

/// Exits the process.
func exit(code: Int32) -> Never {
  #if canImport(Glibc)
    Glibc.exit(code)
  #elseif canImport(Musl)
    Musl.exit(code)
  #else
    Darwin.exit(code)
  #endif
}

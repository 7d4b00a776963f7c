import JSON
import Linting

/// A test report as JSON, in the form that `schemas/policy-test.schema.json` describes.
struct JSONTestReport {
  static let schema = "plumbline/policy-test/v1"

  private let report: TestReport
  private let version: String

  init(_ report: TestReport, version: String) {
    self.report = report
    self.version = version
  }

  var text: String {
    var writer = JSONWriter(indented: true)
    writer.object { writer in
      writer.key("schema", Self.schema)
      writer.key("tool") { writer in
        writer.object {
          $0.key("name", "plumbline")
          $0.key("version", version)
        }
      }
      writer.key("passed", report.isPassed)
      writer.key("summary") { $0.object(summary) }
      writer.key("examples") { $0.array(report.suites.flatMap(\.results)) { example($1, &$0) } }
      if let coverage = report.coverage {
        writer.key("coverage") { $0.array(coverage.entries) { entry($1, &$0) } }
      }
      if let mutation = report.mutation {
        writer.key("mutation") { $0.array(mutation.targets) { target($1, &$0) } }
      }
    }
    return writer.text + "\n"
  }

  private func summary(_ writer: inout JSONWriter) {
    writer.key("passed", report.total - report.failed)
    writer.key("failed", report.failed)
    if let coverage = report.coverage {
      writer.key("covered", coverage.covered)
      writer.key("coverable", coverage.total)
    }
    if let mutation = report.mutation {
      writer.key("mutants", mutation.total)
      writer.key("killed", mutation.killed)
      writer.key("survived", mutation.survived)
      writer.key("listed", mutation.listed)
      writer.key("unused", mutation.unused)
    }
  }

  private func place(_ place: PackPlace, _ writer: inout JSONWriter) {
    writer.key("file", place.file)
    writer.key("line", place.line)
    writer.key("column", place.column)
  }

  private func example(_ result: ExampleResult, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("entry", result.example.entry)
      writer.key("name", result.example.name)
      place(result.example.place, &writer)
      writer.key("changes", result.example.changes)
      writer.key("passed", result.isPassed)
      writer.key("failure", result.failure)
      writer.key("expected") { writer in
        writer.array(result.missing) { writer, expected in
          writer.object {
            $0.key("rule", expected.rule)
            $0.key("path", expected.path)
            $0.key("severity", expected.severity)
            $0.key("message", expected.message)
            if let related = expected.related { $0.key("related", related) }
          }
        }
      }
      writer.key("found") { writer in
        writer.array(result.unexpected) { writer, finding in
          writer.object {
            $0.key("rule", finding.rule)
            $0.key("path", finding.place.path)
            $0.key("severity", finding.severity.rawValue)
            $0.key("message", finding.message)
            $0.key("related", finding.relatedPaths)
          }
        }
      }
    }
  }

  private func entry(_ entry: Coverage.Entry, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("entry", entry.id)
      place(entry.place, &writer)
      writer.key("covered", entry.covered)
      writer.key("coverable", entry.items.count)
      writer.key("missing") { writer in
        writer.array(entry.missing) { writer, item in
          writer.object {
            $0.key("what", item.what)
            $0.key("outcome", item.outcome)
          }
        }
      }
    }
  }

  private func target(_ target: Mutation.Target, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("entry", target.name)
      place(target.place, &writer)
      writer.key("mutants") { writer in
        writer.array(target.results) { writer, mutant in
          writer.object {
            $0.key("mutant", mutant.text)
            place(mutant.place, &$0)
            switch mutant.fate {
            case .killed: $0.key("fate", "killed")
            case .survived: $0.key("fate", "survived")
            case .listed(let because):
              $0.key("fate", "listed")
              $0.key("because", because)
            }
          }
        }
      }
      writer.key("unused") { writer in
        writer.array(target.unused) { writer, listed in
          writer.object {
            $0.key("mutant", listed.text)
            place(listed.place, &$0)
            $0.key("reason", listed.reason)
          }
        }
      }
    }
  }
}

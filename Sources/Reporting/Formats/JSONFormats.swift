extension ReportFormat {
  static let json = ReportFormat("json", "one document, as schemas/findings.schema.json describes it") {
    JSONReport($0, version: $1.version).text
  }

  static let ndjson = ReportFormat("ndjson", "the same as one object a line") {
    JSONReport($0, version: $1.version).lines
  }
}

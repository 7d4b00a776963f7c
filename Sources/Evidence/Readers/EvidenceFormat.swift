/// What a file is, by its name.
enum EvidenceFormat: Sendable {
  case json, ndjson, yaml, junit, sarif

  /// `nil` where the name says nothing that can be read.
  init?(of path: String) {
    let name = path.split(separator: "/").last.map { Self.lowercased($0) } ?? ""
    func ends(_ suffixes: String...) -> Bool { suffixes.contains(where: name.hasSuffix) }
    if ends(".sarif", ".sarif.json") {
      self = .sarif
    } else if ends(".json") {
      self = .json
    } else if ends(".ndjson", ".jsonl") {
      self = .ndjson
    } else if ends(".yaml", ".yml") {
      self = .yaml
    } else if ends(".xml") {
      self = .junit
    } else {
      return nil
    }
  }

  static func lowercased(_ text: some StringProtocol) -> String {
    String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  static let remedy =
    "proofs are JSON, NDJSON, YAML, JUnit XML or SARIF, named .json, .ndjson, .jsonl, .yaml, .yml, .xml or .sarif"
}

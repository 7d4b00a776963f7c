/// The format of an evidence file, determined by its name.
enum EvidenceFormat: Sendable {
  case json, ndjson, yaml, junit, sarif

  /// `nil` if the file name extension is not supported.
  init?(of path: String) {
    // Compares bytes, because this runs for every file of every entry.
    func ends(_ suffixes: String...) -> Bool {
      suffixes.contains { suffix in
        path.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) { Self.lowercased($0) == $1 }
      }
    }
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
    String(decoding: text.utf8.map { lowercased($0) }, as: UTF8.self)
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  static let remedy =
    "use a JSON, NDJSON, YAML, JUnit XML or SARIF file (.json, .ndjson, .jsonl, .yaml, .yml, .xml or .sarif)"
}

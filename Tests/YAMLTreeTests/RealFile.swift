import TestSupport
import Testing

/// A YAML file of a public repository: one of `Samples`, or one of `../shared/real` if that folder is beside
/// the repository.
struct RealFile: CustomTestStringConvertible {
  /// The path from the folder that contains it.
  let path: String
  let bytes: [UInt8]
  /// Whether other parsers reject it, as recorded in `Samples/refused.txt`.
  let isRefused: Bool

  var testDescription: String { path }

  /// Whether a line, counted from 1, contains only a Helm, Go or Jinja directive, which is not YAML.
  func isTemplateDirective(line: Int) -> Bool {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1) else { return false }
    let text = lines[line - 1].drop { $0 == UInt8(ascii: " ") }
    return text.starts(with: Array("{{".utf8)) || text.starts(with: Array("{%".utf8))
  }
}

extension RealFile {
  static let samples = Result { try files(below: samplesFolder) }

  /// Empty in a clean clone.
  static let shared = Result { try files(below: "\(ProjectFiles.shared)/real") }

  private static let samplesFolder = "Tests/YAMLTreeTests/Samples"

  private static func files(below folder: String) throws -> [RealFile] {
    let refused = Set(
      try ProjectFiles.text("\(samplesFolder)/refused.txt").split(separator: "\n").map(String.init))
    return try ProjectFiles.paths(below: folder, endingIn: [".yaml", ".yml"]).map { path in
      RealFile(
        path: path, bytes: try ProjectFiles.bytes("\(folder)/\(path)"), isRefused: refused.contains(path))
    }
  }
}

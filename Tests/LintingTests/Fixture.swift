import TestSupport

/// A manifest with its expected findings in comments.
///
/// `# expect: rule` at the end of a line expects a finding that starts on this line. On a line of its own, it applies
/// to the next line, for lines that cannot contain a comment. More specific forms are `rule at path`, `rule: message`
/// and `rule at path: message`. `; ` separates several expectations. A first line `# only: G19, rule` restricts the
/// findings as `--only` does; reading problems are always reported.
struct Fixture {
  let name: String
  let text: String
  let only: [String]?
  let expectations: [Expectation]

  init(name: String, text: String) {
    self.name = name
    self.text = text
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let only = lines.first.flatMap { $0.hasPrefix("# only: ") ? $0.dropFirst("# only: ".count) : nil }
    self.only = only.map { $0.split(separator: ",").map { String($0.trimmed) } }
    expectations = lines.enumerated().flatMap { index, line -> [Expectation] in
      guard let comment = line.firstRange(of: "# expect: ") else { return [] }
      let isAlone = line[..<comment.lowerBound].trimmed.isEmpty
      return Self.parts(of: line[comment.upperBound...]).map {
        Expectation($0.trimmed, line: index + (isAlone ? 2 : 1))
      }
    }
  }
}

extension Fixture {
  /// The expectations of one comment. A `; ` that is not followed by a rule is part of a message.
  private static func parts(of comment: Substring) -> [Substring] {
    var parts: [Substring] = []
    for part in comment.split(separator: "; ") {
      let head = part.firstRange(of: ": ").map { part[..<$0.lowerBound] } ?? part
      let isRule = !head.contains(" ") || head.contains(" at ")
      if isRule || parts.isEmpty {
        parts.append(part)
      } else {
        parts[parts.count - 1] = comment[parts[parts.count - 1].startIndex..<part.endIndex]
      }
    }
    return parts
  }

  /// The fixtures next to this file: `Fixtures/SECTION/NAME.yaml`.
  static let all: Result<[Fixture], any Error> = Result {
    let folder = "Tests/LintingTests/Fixtures"
    return try ProjectFiles.paths(below: folder, endingIn: [".yaml"]).map { path in
      Fixture(name: path, text: try ProjectFiles.text("\(folder)/\(path)"))
    }
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}

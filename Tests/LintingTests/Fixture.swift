import TestSupport

/// A manifest that says in comments what is found in it.
///
/// `# expect: rule` at the end of a line expects a finding that begins on this line; alone on its line, on the next
/// one, for lines that cannot hold a comment. `rule at path`, `rule: message` and `rule at path: message` expect more
/// of it, and several stand behind each other, parted by `; `. What cannot be read is always found; of all other
/// findings a first line `# only: G19, rule` keeps those that `--only` would.
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
  /// The expectations of one comment. A `; ` that no rule follows belongs to a message.
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

  /// The fixtures beside this file: `Fixtures/SECTION/NAME.yaml`.
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

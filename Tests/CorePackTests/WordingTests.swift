import Policy
import TestSupport
import Testing
import YAMLTree

@Suite("Wording")
struct WordingTests {
  /// Files and folders with texts for people.
  private static let places = [
    "README.md", "CONTRIBUTING.md", "CHANGELOG.md", ".ci", "docs", "examples", "rules", "scripts", "Sources",
  ]
  private static let endings = [
    ".md", ".yaml", ".swift", ".html", "run", "full", "generate", "setup", "test", "try",
  ]

  @Test("no text uses a banned form", arguments: places)
  func usesStandardTerms(place: String) throws {
    let list = try WordingList()
    var found: [String] = []
    for file in try Self.files(at: place) where !list.allows(file) {
      let text = try ProjectFiles.text(file).lowercased()
      for form in list.forms where text.contains(form.text) {
        found += form.lines(in: text).map { "\(file):\($0): '\(form.text)'; use: \(form.replacement)" }
      }
    }
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }

  @Test("every allowed file exists")
  func exceptionsAreInUse() throws {
    for place in try WordingList().allowed {
      #expect(throws: Never.self, "\(place)") { try ProjectFiles.bytes(place) }
    }
  }

  @Test(
    "a message names a field or a value",
    arguments: try ProjectFiles.paths(below: "rules", endingIn: [".yaml"]))
  func messagesNameTheirSubject(file: String) throws {
    let tree = Tree.parse(try SourceText(name: file, bytes: try ProjectFiles.bytes("rules/\(file)")))
    for root in tree.documents.compactMap(\.root) {
      for entry in tree.entries(root) where tree.text(entry.key) == "message" {
        let message = tree.text(entry.value)
        #expect(message.contains("{") || message.contains("`"), "\(file): \(message)")
      }
    }
  }

  private static func files(at place: String) throws -> [String] {
    let inside = try ProjectFiles.paths(below: place, endingIn: endings)
    return inside.isEmpty ? [place] : inside.map { "\(place)/\($0)" }
  }
}

/// The banned forms of `docs/wording.yaml`, and the places where they are allowed.
private struct WordingList {
  struct Form {
    let text: String
    let replacement: String
    let exceptions: [String]

    /// The lines, from 1, in which lower-case text has the form as whole words.
    func lines(in text: String) -> [Int] {
      text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        .filter { $0.element.ranges(of: self.text).contains { [line = $0.element] in isForm($0, in: line) } }
        .map { $0.offset + 1 }
    }

    private func isForm(_ range: Range<Substring.Index>, in line: Substring) -> Bool {
      let isWhole =
        line[..<range.lowerBound].last.map(\.isWordCharacter) != true
        && line[range.upperBound...].first.map(\.isWordCharacter) != true
      return isWhole && !exceptions.contains { line.contains($0) }
    }
  }

  private(set) var forms: [Form] = []
  private(set) var allowed: [String] = []

  init() throws {
    let name = "docs/wording.yaml"
    let tree = Tree.parse(try SourceText(name: name, bytes: try ProjectFiles.bytes(name)))
    func text(_ key: String, of item: NodeID) -> String {
      tree.entries(item).first { tree.text($0.key) == key }.map { tree.text($0.value) } ?? ""
    }
    for entry in tree.documents.first?.root.map({ Array(tree.entries($0)) }) ?? [] {
      for item in tree.items(entry.value) {
        if tree.text(entry.key) == "allowed" {
          allowed.append(text("in", of: item))
        } else {
          let exceptions = tree.entries(item).filter { tree.text($0.key) == "except" }
            .flatMap { tree.items($0.value).map { tree.text($0) } }
          forms.append(
            Form(
              text: text("form", of: item), replacement: text("use", of: item),
              exceptions: exceptions))
        }
      }
    }
  }

  func allows(_ file: String) -> Bool { allowed.contains(file) }
}

extension Character {
  fileprivate var isWordCharacter: Bool { isLetter || isNumber || self == "-" || self == "_" }
}

import Linting

/// A reference to another framework, taken apart: `NIST SP 800-53 AC-5` is AC-5 of NIST SP 800-53.
struct Citation: Hashable {
  let framework: String
  let item: String

  static let others = "Other references"

  init(framework: String, item: String) {
    self.framework = framework
    self.item = item
  }

  /// The framework with the longest name that the reference begins with; a reference to a framework as a whole is an
  /// item of its own.
  init(_ reference: String, _ frameworks: [FrameworkDescription]) {
    let named = frameworks.filter { reference == $0.name || reference.hasPrefix($0.name + " ") }
    guard let framework = named.max(by: { $0.name.utf8.count < $1.name.utf8.count }) else {
      self.framework = Self.others
      item = reference
      return
    }
    self.framework = framework.name
    item = reference == framework.name ? reference : String(reference.dropFirst(framework.name.count + 1))
  }
}

extension [FrameworkDescription] {
  /// The place of a citation's framework among them; the others come last.
  func rank(_ citation: Citation) -> Int { firstIndex { $0.name == citation.framework } ?? count }

  /// References by framework, in the order of the frameworks, without repeats.
  func grouped(_ references: [String]) -> [(framework: String, items: [String])] {
    var items: [String: Set<String>] = [:]
    for reference in Set(references) {
      let citation = Citation(reference, self)
      items[citation.framework, default: []].insert(citation.item)
    }
    return (map(\.name) + [Citation.others]).compactMap { name in items[name].map { (name, $0.sorted()) } }
  }
}

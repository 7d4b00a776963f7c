import Linting

/// A reference to a framework, split into framework and item: `NIST SP 800-53 AC-5` is item AC-5 of NIST SP
/// 800-53.
struct Citation: Hashable {
  let framework: String
  let item: String

  static let others = "Other references"

  init(framework: String, item: String) {
    self.framework = framework
    self.item = item
  }

  /// Splits a reference after the longest framework name that it begins with. A reference to a whole
  /// framework is an item of its own.
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
  /// The index of the framework of a citation; other references are last.
  func rank(_ citation: Citation) -> Int { firstIndex { $0.name == citation.framework } ?? count }

  /// References by framework, in the order of the frameworks, without duplicates.
  func grouped(_ references: [String]) -> [(framework: String, items: [String])] {
    var items: [String: Set<String>] = [:]
    for reference in Set(references) {
      let citation = Citation(reference, self)
      items[citation.framework, default: []].insert(citation.item)
    }
    return (map(\.name) + [Citation.others]).compactMap { name in items[name].map { (name, $0.sorted()) } }
  }
}

/// A reference to another framework, taken apart: `NIST SP 800-53 AC-5` is AC-5 of NIST SP 800-53.
struct Citation: Hashable {
  let framework: String
  let item: String

  /// The frameworks by which reports put findings in order, each with who keeps it and where it can be read.
  static let frameworks: [(name: String, keeper: String, uri: String)] = [
    ("NIST SP 800-53", "NIST", "https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final"),
    ("NIST AI RMF", "NIST", "https://www.nist.gov/itl/ai-risk-management-framework"),
    ("EU AI Act", "European Union", "https://eur-lex.europa.eu/eli/reg/2024/1689/oj"),
    ("OWASP", "OWASP Foundation", "https://genai.owasp.org/"),
    ("ISO/IEC 42001", "ISO/IEC", "https://www.iso.org/standard/81230.html"),
    ("MITRE ATLAS", "MITRE", "https://atlas.mitre.org/"),
  ]

  static let others = "Other references"

  init(_ reference: String) {
    for framework in Self.frameworks where reference.hasPrefix(framework.name + " ") {
      self.framework = framework.name
      item = String(reference.dropFirst(framework.name.utf8.count + 1))
      return
    }
    framework = Self.others
    item = reference
  }
}

extension Sequence<String> {
  /// References by framework, in the order of the frameworks, without repeats.
  var byFramework: [(framework: String, items: [String])] {
    var items: [String: Set<String>] = [:]
    for reference in self {
      let citation = Citation(reference)
      items[citation.framework, default: []].insert(citation.item)
    }
    return (Citation.frameworks.map(\.name) + [Citation.others]).compactMap { name in
      items[name].map { (name, $0.sorted()) }
    }
  }
}

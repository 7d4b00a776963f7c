import JSON

/// The frameworks that rules and findings cite, as taxonomies of SARIF: each citation is a taxon.
struct SARIFTaxonomies {
  /// A taxon by the place of its taxonomy and its own place there.
  struct Index: Hashable {
    let taxonomy: Int
    let taxon: Int
  }

  let all: [(framework: String, items: [String])]
  private let places: [Citation: Index]

  init(_ references: [String]) {
    all = references.byFramework
    var places: [Citation: Index] = [:]
    for (taxonomy, framework) in all.enumerated() {
      for (taxon, item) in framework.items.enumerated() {
        let whole = framework.framework == Citation.others ? item : "\(framework.framework) \(item)"
        places[Citation(whole)] = Index(taxonomy: taxonomy, taxon: taxon)
      }
    }
    self.places = places
  }

  var isEmpty: Bool { all.isEmpty }

  func indices(of references: [String]) -> [Index] {
    var seen = Set<Index>()
    return references.compactMap { places[Citation($0)] }.filter { seen.insert($0).inserted }
  }

  func write(_ writer: inout JSONWriter) {
    writer.array(all) { writer, taxonomy in
      writer.object { writer in
        writer.key("name", taxonomy.framework)
        if let known = Citation.frameworks.first(where: { $0.name == taxonomy.framework }) {
          writer.key("organization", known.keeper)
          writer.key("informationUri", known.uri)
        }
        writer.key("shortDescription") { $0.object { $0.key("text", taxonomy.framework) } }
        writer.key("taxa") { writer in
          writer.array(taxonomy.items) { writer, item in writer.object { $0.key("id", item) } }
        }
      }
    }
  }

  func refer(to taxonomy: Int, _ writer: inout JSONWriter) {
    writer.object {
      $0.key("name", all[taxonomy].framework)
      $0.key("index", taxonomy)
    }
  }

  func referToTaxon(_ index: Index, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("id", all[index.taxonomy].items[index.taxon])
      writer.key("index", index.taxon)
      writer.key("toolComponent") { refer(to: index.taxonomy, &$0) }
    }
  }
}

import JSON
import Linting

/// The frameworks that rules and findings cite, as taxonomies of SARIF: each citation is a taxon.
struct SARIFTaxonomies {
  /// A taxon by the place of its taxonomy and its own place there.
  struct Index: Hashable {
    let taxonomy: Int
    let taxon: Int
  }

  let all: [(framework: String, items: [String])]
  private let places: [Citation: Index]

  private let frameworks: [FrameworkDescription]

  init(_ references: [String], _ frameworks: [FrameworkDescription]) {
    self.frameworks = frameworks
    all = frameworks.grouped(references)
    var places: [Citation: Index] = [:]
    for (taxonomy, framework) in all.enumerated() {
      for (taxon, item) in framework.items.enumerated() {
        places[Citation(framework: framework.framework, item: item)] = Index(taxonomy: taxonomy, taxon: taxon)
      }
    }
    self.places = places
  }

  var isEmpty: Bool { all.isEmpty }

  func indices(of references: [String]) -> [Index] {
    var seen = Set<Index>()
    return references.compactMap { places[Citation($0, frameworks)] }.filter { seen.insert($0).inserted }
  }

  func write(_ writer: inout JSONWriter) {
    writer.array(all) { writer, taxonomy in
      writer.object { writer in
        writer.key("name", taxonomy.framework)
        let known = frameworks.first { $0.name == taxonomy.framework }
        if let known { writer.key("informationUri", known.url) }
        writer.key("shortDescription") { $0.object { $0.key("text", known?.title ?? taxonomy.framework) } }
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

import JSON
import Linting

/// The frameworks that rules and findings cite, as SARIF taxonomies: each citation is a taxon.
struct SARIFTaxonomies {
  /// The index of a taxonomy, and the index of a taxon in it.
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

  var json: JSONOutput {
    .each(all) { taxonomy in
      let known = frameworks.first { $0.name == taxonomy.framework }
      return [
        "name": .string(taxonomy.framework),
        "informationUri": known.map { .string($0.url) },
        "shortDescription": SARIF.message(known?.title ?? taxonomy.framework),
        "taxa": .each(taxonomy.items) { ["id": .string($0)] },
      ]
    }
  }

  /// A reference to a taxonomy by its index.
  func reference(to taxonomy: Int) -> JSONOutput {
    ["name": .string(all[taxonomy].framework), "index": .integer(taxonomy)]
  }

  /// A reference to a taxon.
  func taxonReference(_ index: Index) -> JSONOutput {
    [
      "id": .string(all[index.taxonomy].items[index.taxon]), "index": .integer(index.taxon),
      "toolComponent": reference(to: index.taxonomy),
    ]
  }
}

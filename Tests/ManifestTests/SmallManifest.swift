import Manifest
import Policy
import Schema
import TestSupport
import Testing
import YAMLTree

/// The smallest manifest around one field, with something for every reference to lead to.
struct SmallManifest {
  let site: Site
  let samples: Samples

  init(around site: Site) throws {
    self.site = site
    samples = Samples(vocabularies: try CorePolicy.policy.get().vocabularies)
  }

  /// The manifest with the field under this key and with this value.
  func text(key: String? = nil, value: Sample? = nil) -> String {
    var record = samples.record(site.schema)
    record[site.field.name] = nil
    record[key ?? site.field.name] = value ?? samples.value(site.field.type)
    var inner = record
    var outer = site.schema
    for (index, step) in site.steps.enumerated().reversed() {
      outer = index == 0 ? ArchitectureFields.schema : site.steps[index - 1].inner
      var around = samples.record(outer)
      around[step.field.name] = step.wrap(inner)
      inner = around
    }
    return withEveryName(inner).yaml
  }

  /// Adds what references may lead to, under the names that samples use.
  private func withEveryName(_ manifest: Sample) -> Sample {
    var manifest = manifest
    for (path, schema) in [
      (["components"], ComponentFields.schema), (["trust", "externals"], ExternalFields.schema),
      (["workload", "hardware"], HardwareFields.schema), (["evidence"], EvidenceFields.schema),
    ] {
      var known = samples.record(schema)
      // The section itself is what is misspelled or wrong: nothing may stand beside it.
      let isTheSite = path.starts(with: site.steps.map(\.field.name) + [site.field.name])
      guard !isTheSite, case .scalar(let name)? = known["id"] else { continue }
      known["id"] = .scalar("known-" + name.dropFirst("new-".count))
      manifest = adding(known, at: path, to: manifest)
    }
    return manifest
  }

  private func adding(_ item: Sample, at path: [String], to sample: Sample) -> Sample {
    var sample = sample
    let (first, rest) = (path[0], Array(path.dropFirst()))
    if rest.isEmpty {
      var items: [Sample] = []
      if case .list(let there)? = sample[first] { items = there }
      sample[first] = .list(items + [item])
    } else {
      sample[first] = adding(item, at: rest, to: sample[first] ?? .mapping([]))
    }
    return sample
  }

  /// What cannot be read in a text.
  static func problems(_ text: String) throws -> [DecodingProblem] {
    let source = try SourceText(name: "small.yaml", bytes: Array(text.utf8), limits: .standard)
    let tree = Tree.parse(source, limits: .standard)
    try #require(tree.problems == [])
    let root = try #require(tree.documents.first?.root)
    var decoder = Decoder(tree: tree, vocabularies: try CorePolicy.policy.get().vocabularies)
    _ = decoder.decode(root, as: ArchitectureFields.schema)
    return decoder.problems
  }
}

extension DecodingProblem {
  /// The problem on one line, for a test that finds another.
  var line: String { "\(kind.rawValue) \(route.text): \(message); \(remedy ?? "")" }
}

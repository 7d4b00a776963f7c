import Manifest
import Policy
import Schema
import TestSupport
import Testing
import YAMLTree

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A manifest as it was decoded, for tests of what is written.
struct DecodedManifest {
  let manifest: RuntimeArchitecture
  let problems: [DecodingProblem]

  init(_ text: String) throws {
    let source = try SourceText(name: "architecture.yaml", bytes: Array(text.utf8), limits: .standard)
    let tree = Tree.parse(source, limits: .standard)
    try #require(tree.problems == [], "\(text)")
    let root = try #require(tree.documents.first?.root)
    var decoder = Decoder(tree: tree, vocabularies: try CorePolicy.policy.get().vocabularies)
    let record = decoder.decode(root, as: ArchitectureFields.schema)
    problems = decoder.problems
    manifest = RuntimeArchitecture(try #require(record), in: decoder.records)
  }

  /// Every value of every record that could be read, in the order of the descriptions and without places.
  var content: String { manifest.records.content(of: manifest.id) }
}

extension RecordTree {
  fileprivate func content(of record: RecordID) -> String {
    let fields = schema(record).fields.indices.map { slot in
      "\(schema(record).fields[slot].name)=\(content(self[record, slot], schema(record).fields[slot].type))"
    }
    return "{\(fields.joined(separator: " "))}"
  }

  private func content(_ stored: Stored, _ type: FieldType) -> String {
    switch (stored, type) {
    case (.record(let id), .reference): "\(self[id, "id"])"
    case (.records(let ids), .list(.reference, _)), (.partial(let ids, _), .list(.reference, _)):
      "\(ids.map { self[$0, "id"] })"
    case (.record(let id), _): content(of: id)
    case (.records(let ids), _): "\(ids.map(content))"
    case (.map(let entries), _): "\(entries.sorted { $0.key < $1.key })"
    default: "\(stored)"
    }
  }
}

@Suite("Writing manifests")
struct ManifestWriterTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let examples =
    ["archive-descriptions", "blade-inspection", "desktop-ocr", "house-llm"]
    + ["minimal", "pain-diary", "refund-agent", "with-gaps"]

  @Test("Every example is in the list of examples")
  func everyExample() throws {
    let folder = Self.root.appending(path: "examples")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { name in
      FileManager.default.fileExists(atPath: folder.appending(path: "\(name)/architecture.yaml").path)
    }
    #expect(names.sorted() == Self.examples)
  }

  @Test("Examples are unchanged after reading and writing", arguments: Self.examples)
  func roundTrip(name: String) throws {
    let file = Self.root.appending(path: "examples/\(name)/architecture.yaml")
    let original = try DecodedManifest(String(contentsOf: file, encoding: .utf8))
    let text = ManifestWriter().text(of: ManifestDraft(original.manifest))
    let written = try DecodedManifest(text)
    #expect(written.problems.map(\.line) == [], "\(text)")
    #expect(written.content == original.content, "\(text)")
    if original.problems.isEmpty {
      #expect(ManifestWriter().text(of: ManifestDraft(written.manifest)) == text)
    }
  }

  @Test("The manifest of the README is written unchanged")
  func readme() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let start = try #require(readme.firstRange(of: "```yaml\n"))
    let end = try #require(readme[start.upperBound...].firstRange(of: "```\n"))
    let text = String(readme[start.upperBound..<end.lowerBound])
    #expect(ManifestWriter().text(of: ManifestDraft(try DecodedManifest(text).manifest)) == text)
  }

  @Test("Values of every form, comments and missing values")
  func forms() throws {
    let draft = try ManifestDraft { manifest in
      manifest.set(\.metadata) { metadata in
        metadata.set(\.name, to: "shop", comment: "from compose.yaml:1")
        metadata.markMissing(\.owner, "who answers for it?")
        metadata.set(\.labels, to: ["unit": "retail", "no": "yes"])
      }
      try manifest.set(\.objectives) { objectives in
        objectives.set(\.availability, to: try Quantity.percentage("99.90%"))
        objectives.set(\.energy, notApplicable: "metered by the platform, not by us")
      }
      manifest.set(\.state, to: [])
      try manifest.append(\.effects) { effect in
        effect.set(\.id, to: "write")
        effect.set(\.by, toID: "web")
        effect.set(\.to, toID: "db")
        effect.set(\.kind, to: .write)
        try effect.set(\.controls) { controls in
          try controls.set(ApprovalFields.self) { approval in
            approval.set(\.shared.strength, to: "sampled")
            approval.set(\.share, to: try Quantity.percentage("5%"))
          }
        }
      }
      manifest.append(\.components, comment: "from compose.yaml:3") { component in
        component.set(\.id, to: "web")
        component.set(\.service) { service in
          service.set(\.service, to: true)
          service.set(\.observed, to: CalendarDay(daysSinceEpoch: 20_780))
        }
        component.set(\.because, to: "a: b")
      }
      manifest.append(\.components) { $0.set(\.id, to: "db") }
      manifest.set(\.trust) { trust in trust.set(\.data, to: [.public, .paymentCard]) }
      manifest.set(\.workload) { $0.markMissing(\.job) }
    }
    #expect(
      ManifestWriter(schema: "schema.json", header: ["A draft."]).text(of: draft) == """
        # yaml-language-server: $schema=schema.json
        # A draft.
        apiVersion: plumbline/v1
        kind: RuntimeArchitecture
        metadata:
          name: shop  # from compose.yaml:1
          # TODO owner: who answers for it?
          labels: {"no": "yes", unit: retail}
        # TODO consequence: Consequence level of the worst credible outcome; all requirements scale with it.
        workload: {}
          # TODO job: Job of the selection guide that the system does.
        objectives:
          availability: 99.90%
          energy: {notApplicable: "metered by the platform, not by us"}
        state: none
        trust: {data: [public, payment-card]}
        effects:
          - id: write
            by: web
            to: db
            kind: write
            # TODO reversibility: Whether the effect can be undone; not required for `kind: read`.
            controls: {approval: {strength: sampled, share: 5%}}
        components:
          # from compose.yaml:3
          - id: web
            version: {service: true, observed: 2026-11-23}
            because: "a: b"
          - {id: db}

        """)
  }
}

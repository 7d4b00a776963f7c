import Manifest
import Schema
import Testing

/// An importer of a list of container images, as small as one can be: it reads its own format, and sets what it finds
/// in a draft.
///
/// ```
/// web: registry.example.org/shop/web:1.10
/// cache: redis
/// ```
struct ImageListImporter {
  let file: String

  func manifest(from text: String) -> ManifestDraft {
    ManifestDraft { manifest in
      manifest.set(\.metadata) { metadata in
        metadata.set(\.name, to: file.prefix { $0 != "." }.lowercased(), comment: "from the name of \(file)")
        metadata.markMissing(\.owner)
      }
      manifest.set(\.workload) { $0.markMissing(\.models, "Which models does it run?") }
      for (index, line) in text.split(separator: "\n").enumerated() {
        let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
        manifest.append(\.components, comment: "from \(file):\(index + 1)") { component in
          component.set(\.id, to: String(parts[0].dropLast()))
          let (product, version) = productAndVersion(ofImage: parts[1])
          component.set(\.product, to: product)
          if let version {
            component.set(\.version, to: version)
          } else {
            component.markMissing(\.version, "The image has no tag. Which version runs?")
          }
          component.markMissing(\.layers)
        }
      }
    }
  }

  private func productAndVersion(ofImage image: String) -> (product: String, version: String?) {
    let parts = (image.split(separator: "/").last ?? "").split(separator: ":").map(String.init)
    return (parts[0], parts.count > 1 ? parts[1] : nil)
  }
}

@Suite("An importer over the writer")
struct ImporterTests {
  @Test("An importer writes found values with their source, and marks missing ones")
  func imports() throws {
    let importer = ImageListImporter(file: "shop.images")
    let draft = importer.manifest(from: "web: registry.example.org/shop/web:1.10\ncache: redis\n")
    let text = ManifestWriter(header: ["Imported; every TODO is an open question."]).text(of: draft)
    #expect(
      text == """
        # Imported; every TODO is an open question.
        apiVersion: plumbline/v1
        kind: RuntimeArchitecture
        metadata:
          name: shop  # from the name of shop.images
          # TODO owner: Team that is responsible for the architecture.
        # TODO consequence: Consequence level of the worst credible outcome; all requirements scale with it.
        workload: {}
          # TODO models: Which models does it run?
        components:
          # from shop.images:1
          - id: web
            # TODO layers: Runtime layers of the component.
            product: web
            version: "1.10"
          # from shop.images:2
          - id: cache
            # TODO layers: Runtime layers of the component.
            product: redis
            # TODO version: The image has no tag. Which version runs?

        """)
    // Nothing but the missing section is a problem.
    #expect(try DecodedManifest(text).problems.map(\.route.text) == ["consequence"])
  }
}

package import Schema
import YAMLTree

/// A manifest that is written rather than read.
package typealias ManifestDraft = RecordDraft<ArchitectureFields>

/// Writes manifests as YAML: for `init`, and for importers of other descriptions of an architecture.
///
/// An importer reads its own format and sets what it finds in a ``ManifestDraft``, with a note of where each value
/// comes from; what it cannot find, it marks as missing. It needs to know nothing of YAML.
package struct ManifestWriter: Sendable {
  /// The JSON Schema by which editors complete the manifest: its path, relative to the manifest.
  package var schema: String?
  /// Lines of comment above the manifest.
  package var header: [String]

  package init(schema: String? = nil, header: [String] = []) {
    self.schema = schema
    self.header = header
  }

  /// The whole file, with the format and the kind that every manifest states.
  package func text(of manifest: ManifestDraft) -> String {
    var manifest = manifest
    manifest.set(\.apiVersion, to: ArchitectureFields.apiVersionWord)
    manifest.set(\.kind, to: ArchitectureFields.kindWord)
    let schemaLine = schema.map { "yaml-language-server: $schema=\($0)" }
    return manifest.yaml.document(header: [schemaLine].compactMap(\.self) + header)
  }
}

package import Schema
import YAMLTree

/// A manifest to write.
package typealias ManifestDraft = RecordDraft<ArchitectureFields>

/// A writer of manifests as YAML, for `init` and for importers.
///
/// An importer sets the values that it finds in a ``ManifestDraft``, with a comment on their source, and
/// marks the others as missing. It does not deal with YAML.
package struct ManifestWriter: Sendable {
  /// The path of the JSON Schema, relative to the manifest.
  package var schema: String?
  /// The comment lines above the manifest.
  package var header: [String]

  package init(schema: String? = nil, header: [String] = []) {
    self.schema = schema
    self.header = header
  }

  /// The file, with `apiVersion` and `kind`.
  package func text(of manifest: ManifestDraft) -> String {
    var manifest = manifest
    manifest.set(\.apiVersion, to: ArchitectureFields.apiVersionWord)
    manifest.set(\.kind, to: ArchitectureFields.kindWord)
    let schemaLine = schema.map { "yaml-language-server: $schema=\($0)" }
    return manifest.yaml.document(header: [schemaLine].compactMap(\.self) + header)
  }
}

import Manifest
import Schema

extension Policy {
  /// The JSON Schema of a manifest, with the vocabularies of the loaded packs.
  package var manifestSchema: String {
    JSONSchema(vocabularies: vocabularies).text(
      of: ArchitectureFields.schema, id: "urn:plumbline:v1:runtime-architecture",
      title: "Plumbline runtime architecture")
  }

  /// The JSON Schema of pack files: the description, or one entry.
  package var packSchema: String {
    JSONSchema(vocabularies: vocabularies).text(
      ofAnyOf: [PackFields.schema] + EntryKind.allCases.map(\.schema), id: "urn:plumbline:v1:policy-pack",
      title: "Plumbline policy pack")
  }

  /// The field reference of a manifest, as Markdown.
  package var manifestReference: String {
    FieldReference(vocabularies: vocabularies).markdown(
      of: [ArchitectureFields.schema, PartyFields.schema], command: "plumbline schema --format markdown",
      title: "The manifest, field by field",
      introduction: """
        All keys of a manifest. *Required* keys are those without which the manifest cannot be read; the policy packs
        decide what else an architecture must state, by level. Keys that start with `x-` are custom keys.
        """)
  }

  /// The field reference of a pack's files, as Markdown.
  package var packReference: String {
    FieldReference(vocabularies: vocabularies).markdown(
      of: [PackFields.schema] + EntryKind.allCases.map(\.schema),
      command: "plumbline schema policy --format markdown",
      title: "A policy pack, field by field",
      introduction: """
        A policy pack is a folder with `pack.yaml` and one file for each entry, in any subfolders. The first key of an
        entry states its kind and its id, which is also the name of the file.
        """)
  }
}

extension Policy {
  /// Returns the entries with an id or a former id; entries of different kinds may share one.
  package func entries(called name: String) -> [PolicyEntry] {
    let found = entries.filter { $0.id == name && $0.kind != .base }
    guard found.isEmpty else { return found }
    return entries.filter { entry in
      entry.value(\EntryFields.aliases)?.contains(name) ?? false
    }
  }
}

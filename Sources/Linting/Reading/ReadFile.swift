import Claims
import Requirements
import YAMLTree

/// One file, read: its architectures, and what is wrong with everything else in it.
///
/// It can be assessed again and again, by every policy that has the words it was read with.
package struct ReadFile: Sendable {
  /// Something that is wrong with the text, and the architecture and document that it stands in.
  struct Remark: Sendable {
    let draft: FindingDraft
    let architecture: String
    let document: Int
  }

  /// One of its manifests, with the files that its evidence names.
  struct Manifest: Sendable {
    let facts: ManifestWithFacts
    let evidence: LoadedEvidence
  }

  let name: String
  var source: SourceText?
  var remarks: [Remark] = []
  var manifests: [Manifest] = []
  var documents = 0
  /// Found by name, and somebody else's.
  var isForeign = false
}

import Claims
package import Evidence
import Requirements
import YAMLTree

/// One file to assess, as it was found.
package struct Input: Sendable {
  package enum Content: Sendable {
    case bytes([UInt8])
    /// Larger than the limit, so that it was not read.
    case tooLarge(limit: Int)
  }

  /// The path as reports show it.
  package let name: String
  /// Whether someone named the file, rather than a folder that it was found in.
  package let isNamed: Bool
  package let content: Content
  /// The files that its evidence may name.
  package let files: any EvidenceFiles

  package init(name: String, isNamed: Bool, content: Content, files: any EvidenceFiles = NoFiles()) {
    self.name = name
    self.isNamed = isNamed
    self.content = content
    self.files = files
  }
}

extension Input {
  /// The text of the file.
  ///
  /// - Throws: when it is larger than the limit, or its bytes are not a text.
  func sourceText(_ limits: Limits) throws(Problem) -> SourceText {
    switch content {
    case .bytes(let bytes): try SourceText(name: name, bytes: bytes, limits: limits)
    case .tooLarge(let limit): throw Problem(.limit(.fileBytes, limit), at: Span(start: 0, end: 0))
    }
  }

  /// The text of a file that is not one, as far as findings can quote it.
  var repairedText: SourceText {
    guard case .bytes(let bytes) = content else { return SourceText(name: name, repairing: []) }
    return SourceText(name: name, repairing: bytes)
  }
}

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
  /// The first reason why the text is not a YAML.
  var syntaxError: Problem?
  /// Found by name, and someone else's.
  var isForeign = false
}

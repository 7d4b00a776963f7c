import Claims
package import Evidence
import Requirements
import YAMLTree

/// An input file of a run.
package struct Input: Sendable {
  package enum Content: Sendable {
    case bytes([UInt8])
    /// The file is larger than the limit and was not read.
    case tooLarge(limit: Int)
  }

  /// The path of the file in reports.
  package let name: String
  /// Whether the file was named explicitly, and not found in a named folder.
  package let isNamed: Bool
  package let content: Content
  /// The files that its evidence may reference.
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
  /// - Throws: if the file is larger than the limit, or is not valid text.
  func sourceText(_ limits: Limits) throws(Problem) -> SourceText {
    switch content {
    case .bytes(let bytes): try SourceText(name: name, bytes: bytes, limits: limits)
    case .tooLarge(let limit): throw Problem(.limit(.fileBytes, limit), at: Span(start: 0, end: 0))
    }
  }

  /// The text of a file that is not valid text, with invalid bytes replaced so that findings can quote it.
  var repairedText: SourceText {
    guard case .bytes(let bytes) = content else { return SourceText(name: name, repairing: []) }
    return SourceText(name: name, repairing: bytes)
  }
}

/// A parsed file: its architectures, and the problems found while reading it.
///
/// It can be assessed repeatedly, by every policy with the vocabulary with which it was read.
package struct ReadFile: Sendable {
  /// A problem with the text, with its architecture and document.
  struct Remark: Sendable {
    let draft: FindingDraft
    let architecture: String
    let document: Int
  }

  /// A manifest of the file, with the files that its evidence references.
  struct Manifest: Sendable {
    let facts: ManifestWithFacts
    let evidence: LoadedEvidence
  }

  let name: String
  var source: SourceText?
  var remarks: [Remark] = []
  var manifests: [Manifest] = []
  var documents = 0
  /// The first YAML syntax error.
  var syntaxError: Problem?
  /// Whether the file was found by name but belongs to another program.
  var isForeign = false
  /// Whether the file could not be parsed as YAML, or not completely.
  var isUnparsed: Bool { syntaxError?.kind.endsParsing ?? false }
}

package import Evidence

/// One file to judge, as it was found.
package struct Input: Sendable {
  package enum Content: Sendable {
    case bytes([UInt8])
    /// Larger than the limit, so that it was not read.
    case tooLarge(limit: Int)
  }

  /// The path as reports show it.
  package let name: String
  /// Whether somebody named the file, rather than a folder that it was found in.
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

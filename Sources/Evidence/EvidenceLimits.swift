import YAMLTree

/// What reading a piece of evidence may cost at most.
package enum EvidenceLimits {
  package static let fileBytes = 64 << 20
  /// The steps of one `expect`.
  package static let expectSteps = 1_000_000

  /// Of files that become trees of nodes.
  static let tree = Limits(fileBytes: fileBytes, depth: 100, nodes: 8_000_000, scalarBytes: 16 << 20)
  /// An alias counts as all that it stands for, so that nothing grows behind the file's back.
  static let yaml = Limits(fileBytes: fileBytes, depth: 100, nodes: 1_000_000, scalarBytes: 16 << 20)
  /// The elements of an XML file, and how deep they may be nested.
  static let xmlElements = 1_000_000
  static let xmlDepth = 100
}

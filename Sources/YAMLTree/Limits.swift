/// What a file may cost at most. A file beyond a limit is refused with a problem that names the limit.
package struct Limits: Hashable, Sendable {
  /// The size of a file in bytes, as it lies on disk.
  package var fileBytes: Int
  /// How deep sequences and mappings may be nested.
  package var depth: Int
  /// The number of nodes in a file, with every alias counted as the nodes that it stands for and every entry
  /// that a merge key brings in counted where it is brought in.
  package var nodes: Int
  /// The length of one scalar's text in bytes of UTF-8.
  package var scalarBytes: Int

  package init(
    fileBytes: Int = 8 << 20, depth: Int = 100, nodes: Int = 1_000_000, scalarBytes: Int = 1 << 20
  ) {
    self.fileBytes = fileBytes
    self.depth = depth
    self.nodes = nodes
    self.scalarBytes = scalarBytes
  }

  package static let standard = Limits()

  /// The length of all the text in one key in bytes of UTF-8, so that comparing keys costs little. YAML
  /// itself allows 1,024 characters where a key has no `?` before it.
  package static let keyBytes = 4096
  /// The number of `%TAG` directives in a file, because libyaml compares each with all before it.
  package static let tagDirectives = 100
}

/// The limits on a file. A file above a limit is rejected with a problem that names the limit.
package struct Limits: Hashable, Sendable {
  /// The maximum size of a file in bytes, before decoding. The texts of its scalars, with aliases expanded, have the
  /// same limit.
  package var fileBytes: Int
  /// The maximum nesting of sequences and mappings.
  package var depth: Int
  /// The maximum number of nodes in a file. Every alias counts as its expanded nodes, and every entry added
  /// by a merge key counts where it is added.
  package var nodes: Int
  /// The maximum length of a scalar's text in bytes of UTF-8.
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

  /// The maximum total length of the text in one key in bytes of UTF-8, so that comparing keys costs little.
  /// YAML itself allows 1,024 characters in a key without a preceding `?`.
  package static let keyBytes = 4096
  /// The maximum number of `%TAG` directives before a document, because libyaml compares each with all before
  /// it.
  package static let tagDirectives = 100
}

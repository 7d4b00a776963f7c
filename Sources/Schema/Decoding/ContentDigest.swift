import Crypto
package import YAMLTree

extension Tree {
  /// The first eight hexadecimal digits of the SHA-256 of a node's content, independent of its layout.
  package func contentDigest(_ node: NodeID) -> String {
    var hash = SHA256()
    digest(node, into: &hash)
    return hash.finalize().prefix(4).hexadecimal
  }

  private func digest(_ node: NodeID, into hash: inout SHA256) {
    let node = resolved(node)
    switch kind(node) {
    case .scalar:
      hash.update(data: Array("=\(text(node))\0".utf8))
    case .sequence:
      hash.update(data: [UInt8(ascii: "[")])
      for item in items(node) { digest(item, into: &hash) }
      hash.update(data: [UInt8(ascii: "]")])
    case .mapping:
      hash.update(data: [UInt8(ascii: "{")])
      for entry in entries(node) {
        digest(entry.key, into: &hash)
        digest(entry.value, into: &hash)
      }
      hash.update(data: [UInt8(ascii: "}")])
    case .alias:
      break
    }
  }
}

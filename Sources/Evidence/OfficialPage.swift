/// The web address of a page, taken apart as strictly as one that has to be somebody's own: no user, no port but that of https,
/// no address in numbers.
package struct PageAddress: Sendable, Hashable {
  package let host: String
  /// The segments of the path, as they are written.
  package let segments: [String]

  /// Why an address shows nothing of where a page comes from.
  package enum Refusal: String, Error, Sendable {
    case notHTTPS = "it is no https address, so anybody on the way could have written the page"
    case user = "it names a user before '@', which hides the host that the page is really on"
    case port = "it names a port, which official documentation does not need"
    case numbers = "its host is an address in numbers, which is nobody's name"
    case noHost = "it has no host, or one that no name can be"
  }

  package init(_ text: String) throws(Refusal) {
    guard text.lowercasedASCII.hasPrefix("https://") else { throw .notHTTPS }
    let rest = text.dropFirst("https://".count)
    var authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != "\\" }
    let path = rest.dropFirst(authority.count).prefix { $0 != "?" && $0 != "#" }
    // The port of https is the one that is meant where none is named.
    if authority.hasSuffix(":443") { authority.removeLast(4) }
    guard !authority.contains("@") else { throw .user }
    guard !authority.hasPrefix("[") else { throw .numbers }
    guard !authority.contains(":") else { throw .port }
    let host = String(authority).lowercasedASCII
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    let isName = labels.allSatisfy { label in
      !label.isEmpty
        && label.utf8.allSatisfy { byte in
          (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
        }
    }
    guard isName, labels.count > 1 else { throw .noHost }
    guard labels.last?.utf8.contains(where: { (0x61...0x7A).contains($0) }) ?? false,
      !(labels.last?.hasPrefix("0x") ?? false)
    else { throw .numbers }
    self.host = host
    segments = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
  }

  /// Whether the page lies where a product's documentation does: on the very host, below the very path.
  ///
  /// - Parameter place: a host, or a host and the beginning of a path: `docs.vllm.ai`, `redis.io/docs`.
  package func lies(at place: String) -> Bool {
    let parts = place.split(separator: "/").map(String.init)
    guard let host = parts.first, host.lowercasedASCII == self.host else { return false }
    // A path that climbs may end anywhere.
    guard !segments.contains(where: { $0.isClimbing }) else { return false }
    return segments.starts(with: parts.dropFirst())
  }

  /// The version that the path names, where it names one in full: `v0.11.0`, `1.29`.
  package var version: String? {
    segments.lazy.map { $0.hasPrefix("v") ? String($0.dropFirst()) : $0 }.first { segment in
      let parts = segment.split(separator: ".", omittingEmptySubsequences: false)
      return parts.count > 1
        && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }
  }
}

extension String {
  fileprivate var lowercasedASCII: String { EvidenceFormat.lowercased(self) }

  /// Whether a segment of a path is `.` or `..`, however it is written.
  fileprivate var isClimbing: Bool {
    let plain = lowercasedASCII.split(separator: "%2e", omittingEmptySubsequences: false).joined(
      separator: ".")
    return plain == "." || plain == ".." || lowercasedASCII.contains("%2f") || contains("\\")
      || lowercasedASCII.contains("%5c")
  }
}

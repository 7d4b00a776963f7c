import CEL

/// The web address of a page, taken apart as strictly as one that has to be somebody's own: no user, no port but that of https,
/// no address in numbers.
package struct PageAddress: Sendable, Hashable {
  package let host: String
  /// The segments of the path, each as a server reads it: `latest` of `%6Catest`.
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
    segments = path.split(separator: "/", omittingEmptySubsequences: true).map { $0.percentDecoded }
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

  /// The versions that the path names, as bare as an entry states them: `0.11.0`, `1.29`, `0.10.x`, `16`.
  ///
  /// A number without a dot may be something else: after a `v` an interface, elsewhere what pages are counted by.
  package var versions: [String] {
    segments.indices.compactMap { position in
      let isCounted = position > 0 && Self.counted.contains(segments[position - 1].lowercasedASCII)
      return segments[position].namedVersion.flatMap { isCounted && !$0.contains(".") ? nil : $0 }
    }
  }

  /// The first version that the path names in full.
  package var version: String? { versions.first { $0.contains(".") } }

  private static let counted: Set = [
    "chapter", "discussions", "issues", "milestone", "page", "pages", "part", "pull", "step",
  ]

  /// Whether a page of the version that a path names is one of the version that an entry states: that of `1.29` is one
  /// of `1.29.3`, and that of `0.11.0rc1` none of `0.11.0`.
  package static func version(_ named: String, covers stated: String) -> Bool {
    var named = named.withoutV
    let stated = stated.withoutV
    if named.hasSuffix(".x") { named.removeLast(2) }
    guard stated.hasPrefix(named) else { return false }
    return stated.dropFirst(named.count).first.map { ".-+".contains($0) } ?? true
  }
}

extension String {
  fileprivate var lowercasedASCII: String { EvidenceFormat.lowercased(self) }

  /// In small letters, and without the `v` that some write before a version.
  fileprivate var withoutV: String {
    let text = lowercasedASCII
    return text.hasPrefix("v") ? String(text.dropFirst()) : text
  }

  /// The version that a segment of a path is.
  fileprivate var namedVersion: String? {
    let text = lowercasedASCII
    let lead = ["release-", "releases-", "rel-", "version-", "docs-"].first { text.hasPrefix($0) } ?? ""
    let marked = String(text.dropFirst(lead.count))
    let bare = marked.withoutV
    if Self.dottedVersion?.matches(bare) ?? false { return bare }
    let isMarked = lead.isEmpty && bare != marked
    return !isMarked && (1...3).contains(bare.utf8.count)
      && bare.utf8.allSatisfy { (0x30...0x39).contains($0) }
      ? bare : nil
  }

  /// What may follow the numbers says which of several makings is meant: `rc1`, `.post1`, `-beta.2`, `+cu121`. A page
  /// that is called `2.0-migration` is one about a version.
  private static let dottedVersion = try? CEL.Regex(
    #"^[0-9]+(\.[0-9]+)*(\.x|\.[0-9]+([-._]?(a|alpha|b|beta|c|dev|ga|m|p|patch|post|pre|preview|rc|snapshot)"#
      + #"([-.]?[0-9]+)?)*(\+.*)?)$"#)

  /// Whether a segment of a path is `.` or `..`, or to some servers more than one.
  fileprivate var isClimbing: Bool { self == "." || self == ".." || contains("/") || contains("\\") }
}

extension Substring {
  /// With each byte that is written as `%` and two digits.
  fileprivate var percentDecoded: String {
    let parts = split(separator: "%", omittingEmptySubsequences: false)
    var bytes = Array((parts.first ?? "").utf8)
    for part in parts.dropFirst() {
      let digits = part.prefix(2)
      if digits.allSatisfy(\.isHexDigit), digits.utf8.count == 2, let byte = UInt8(digits, radix: 16) {
        bytes.append(byte)
        bytes += part.dropFirst(2).utf8
      } else {
        bytes += "%\(part)".utf8
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

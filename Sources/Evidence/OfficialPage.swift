import CEL

/// The web address of a documentation page, parsed strictly so that its host can be trusted: no user name, no port except
/// 443, no IP address.
package struct PageAddress: Sendable, Hashable {
  package let host: String
  /// The segments of the path, percent-decoded as a server reads them: `%6Catest` becomes `latest`.
  package let segments: [String]

  /// The reason why an address does not establish where a page comes from.
  package enum Refusal: String, Error, Sendable {
    case notHTTPS = "it does not use https, so its origin cannot be verified"
    case user = "it contains a user name before `@`, which hides the actual host"
    case port = "it contains a port, which official documentation does not need"
    case numbers = "its host is an IP address, not a domain name"
    case noHost = "its host is missing or is not a valid domain name"
  }

  package init(_ text: String) throws(Refusal) {
    guard text.lowercasedASCII.hasPrefix("https://") else { throw .notHTTPS }
    let rest = text.dropFirst("https://".count)
    var authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != "\\" }
    let path = rest.dropFirst(authority.count).prefix { $0 != "?" && $0 != "#" }
    // 443 is the default port of https.
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

  /// Whether the page is part of a product's documentation: on exactly this host, below exactly this path.
  ///
  /// - Parameter place: a host, optionally with a path prefix: `docs.vllm.ai`, `redis.io/docs`.
  package func lies(at place: String) -> Bool {
    let parts = place.split(separator: "/").map(String.init)
    guard let host = parts.first, host.lowercasedASCII == self.host else { return false }
    // A path with `..` may resolve to any page of the host.
    guard !segments.contains(where: { $0.isClimbing }) else { return false }
    return segments.starts(with: parts.dropFirst())
  }

  /// The versions in the path, without a leading `v`: `0.11.0`, `1.29`, `0.10.x`, `16`.
  ///
  /// A number without a dot may not be a version: after `v` it is usually an API version, and after words like `page` or
  /// `issues` it is a count or an identifier.
  package var versions: [String] {
    segments.indices.compactMap { position in
      let isCounted = position > 0 && Self.counted.contains(segments[position - 1].lowercasedASCII)
      return segments[position].namedVersion.flatMap { isCounted && !$0.contains(".") ? nil : $0 }
    }
  }

  /// The first version in the path that contains a dot.
  package var version: String? { versions.first { $0.contains(".") } }

  private static let counted: Set = [
    "chapter", "discussions", "issues", "milestone", "page", "pages", "part", "pull", "step",
  ]

  /// Whether a page for the version in a path covers the version in an evidence entry: a page for `1.29` covers `1.29.3`,
  /// but a page for `0.11.0rc1` does not cover `0.11.0`.
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

  /// The text in lower case, without a leading `v`.
  fileprivate var withoutV: String {
    let text = lowercasedASCII
    return text.hasPrefix("v") ? String(text.dropFirst()) : text
  }

  /// The version that a path segment denotes; `nil` if it is not a version.
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

  /// Matches dotted versions with an optional pre-release, post-release or build suffix: `rc1`, `.post1`, `-beta.2`,
  /// `+cu121`. A segment such as `2.0-migration` is a page about a version, not a version.
  private static let dottedVersion = try? CEL.Regex(
    #"^[0-9]+(\.[0-9]+)*(\.x|\.[0-9]+([-._]?(a|alpha|b|beta|c|dev|ga|m|p|patch|post|pre|preview|rc|snapshot)"#
      + #"([-.]?[0-9]+)?)*(\+.*)?)$"#)

  /// Whether a path segment is `.` or `..`, or contains a separator that some servers split at.
  fileprivate var isClimbing: Bool { self == "." || self == ".." || contains("/") || contains("\\") }
}

extension Substring {
  /// The text with percent-encoded bytes decoded.
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

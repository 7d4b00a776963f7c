/// The text of an HTML page without markup. The page may be malformed, because browsers save pages unchanged. Text and
/// markup are separated according to the HTML Standard (13.2.5).
struct HTMLText {
  private(set) var content: [UInt8] = []
  private let bytes: [UInt8]
  private var index = 0
  /// The open element whose content is not page text, and the nesting depth of elements with its name.
  private var hidden: (name: String, depth: Int)?

  /// Elements that start a new line or cell. All other elements do not separate words.
  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol",
    "optgroup", "option", "p", "pre", "search", "section", "select", "summary", "table", "tbody", "td",
    "textarea", "tfoot", "th", "thead", "title", "tr", "ul",
  ]
  /// Elements whose content is not page text. The content of `hiding` is markup; that of `raw` is characters up to the end
  /// tag.
  private static let hiding: Set<String> = ["svg", "template"]
  private static let raw: Set<String> = ["script", "style", "noscript", "iframe", "noembed", "noframes"]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    content.reserveCapacity(bytes.count)
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "<"): markup()
      case UInt8(ascii: "&"): entity()
      default: character()
      }
    }
  }

  private mutating func character() {
    if hidden == nil { content.append(bytes[index]) }
    index += 1
  }

  private mutating func markup() {
    let rest = bytes[index...].prefix(4)
    let next = rest.dropFirst().first ?? 0
    if rest.elementsEqual("<!--".utf8) {
      comment()
    } else if next.isLetter {
      tag(isClosing: false)
    } else if next == UInt8(ascii: "/"), rest.dropFirst(2).first?.isLetter ?? false {
      tag(isClosing: true)
    } else if [0x21, 0x2F, 0x3F].contains(next) {
      skip { $0 != UInt8(ascii: ">") }
      index = min(index + 1, bytes.count)
    } else {
      character()
    }
  }

  private mutating func comment() {
    index += 4
    for end in [">", "->"] where bytes[index...].starts(with: end.utf8) { return index += end.utf8.count }
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "-") {
        for end in ["-->", "--!>"] where bytes[index...].starts(with: end.utf8) {
          return index += end.utf8.count
        }
      }
      index += 1
    }
  }

  private mutating func tag(isClosing: Bool) {
    index += isClosing ? 2 : 1
    let start = index
    skip { !$0.endsName }
    // All relevant element names are at most 16 bytes long.
    let name = EvidenceFormat.lowercased(String(decoding: bytes[start..<index].prefix(16), as: UTF8.self))
    let isEmpty = attributes()
    if let open = hidden, open.name == name {
      let depth = isClosing ? open.depth - 1 : isEmpty ? open.depth : open.depth + 1
      hidden = depth > 0 ? (name, depth) : nil
    } else if !isClosing, Self.raw.contains(name) {
      // A trailing slash closes an element only in foreign content such as SVG.
      if !isEmpty || hidden?.name != "svg" { skipContent(of: name) }
    } else if hidden == nil {
      if !isClosing, Self.hiding.contains(name) {
        if !isEmpty || name != "svg" { hidden = (name, 1) }
      } else if Self.blocks.contains(name) {
        content.append(0x20)
      }
    }
  }

  /// Skips to the end of a tag, ignoring `>` in quoted values. Returns whether the tag ends with a slash.
  private mutating func attributes() -> Bool {
    var isSlash = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: ">") {
        index += 1
        return isSlash
      }
      isSlash = byte == UInt8(ascii: "/")
      if isSlash || byte.isSpace { index += 1 } else { attribute() }
    }
    return false
  }

  private mutating func attribute() {
    index += 1
    skip { !$0.endsName && $0 != UInt8(ascii: "=") }
    skip(while: \.isSpace)
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return }
    index += 1
    skip(while: \.isSpace)
    guard index < bytes.count else { return }
    let quote = bytes[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      index += 1
      skip { $0 != quote }
      index = min(index + 1, bytes.count)
    } else {
      skip { !$0.isSpace && $0 != UInt8(ascii: ">") }
    }
  }

  private mutating func skipContent(of name: String) {
    let end = Array("</\(name)".utf8)
    while index < bytes.count {
      let behind = index + end.count
      if bytes[index] == UInt8(ascii: "<"), behind < bytes.count, bytes[behind].endsName,
        bytes[index..<behind].elementsEqual(end, by: { $0 | 0x20 == $1 | 0x20 })
      {
        index = behind
        _ = attributes()
        return
      }
      index += 1
    }
  }

  private mutating func skip(while holds: (UInt8) -> Bool) {
    while index < bytes.count, holds(bytes[index]) { index += 1 }
  }

  private mutating func entity() {
    guard hidden == nil, let (scalar, length) = HTMLEntities.first(in: bytes[(index + 1)...]) else {
      return character()
    }
    content.append(contentsOf: String(scalar).utf8)
    index += 1 + length
  }
}

extension UInt8 {
  /// Whether a byte ends the name of a tag or an attribute.
  fileprivate var endsName: Bool { isSpace || self == UInt8(ascii: "/") || self == UInt8(ascii: ">") }
}

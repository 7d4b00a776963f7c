/// The text of a saved page, to look for a quote in: tags, scripts and styles dropped, entities decoded, white space
/// folded.
package struct SavedPage: Sendable {
  package let text: String

  package init(name: String, _ bytes: [UInt8]) throws(ReadingError) {
    guard !bytes.isEmpty else { throw ReadingError("it is empty", remedy: "save the page again") }
    guard !bytes.starts(with: "%PDF".utf8), !bytes.contains(0) else {
      throw ReadingError(
        "it is no text that a quote could be looked for in", remedy: "save the page as HTML or text")
    }
    let start = bytes.first { !$0.isSpace }
    let isMarkup = start == UInt8(ascii: "<") || [".html", ".htm", ".xhtml"].contains { name.hasSuffix($0) }
    let content = isMarkup ? HTMLText(bytes).content : bytes
    text = String(decoding: Self.folded(content), as: UTF8.self)
  }

  package func holds(_ quote: String) -> Bool {
    let quote = Self.folded(Array(quote.utf8))
    guard let first = quote.first else { return false }
    let bytes = Array(text.utf8)
    var start = 0
    while let found = bytes[start...].firstIndex(of: first) {
      if bytes[found...].starts(with: quote) { return true }
      start = found + 1
    }
    return false
  }

  /// White space of any sort and length as one blank, none at the ends.
  private static func folded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isPending = false
    var index = 0
    while index < bytes.count {
      let width = spaceWidth(bytes, at: index)
      if width > 0 {
        isPending = !result.isEmpty
        index += width
      } else {
        if isPending { result.append(0x20) }
        isPending = false
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// The bytes of the white space at a place: of ASCII, or U+00A0, U+2009 or U+202F; 0 for anything else.
  private static func spaceWidth(_ bytes: [UInt8], at index: Int) -> Int {
    if bytes[index].isSpace { return 1 }
    if bytes[index] == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 { return 2 }
    if bytes[index] == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80,
      bytes[index + 2] == 0x89 || bytes[index + 2] == 0xAF
    {
      return 3
    }
    return 0
  }
}

/// HTML without its markup. It need not be well formed: browsers save what they were given.
private struct HTMLText {
  private(set) var content: [UInt8] = []
  private let bytes: [UInt8]
  private var index = 0

  /// Elements inside a line: what they enclose belongs to the word around it.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
  ]
  /// Elements whose content is no text of the page.
  private static let silent: Set<String> = ["script", "style", "noscript", "template", "svg"]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    content.reserveCapacity(bytes.count)
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "<"): markup()
      case UInt8(ascii: "&"): entity()
      default:
        content.append(bytes[index])
        index += 1
      }
    }
  }

  private mutating func markup() {
    let rest = bytes[index...]
    if rest.starts(with: "<!--".utf8) { return skip(past: "-->", from: index + 4) }
    guard let next = rest.dropFirst().first, next.isLetter || [0x2F, 0x21, 0x3F].contains(next) else {
      content.append(bytes[index])
      index += 1
      return
    }
    let isClosing = next == UInt8(ascii: "/")
    let name = EvidenceFormat.lowercased(
      String(
        decoding: rest.dropFirst(isClosing ? 2 : 1).prefix { $0.isLetter || $0.isDigit || $0 == 0x2D },
        as: UTF8.self))
    endTag()
    if !Self.inline.contains(name) { content.append(0x20) }
    if !isClosing, Self.silent.contains(name) { skipElement(name) }
  }

  /// Goes past the `>` of a tag, over those in quoted values.
  private mutating func endTag() {
    var quote: UInt8?
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return
      }
    }
  }

  private mutating func skipElement(_ name: String) {
    let end = Array("</\(name)".utf8)
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<"),
        bytes[index...].prefix(end.count).elementsEqual(end, by: { $0 | 0x20 == $1 | 0x20 })
      {
        return endTag()
      }
      index += 1
    }
  }

  private mutating func skip(past end: String, from start: Int) {
    index = min(start, bytes.count)
    while index < bytes.count, !bytes[index...].starts(with: end.utf8) { index += 1 }
    index = min(index + end.utf8.count, bytes.count)
  }

  private mutating func entity() {
    let name = bytes[(index + 1)...].prefix(32).prefix {
      $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "#")
    }
    let text = String(decoding: name, as: UTF8.self)
    guard let character = HTMLEntities.character(text) else {
      content.append(bytes[index])
      index += 1
      return
    }
    content.append(contentsOf: character.utf8)
    index += 1 + name.count
    if index < bytes.count, bytes[index] == UInt8(ascii: ";") { index += 1 }
  }
}

/// The entities that prose is written with, by name and by number.
private enum HTMLEntities {
  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "shy": "",
    "copy": "©", "reg": "®", "trade": "™", "deg": "°", "micro": "µ", "middot": "·", "para": "¶", "sect": "§",
    "laquo": "«", "raquo": "»", "lsaquo": "‹", "rsaquo": "›", "lsquo": "‘", "rsquo": "’", "sbquo": "‚",
    "ldquo": "“", "rdquo": "”", "bdquo": "„", "ndash": "–", "mdash": "—", "hellip": "…", "bull": "•",
    "times": "×", "divide": "÷", "plusmn": "±", "minus": "−", "le": "≤", "ge": "≥", "ne": "≠", "asymp": "≈",
    "larr": "←", "rarr": "→", "uarr": "↑", "darr": "↓", "harr": "↔", "euro": "€", "pound": "£", "yen": "¥",
    "cent": "¢", "frac12": "½", "sup2": "²", "sup3": "³", "thinsp": "\u{2009}", "ensp": " ", "emsp": " ",
    "zwj": "\u{200D}", "zwnj": "\u{200C}", "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö",
    "Uuml": "Ü", "szlig": "ß", "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç", "ntilde": "ñ",
    "aring": "å", "oslash": "ø", "aelig": "æ", "lbrack": "[", "rbrack": "]", "lbrace": "{", "rbrace": "}",
    "num": "#", "colon": ":", "comma": ",", "period": ".", "sol": "/", "bsol": "\\", "lowbar": "_",
    "grave": "`", "vert": "|", "ast": "*", "percnt": "%", "dollar": "$", "plus": "+", "equals": "=",
  ]

  static func character(_ name: String) -> String? {
    guard name.hasPrefix("#") else { return named[name] }
    let digits = name.dropFirst()
    let code =
      digits.first == "x" || digits.first == "X"
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return code.flatMap { Unicode.Scalar($0) }.map { String(Character($0)) }
  }
}

extension UInt8 {
  fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}

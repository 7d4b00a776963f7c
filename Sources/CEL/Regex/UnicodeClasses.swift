/// The Unicode classes that `\p{…}` names: the general categories, by two letters or one, and the scripts.
enum UnicodeClasses {
  /// The code points of a class, or `nil` if there is no class with that name.
  static func set(named name: String) -> ScalarSet? {
    if name == "Any" { return .all }
    if name.utf8.count <= 2 { return category(name) }
    return script(name)
  }

  /// A category such as `Lu`, or all categories that begin with a letter such as `L`.
  private static func category(_ name: String) -> ScalarSet? {
    let numbers = GeneralCategories.names.indices.filter { GeneralCategories.names[$0].hasPrefix(name) }
    guard !name.isEmpty, !numbers.isEmpty else { return nil }
    var ranges: [ClosedRange<UInt32>] = []
    var start: UInt32 = 0
    var reader = CompactNumbers(GeneralCategories.runs.utf8)
    while let number = reader.next(), let length = reader.next() {
      if numbers.contains(Int(number)) { ranges.append(start...start + length) }
      start += length + 1
    }
    return ScalarSet(ranges)
  }

  private static func script(_ name: String) -> ScalarSet? {
    let words = Scripts.table.utf8.split(separator: UInt8(ascii: " "))
    for index in stride(from: 0, to: words.count - 1, by: 2) where words[index].elementsEqual(name.utf8) {
      var ranges: [ClosedRange<UInt32>] = []
      var start: UInt32 = 0
      var reader = CompactNumbers(words[index + 1])
      while let gap = reader.next(), let length = reader.next() {
        ranges.append(start + gap...start + gap + length)
        start += gap + length + 1
      }
      return ScalarSet(ranges)
    }
    return nil
  }
}

/// Decodes numbers with five bits per character, lowest first. A sixth bit marks that more follow. The
/// characters for 0 to 63 are the digits, the upper-case and lower-case letters, `+` and `-`.
struct CompactNumbers {
  private var rest: Substring.UTF8View

  init(_ text: String.UTF8View) { rest = text[...] }

  init(_ text: Substring.UTF8View) { rest = text }

  mutating func next() -> UInt32? {
    var result: UInt32 = 0
    var shift: UInt32 = 0
    while let byte = rest.popFirst() {
      let digit = Self.value(of: byte)
      result |= (digit & 31) << shift
      shift += 5
      if digit < 32 { return result }
    }
    return nil
  }

  private static func value(of byte: UInt8) -> UInt32 {
    switch byte {
    case "0"..."9": UInt32(byte) - 0x30
    case "A"..."Z": UInt32(byte) - 0x41 + 10
    case "a"..."z": UInt32(byte) - 0x61 + 36
    case "+": 62
    default: 63
    }
  }
}

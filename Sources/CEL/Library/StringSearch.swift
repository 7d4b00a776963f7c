/// Substring search, in bytes or in code points.
///
/// It uses the Knuth-Morris-Pratt algorithm, which takes linear time for all inputs.
enum StringSearch {
  /// The first position, at or after the given one, at which a part begins.
  static func first(_ part: [Unicode.Scalar], in text: [Unicode.Scalar], from start: Int) -> Int? {
    part.isEmpty ? start : offsets(of: part[...], in: text[start...], limit: 1).first
  }

  /// The last position, at or before the given one, at which a part begins.
  static func last(_ part: [Unicode.Scalar], in text: [Unicode.Scalar], from start: Int) -> Int? {
    guard !part.isEmpty else { return start }
    // This searches the reversed text from the front: a part that begins at `start` ends `part.count` later.
    let end = min(text.count, start + part.count)
    let found = offsets(of: Array(part.reversed())[...], in: Array(text[..<end].reversed())[...], limit: 1)
      .first
    return found.map { end - $0 - part.count }
  }

  /// The offsets of a nonempty part in a text, without overlaps, from the front, up to a maximum number.
  static func offsets<Element: Equatable>(
    of part: ArraySlice<Element>, in text: ArraySlice<Element>, limit: Int = .max
  ) -> [Int] {
    guard part.count <= text.count, limit > 0 else { return [] }
    let part = Array(part)
    let table = failures(of: part)
    var result: [Int] = []
    var matched = 0
    for position in text.indices {
      while matched > 0, part[matched] != text[position] { matched = table[matched - 1] }
      if part[matched] == text[position] { matched += 1 }
      if matched == part.count {
        result.append(position + 1 - matched)
        if result.count == limit { break }
        matched = 0
      }
    }
    return result
  }

  /// The length of the longest proper prefix that is also a suffix, for each prefix of a part.
  private static func failures<Element: Equatable>(of part: [Element]) -> [Int] {
    var table = [Int](repeating: 0, count: part.count)
    var length = 0
    for position in part.indices.dropFirst() {
      while length > 0, part[length] != part[position] { length = table[length - 1] }
      if part[length] == part[position] { length += 1 }
      table[position] = length
    }
    return table
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Comparison and search of texts as UTF-8 bytes, by the C library, which processes many bytes at a time. In
/// UTF-8, a code point never begins inside another, and byte order is code point order.
enum RawText {
  /// Whether both texts have identical bytes.
  static func isSame(_ a: String, _ b: String) -> Bool {
    withBytes(a, b) { a, b in a.count == b.count && startsWith(a, b) }
  }

  static func hasPrefix(_ text: String, _ part: String) -> Bool {
    withBytes(text, part) { text, part in part.count <= text.count && startsWith(text, part) }
  }

  static func hasSuffix(_ text: String, _ part: String) -> Bool {
    withBytes(text, part) { text, part in
      guard part.count <= text.count else { return false }
      return startsWith(UnsafeBufferPointer(rebasing: text[(text.count - part.count)...]), part)
    }
  }

  static func contains(_ text: String, _ part: String) -> Bool {
    withBytes(text, part) { text, part in contains(text, part) }
  }

  /// Searches for the first byte of the part and compares from there. After too many false starts, it
  /// switches to an algorithm that takes linear time for all inputs.
  private static func contains(
    _ text: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let first = part.first else { return true }
    guard part.count <= text.count, let start = text.baseAddress, let wanted = part.baseAddress else {
      return false
    }
    let last = text.count - part.count
    var position = 0
    var patience = 4 * text.count
    while position <= last {
      guard let found = memchr(start + position, Int32(first), last - position + 1) else { return false }
      position = start.distance(to: found.assumingMemoryBound(to: UInt8.self))
      if memcmp(start + position, wanted, part.count) == 0 { return true }
      position += 1
      patience -= part.count
      guard patience > 0 else {
        let rest = Array(text[position...])
        return !StringSearch.offsets(of: Array(part)[...], in: rest[...], limit: 1).isEmpty
      }
    }
    return false
  }

  static func precedes(_ a: String, _ b: String) -> Bool {
    withBytes(a, b) { a, b in
      guard let first = a.baseAddress, let second = b.baseAddress else { return a.count < b.count }
      let order = memcmp(first, second, min(a.count, b.count))
      return order < 0 || (order == 0 && a.count < b.count)
    }
  }

  /// The number of code points.
  static func count(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      var count = 0
      // Every byte that is not a continuation byte starts a code point.
      for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
      return count
    }
  }

  @inline(__always)
  private static func startsWith(_ text: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
    guard let start = text.baseAddress, let wanted = part.baseAddress else { return part.isEmpty }
    return memcmp(start, wanted, part.count) == 0
  }

  @inline(__always)
  private static func withBytes<Result>(
    _ a: String, _ b: String, _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    var (a, b) = (a, b)
    return a.withUTF8 { a in b.withUTF8 { b in body(a, b) } }
  }
}

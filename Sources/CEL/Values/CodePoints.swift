/// Whether two strings are the same sequence of code points.
///
/// Swift's `==` is also true for canonically equivalent strings (`é` as one code point or as two), which CEL
/// distinguishes.
@inline(__always)
func sameCodePoints(_ a: String, _ b: String) -> Bool { a.utf8.count == b.utf8.count && RawText.isSame(a, b) }

/// A string that is compared with other strings many times.
struct ComparedText: Sendable {
  let text: String
  private let length: Int
  private let isASCII: Bool

  init(_ text: String) {
    self.text = text
    length = text.utf8.count
    isASCII = text.utf8.allSatisfy { $0 < 0x80 }
  }

  /// Whether a string is the same sequence of code points.
  ///
  /// A string that is canonically equivalent to ASCII but different has more bytes, so Swift's comparison is
  /// sufficient for ASCII.
  @inline(__always)
  func equals(_ other: String) -> Bool {
    other.utf8.count == length && (isASCII ? other == text : RawText.isSame(other, text))
  }
}

/// A string that is hashed and compared by its code points.
package struct CodePoints: Hashable, Sendable {
  package let string: String

  package init(_ string: String) { self.string = string }

  package static func == (a: CodePoints, b: CodePoints) -> Bool { sameCodePoints(a.string, b.string) }

  package func hash(into hasher: inout Hasher) {
    var string = string
    string.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

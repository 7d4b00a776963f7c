/// Whether two strings are the same sequence of code points.
///
/// Swift's own `==` also holds for canonically equivalent strings (`é` as one code point or as two), which
/// the language tells apart. Strings of different length in bytes differ; equal ones are almost always found
/// by the quick comparison, after which only the bytes of strings beyond ASCII need another look.
func sameCodePoints(_ a: String, _ b: String) -> Bool {
  guard a.utf8.count == b.utf8.count, a == b else { return false }
  return a.utf8.elementsEqual(b.utf8)
}

/// Whether one string comes before another by the numeric values of their code points, which is the order of
/// their UTF-8 bytes.
func precedes(_ a: String, _ b: String) -> Bool {
  a.utf8.lexicographicallyPrecedes(b.utf8)
}

/// A string that is hashed and compared by its code points.
struct CodePoints: Hashable, Sendable {
  let string: String

  init(_ string: String) { self.string = string }

  static func == (a: CodePoints, b: CodePoints) -> Bool { sameCodePoints(a.string, b.string) }

  func hash(into hasher: inout Hasher) {
    var string = string
    string.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

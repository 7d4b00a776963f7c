package import Schema

/// A range in a file, with its path in the manifest.
package struct Location: Sendable, Hashable {
  package struct Point: Sendable, Hashable, Comparable {
    /// The line number, from 1.
    package let line: Int
    /// The column in code points, from 1.
    package let column: Int
    /// The column in UTF-16 code units, from 1, as editors count.
    package let utf16Column: Int
    /// The byte offset in the UTF-8 text of the file, from 0.
    package let byte: Int

    package static func < (a: Point, b: Point) -> Bool { a.byte < b.byte }
  }

  package let file: String
  /// The index of the document in the file, from 0.
  package let document: Int
  package let start: Point
  /// The end of the range, exclusive.
  package let end: Point
  /// The path to the place by keys and ids.
  package let route: Route

  /// The route as text: `effects[pay-refund].controls.approval`; empty for the whole document.
  package var path: String { route.text }
}

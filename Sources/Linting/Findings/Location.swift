package import Schema

/// A place in a file, for people and for machines.
package struct Location: Sendable, Hashable {
  package struct Point: Sendable, Hashable, Comparable {
    /// From 1.
    package let line: Int
    /// In code points, from 1.
    package let column: Int
    /// In UTF-16 code units, from 1: what editors count.
    package let utf16Column: Int
    /// In the file's text as UTF-8, from 0.
    package let byte: Int

    package static func < (a: Point, b: Point) -> Bool { a.byte < b.byte }
  }

  package let file: String
  /// The document of the file, from 0.
  package let document: Int
  package let start: Point
  /// Exclusive.
  package let end: Point
  /// The way to it by names.
  package let route: Route

  /// The route as reports show it: `effects[pay-refund].controls.approval`; empty for the document as a whole.
  package var path: String { route.text }
}

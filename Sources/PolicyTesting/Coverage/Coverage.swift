/// What of the packs under test their examples touch.
package struct Coverage: Sendable {
  /// One thing that an example can touch.
  package struct Item: Sendable {
    /// `when: effect.kind != 'read'`, `atLeast.high: per-action`.
    package let what: String
    /// `true`, `false`, `met`, `unmet`, `reached`, `found`.
    package let outcome: String
    package let isCovered: Bool
  }

  /// One entry, with everything in it that an example can touch.
  package struct Entry: Sendable {
    package let id: String
    package let place: PackPlace
    package let items: [Item]

    package var missing: [Item] { items.filter { !$0.isCovered } }
    package var covered: Int { items.count - missing.count }
  }

  package let entries: [Entry]

  package var covered: Int { entries.reduce(0) { $0 + $1.covered } }
  package var total: Int { entries.reduce(0) { $0 + $1.items.count } }
  package var isWhole: Bool { covered == total }

  /// In tenths of a per cent, rounded down so that only what is whole reads 100.0.
  package var perMille: Int { total == 0 ? 1_000 : covered * 1_000 / total }
}

/// The coverage of the tested packs by their examples.
package struct Coverage: Sendable {
  /// A branch or cell that an example can cover.
  package struct Item: Sendable {
    /// The text, for example `when: effect.kind != 'read'` or `atLeast.high: per-action`.
    package let what: String
    /// `true`, `false`, `met`, `unmet`, `reached` or `found`.
    package let outcome: String
    package let isCovered: Bool
  }

  /// An entry with all its branches and cells.
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

  /// The coverage in tenths of a percent, rounded down so that only full coverage gives 100.0.
  package var perMille: Int { total == 0 ? 1_000 : covered * 1_000 / total }
}

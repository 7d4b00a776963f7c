package import Schema

/// The facts that follow from a manifest without a policy: resolved references in both directions, failure
/// behavior and controls in force, and the mode of each component.
///
/// The written manifest is not changed; facts in force are added beside it, so findings still refer to
/// written lines. A field that is derived by itself has its derivation in its description (``Derivation``).
package struct Facts {
  package internal(set) var records: RecordTree
  let root: RecordID

  package init(of records: consuming RecordTree, root: RecordID) {
    self.records = records
    self.root = root
    replaceEndsByParties()
    addTenancyInForce()
    addFailureInForce()
    addControlsInForce()
    self.records.deriveFields(from: root)
  }

  package var manifest: RuntimeArchitecture { RuntimeArchitecture(root, in: records) }
}

extension RuntimeArchitecture {
  package var boundaries: [Boundary] { self.trust?.boundaries ?? [] }
  package var externals: [External] { self.trust?.externals ?? [] }
}

extension DerivationContext {
  var manifest: RuntimeArchitecture { RuntimeArchitecture(root, in: records) }

  /// A field of the trust section, or the problem of the section if it is unreadable.
  func trust<Value>(_ field: KeyPath<TrustFields, Field<Value>>) -> Stored {
    manifest.trust?.stored(field) ?? manifest.stored(\.trust)
  }
}

extension Stored {
  /// The problem, if the record is partly unreadable; no other fields are shown in that case.
  package var unknown: Stored {
    switch self {
    case .broken(let problem), .partial(_, let problem): .broken(problem: problem)
    default: .absent
    }
  }
}

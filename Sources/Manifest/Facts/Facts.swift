package import Schema

/// What follows from a manifest without any policy: references followed both ways, failure and controls in force,
/// the mode in which each component runs.
///
/// The manifest as it was written stays as it is; what is in force is added beside it, so that a finding can still
/// point at the line that says so. A field that follows from others by itself says how in its description
/// (``Derivation``).
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

  /// A field of the trust section; what is wrong with the section where it could not be read.
  func trust<Value>(_ field: KeyPath<TrustFields, Field<Value>>) -> Stored {
    manifest.trust?.stored(field) ?? manifest.stored(\.trust)
  }
}

extension Stored {
  /// What is not known of it, if anything is: nothing else of it shows through.
  package var unknown: Stored {
    switch self {
    case .broken(let problem), .partial(_, let problem): .broken(problem: problem)
    default: .absent
    }
  }
}

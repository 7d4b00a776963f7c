package import Schema

/// What follows from a manifest without any policy: references followed both ways, failure and controls in force,
/// the mode in which each component runs.
///
/// The manifest as it was written stays as it is; what is in force is added beside it, so that a finding can still
/// point at the line that says so.
package struct Facts {
  package internal(set) var records: RecordTree
  let root: RecordID

  package init(of records: RecordTree, root: RecordID) {
    self.records = records
    self.root = root
    replaceEndsByParties()
    addBackReferences()
    addModesAndTenancies()
    addFailureInForce()
    addControlsInForce()
    judgeMeasurements()
  }

  package var manifest: RuntimeArchitecture { RuntimeArchitecture(root, in: records) }
}

extension RuntimeArchitecture {
  package var boundaries: [Boundary] { self.trust?.boundaries ?? [] }
  package var externals: [External] { self.trust?.externals ?? [] }
}

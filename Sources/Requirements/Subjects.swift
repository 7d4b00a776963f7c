package import Manifest
package import Policy
package import Schema

extension RuntimeArchitecture {
  /// The records that an entry looks at, one after the other.
  package func subjects(_ subject: Subject) -> [RecordID] {
    switch subject {
    case .manifest: [id]
    case .effect: (self.effects ?? []).map(\.id)
    case .component: (self.components ?? []).map(\.id)
    case .boundary: boundaries.map(\.id)
    case .state: (self.state ?? []).map(\.id)
    case .external: externals.map(\.id)
    case .model: (self.workload?.models ?? []).map(\.id)
    case .hardware: (self.workload?.hardware ?? []).map(\.id)
    case .declined: (self.workload?.declined ?? []).map(\.id)
    case .capability: (self.components ?? []).flatMap { $0.capabilities ?? [] }.map(\.id)
    case .control: controlsInForce
    case .evidence: (self.evidence ?? []).map(\.id)
    case .alternative: (self.decision?.alternatives ?? []).map(\.id)
    case .kept: self.kept.map(\.id)
    case .measurement: (self.evaluation?.measured?.all ?? []).map(\.measurement.id)
    case .test: (self.evaluation?.tested?.all ?? []).map(\.test.id)
    case .unverified: (self.evaluation?.unverified ?? []).map(\.id)
    }
  }

  /// The controls in force on the system and on each part.
  private var controlsInForce: [RecordID] {
    let holders =
      [self.controls] + (self.effects ?? []).map(\.controls) + (self.components ?? []).map(\.controls)
      + boundaries.map(\.controls)
    return holders.compactMap(\.self).flatMap { controls in
      ControlFamily.allCases.compactMap { controls.control(of: $0)?.id }
    }
  }

  /// What the system's evidence control says must be kept.
  package var kept: [MustKeep] {
    self.controls?.control(of: .evidence).flatMap {
      $0.records.value(of: $0.id, \EvidenceControlFields.mustKeep)
    } ?? []
  }
}

import Manifest
import Policy
import Shapes

extension RuntimeArchitecture {
  /// The records that an entry looks at, one after the other.
  func subjects(_ subject: Subject) -> [RecordID] {
    switch subject {
    case .manifest: [id]
    case .effect: (self.effects ?? []).map(\.id)
    case .component: (self.components ?? []).map(\.id)
    case .boundary: boundaries.map(\.id)
    case .state: (self.state ?? []).map(\.id)
    case .external: externals.map(\.id)
    case .model: (self.workload?.models ?? []).map(\.id)
    case .capability: (self.components ?? []).flatMap { $0.capabilities ?? [] }.map(\.id)
    case .control: controlsInForce
    case .evidence: (self.evidence ?? []).map(\.id)
    case .alternative: (self.decision?.alternatives ?? []).map(\.id)
    case .measurement: measurements
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

  private var measurements: [RecordID] {
    guard let measured = self.evaluation?.measured else { return [] }
    let lists = [
      measured.correctness, measured.quality, measured.latency, measured.goodput, measured.reliability,
      measured.cost,
      measured.operations,
    ]
    return lists.compactMap(\.self).flatMap { $0 }.map(\.id)
  }
}

extension Controls {
  /// The control of a family; `nil` when what stands there could not be read.
  func control(of family: ControlFamily) -> Control? {
    Control(records[id, family.rawValue], in: records)
  }
}

import CEL
package import Schema
import YAMLTree

extension Facts {
  /// A component of a hybrid runs where its part does; every other where the deployment does. Tenancy that a
  /// component does not state is the system's.
  mutating func addModesAndTenancies() {
    let deployment = manifest.deployment
    let parts = deployment?.parts ?? []
    for component in manifest.components ?? [] {
      var mode = records[root, "deployment"]
      if let deployment {
        mode = deployment.stored(\.mode)
        if deployment.mode == .hybrid {
          let part = parts.first { $0.components?.contains { $0.id == component.id } ?? false }
          mode = part?.stored(\.mode) ?? unknownParts(of: deployment)
        }
      }
      records.set(component.id, "mode", to: mode)
      if case .absent = component.stored(\.tenancy) {
        let trust = manifest.trust
        records.set(
          component.id, "tenancy", to: trust?.stored(\.tenancy) ?? brokenOnly(records[root, "trust"]))
      }
    }
  }

  /// Whether every record of a schema has the field once facts are derived, written or not: controls and failure
  /// behaviour in force.
  package static func isInForce(_ field: String, of schema: RecordSchema) -> Bool {
    switch field {
    case "failure": schema === EffectFields.schema
    case "controls":
      [EffectFields.schema, ComponentFields.schema, BoundaryFields.schema, ArchitectureFields.schema].contains
      {
        $0 === schema
      }
    default: schema === ControlsFields.schema && ControlFamily(rawValue: field) != nil
    }
  }

  private func unknownParts(of deployment: Deployment) -> Stored {
    switch deployment.stored(\.parts) {
    case .broken(let problem), .partial(_, let problem): .broken(problem: problem)
    default: .absent
    }
  }

  private func brokenOnly(_ stored: Stored) -> Stored {
    if case .broken = stored { stored } else { .absent }
  }

  /// An effect's own failure behaviour holds key by key over the system's.
  mutating func addFailureInForce() {
    let system = records[root, "failure"]
    for effect in manifest.effects ?? [] {
      let own = effect.stored(\.failure)
      var behind: [RecordID] = []
      if case .record(let id) = own { behind.append(id) }
      if case .record(let id) = system { behind.append(id) }
      if case .broken = own { continue }
      if case .absent = own, case .broken = system {
        records.set(effect.id, "failure", to: system)
        continue
      }
      let node = behind.first.flatMap {
        records.header($0).parent == effect.id ? records.header($0).node : nil
      }
      let view = records.add(
        FailureFields.schema, parent: effect.id, field: "failure", node: node, behind: behind)
      records.set(effect.id, "failure", to: .record(view))
    }
  }

  /// A control stated on a part serves that part, else the system's default does; one that nobody stated is there
  /// too, and says so.
  mutating func addControlsInForce() {
    let system = records[root, "controls"]
    let parts =
      (manifest.effects ?? []).map(\.id) + (manifest.components ?? []).map(\.id)
      + manifest.boundaries.map(\.id)
    for part in parts {
      let own = records[part, "controls"]
      let view = inForce(own: own, default: system, parent: part)
      records.set(part, "controls", to: .record(view))
    }
    records.set(root, "controls", to: .record(inForce(own: system, default: .absent, parent: root)))
  }

  private mutating func inForce(own: Stored, default system: Stored, parent: RecordID) -> RecordID {
    var node: YAMLTree.NodeID?
    if case .record(let id) = own { node = records.header(id).node }
    let controls = records.add(ControlsFields.schema, parent: parent, field: "controls", node: node)
    for family in ControlFamily.allCases {
      let stated = read(family, of: own)
      let fallback = read(family, of: system)
      let control: Stored
      switch (stated, fallback) {
      case (.broken, _): control = stated
      case (.record(let id), _):
        control = .record(view(family, of: id, isOwn: parent != root, in: controls))
      case (_, .broken): control = fallback
      case (_, .record(let id)): control = .record(view(family, of: id, isOwn: false, in: controls))
      default: control = .record(view(family, of: nil, isOwn: false, in: controls))
      }
      records.set(controls, family.rawValue, to: control)
    }
    return controls
  }

  private func read(_ family: ControlFamily, of controls: Stored) -> Stored {
    if case .record(let id) = controls { return records[id, family.rawValue] }
    return controls
  }

  private mutating func view(
    _ family: ControlFamily, of control: RecordID?, isOwn: Bool, in controls: RecordID
  ) -> RecordID {
    let view = records.add(
      family.schema, parent: controls, field: family.rawValue, behind: control.map { [$0] } ?? [])
    records.set(view, "family", to: .scalar(.string(family.rawValue)))
    records.set(view, "stated", to: .scalar(.bool(control != nil)))
    records.set(view, "own", to: .scalar(.bool(isOwn)))
    return view
  }
}

import Schema

extension Facts {
  /// Sets the tenancy of components that do not state it to that of the system.
  mutating func addTenancyInForce() {
    let system = manifest.trust?.stored(\.tenancy) ?? manifest.stored(\.trust).unknown
    for component in manifest.components?.map(\.id) ?? [] {
      guard case .absent = records[component, \ComponentFields.tenancy] else { continue }
      records.set(component, \ComponentFields.tenancy, to: system)
    }
  }

  /// An effect's failure behavior overrides the system's key by key.
  mutating func addFailureInForce() {
    let system = records[root, \ArchitectureFields.failure]
    for effect in manifest.effects?.map(\.id) ?? [] {
      let own = records[effect, \EffectFields.failure]
      var behind: [RecordID] = []
      var node: NodeID?
      if case .record(let id) = own { (behind, node) = ([id], records.header(id).node) }
      if case .record(let id) = system { behind.append(id) }
      if case .broken = own { continue }
      if case .absent = own, case .broken = system {
        records.set(effect, \EffectFields.failure, to: system)
        continue
      }
      let view = records.add(
        FailureFields.schema, to: effect, \EffectFields.failure, node: node, behind: behind)
      records.set(effect, \EffectFields.failure, to: .record(view))
    }
  }

  /// The control of a part is its own, otherwise the system's default. A control that is stated in neither
  /// place is marked as not stated.
  mutating func addControlsInForce() {
    let system = records[root, \ArchitectureFields.controls]
    let parts =
      (manifest.effects?.map(\.id) ?? []) + (manifest.components?.map(\.id) ?? [])
      + manifest.boundaries.map(\.id)
    for part in parts {
      let view = inForce(own: records[part, \PartFields.controls], default: system, parent: part)
      records.set(part, \PartFields.controls, to: .record(view))
    }
    let view = inForce(own: system, default: .absent, parent: root)
    records.set(root, \PartFields.controls, to: .record(view))
  }

  private mutating func inForce(own: Stored, default system: Stored, parent: RecordID) -> RecordID {
    var node: NodeID?
    if case .record(let id) = own { node = records.header(id).node }
    let controls = records.add(ControlsFields.schema, to: parent, \PartFields.controls, node: node)
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
      records.set(controls, family.field, to: control)
    }
    return controls
  }

  private func read(_ family: ControlFamily, of controls: Stored) -> Stored {
    if case .record(let id) = controls { return records[id, family.field] }
    return controls
  }

  private mutating func view(
    _ family: ControlFamily, of control: RecordID?, isOwn: Bool, in controls: RecordID
  ) -> RecordID {
    let view = records.add(family.schema, to: controls, family.field, behind: control.map { [$0] } ?? [])
    records.set(view, \ControlBasics.family, to: .text(family.rawValue))
    records.set(view, \ControlBasics.stated, to: .flag(control != nil))
    records.set(view, \ControlBasics.own, to: .flag(isOwn))
    return view
  }
}

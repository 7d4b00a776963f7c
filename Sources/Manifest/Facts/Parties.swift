import CEL
import Schema

extension Facts {
  /// An end of a boundary, and what an effect reaches, may be a component or an external: what expressions see is a
  /// party, which is either.
  mutating func replaceEndsByParties() {
    var parties: [RecordID: RecordID] = [:]
    for component in manifest.components ?? [] {
      parties[component.id] = party(of: component.id, as: .component)
    }
    for external in manifest.externals { parties[external.id] = party(of: external.id, as: .external) }
    for effect in manifest.effects ?? [] { replace("to", of: effect.id, by: parties) }
    for boundary in manifest.boundaries {
      replace("from", of: boundary.id, by: parties)
      replace("to", of: boundary.id, by: parties)
    }
  }

  private mutating func party(of end: RecordID, as kind: PartyKind) -> RecordID {
    // It stands where the component or external does.
    let party = records.add(PartyFields.schema, parent: root, field: "", node: records.header(end).node)
    records.set(party, "id", to: records[end, "id"])
    records.set(party, "kind", to: .scalar(.string(kind.rawValue)))
    records.set(party, kind.rawValue, to: .record(end))
    return party
  }

  private mutating func replace(_ field: String, of record: RecordID, by parties: [RecordID: RecordID]) {
    guard case .record(let end) = records[record, field], let party = parties[end] else { return }
    records.set(record, field, to: .record(party))
  }

  /// What a component performs, is an end of, and holds.
  mutating func addBackReferences() {
    for item in manifest.state ?? [] { records.set(item.id, "holders", to: item.stored(\.in)) }
    let components = (manifest.components ?? []).map(\.id)
    let effects = (manifest.effects ?? []).map(\.id)
    let boundaries = manifest.boundaries.map(\.id)
    let state = (manifest.state ?? []).map(\.id)
    for capability in (manifest.components ?? []).flatMap({ $0.capabilities ?? [] }) {
      guard let component = records.header(capability.id).parent else { continue }
      records.set(capability.id, "component", to: .record(component))
    }
    for component in components {
      let performed = effects.filter { refers($0, "by", to: component) }
      set(
        "effects", of: component, to: performed, from: records[root, "effects"], others: effects, via: ["by"])
      let crossed = boundaries.filter { leads($0, "from", to: component) || leads($0, "to", to: component) }
      set(
        "boundaries", of: component, to: crossed, from: trustField("boundaries"), others: boundaries,
        via: ["from", "to"])
      let held = state.filter { refers($0, "in", to: component) }
      set("state", of: component, to: held, from: records[root, "state"], others: state, via: ["in"])
    }
  }

  private func trustField(_ name: String) -> Stored {
    switch records[root, "trust"] {
    case .record(let trust): records[trust, name]
    case let other: other
    }
  }

  /// What is not known of the list, or of the references in it, is not known of the component either.
  private mutating func set(
    _ field: String, of component: RecordID, to found: [RecordID], from list: Stored, others: [RecordID],
    via references: [String]
  ) {
    switch list {
    case .broken(let problem), .partial(_, let problem):
      records.set(component, field, to: .partial(found, problem: problem))
      return
    default: break
    }
    for record in others {
      for reference in references {
        switch records[record, reference] {
        case .broken(let problem), .partial(_, let problem):
          records.set(component, field, to: .partial(found, problem: problem))
          return
        default: continue
        }
      }
    }
    records.set(component, field, to: .records(found))
  }

  private func refers(_ record: RecordID, _ field: String, to target: RecordID) -> Bool {
    switch records[record, field] {
    case .record(let id): id == target
    case .records(let ids), .partial(let ids, _): ids.contains(target)
    default: false
    }
  }

  private func leads(_ boundary: RecordID, _ end: String, to component: RecordID) -> Bool {
    guard case .record(let party) = records[boundary, end] else { return false }
    return refers(party, "component", to: component)
  }
}

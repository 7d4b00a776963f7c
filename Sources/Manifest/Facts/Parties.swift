import Schema

extension Facts {
  /// The end of a boundary or the target of an effect is a component or an external. Expressions see both as
  /// a party.
  mutating func replaceEndsByParties() {
    var parties: [RecordID: RecordID] = [:]
    for component in manifest.components?.map(\.id) ?? [] {
      parties[component] = party(standingFor: component, .component, \.component)
    }
    for external in manifest.externals.map(\.id) {
      parties[external] = party(standingFor: external, .external, \.external)
    }
    for effect in manifest.effects?.map(\.id) ?? [] { replace(\EffectFields.to, of: effect, by: parties) }
    for boundary in manifest.boundaries.map(\.id) {
      replace(\BoundaryFields.from, of: boundary, by: parties)
      replace(\BoundaryFields.to, of: boundary, by: parties)
    }
  }

  private mutating func party<End>(
    standingFor end: RecordID, _ kind: PartyKind, _ field: KeyPath<PartyFields, Field<End>>
  ) -> RecordID {
    // A party has the place of its component or external.
    let party = records.add(PartyFields.schema, parent: root, node: records.header(end).node)
    records.set(party, \PartyFields.id, to: records[end, \PartFields.id])
    records.set(party, \PartyFields.kind, to: .text(kind.rawValue))
    records.set(party, field, to: .record(end))
    return party
  }

  private mutating func replace<F: Fields>(
    _ field: KeyPath<F, Field<Party>>, of record: RecordID, by parties: [RecordID: RecordID]
  ) {
    guard case .record(let end) = records[record, field], let party = parties[end] else { return }
    records.set(record, field, to: .record(party))
  }
}

package import Schema

/// The common fields of parts: effects, components, boundaries, state and the whole architecture (which has
/// no id).
package struct PartFields: Fields {
  package static let noun = "part"
  package static let described = Described<Self>()

  package let id = Field(like: \ComponentFields.id)
  package let controls = Field(like: \ComponentFields.controls)
  package let consequence = Field(like: \ComponentFields.consequence)
  package let level = Field(like: \ComponentFields.level)

  package init() {}
}

/// A part of an architecture of any kind.
package typealias Part = Entity<PartFields>

/// The common fields of claims: the referenced evidence, and the resulting grade.
package struct ClaimFields: Fields {
  package static let noun = "claim"
  package static let described = Described<Self>()

  package let evidence = Field(like: \CapabilityFields.evidence)
  package let grade = Field(like: \CapabilityFields.grade)

  package init() {}
}

extension Entity where F: Fields {
  /// The id of the record; empty if it is missing or unreadable.
  package var identifier: String { records.value(of: id, \PartFields.id) ?? "" }

  /// The route from the document to the record.
  package var route: Route { records.route(of: id) }
}

extension RecordCollection {
  /// A collection of the records in a section of a manifest.
  init<F: Fields>(_ name: String, _ find: @escaping @Sendable (RuntimeArchitecture) -> [Entity<F>]?) {
    self.init(name) { records, root in (find(RuntimeArchitecture(root, in: records)) ?? []).map(\.id) }
  }
}

extension ArchitectureFields {
  /// The schemas of all records of a manifest, including derived ones.
  package static var allSchemas: [RecordSchema] {
    schema.reachable + [PartyFields.schema, ControlBasics.schema]
  }
}

extension RuntimeArchitecture {
  /// The controls in force on the system and on each part.
  var controlsInForce: [Control] {
    let holders =
      [self.controls] + (self.effects ?? []).map(\.controls) + (self.components ?? []).map(\.controls)
      + boundaries.map(\.controls)
    return holders.compactMap(\.self).flatMap { controls in
      ControlFamily.allCases.compactMap(controls.control)
    }
  }

  /// The items that the system's evidence control must record.
  package var kept: [MustKeep] {
    self.controls?.control(of: .evidence).flatMap {
      $0.records.value(of: $0.id, \EvidenceControlFields.mustKeep)
    } ?? []
  }
}

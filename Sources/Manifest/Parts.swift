package import Schema

/// What the parts of an architecture have in common: effects, components, boundaries, state and, but for an id, the
/// whole of it.
package struct PartFields: Fields {
  package static let noun = "part"
  package static let described = Described<Self>()

  package let id = Field(like: \ComponentFields.id)
  package let controls = Field(like: \ComponentFields.controls)
  package let consequence = Field(like: \ComponentFields.consequence)
  package let level = Field(like: \ComponentFields.level)

  package init() {}
}

/// A part of an architecture, whichever kind it is of.
package typealias Part = Entity<PartFields>

/// What every claim of a manifest has: the entries of evidence that it names, and the grade that these give it.
package struct ClaimFields: Fields {
  package static let noun = "claim"
  package static let described = Described<Self>()

  package let evidence = Field(like: \CapabilityFields.evidence)
  package let grade = Field(like: \CapabilityFields.grade)

  package init() {}
}

extension Entity where F: Fields {
  /// The id that names the record; empty where it has none, or where that could not be read.
  package var identifier: String { records.value(of: id, \PartFields.id) ?? "" }

  /// The way to the record from the top of the document.
  package var route: Route { records.route(of: id) }
}

extension RecordCollection {
  /// A collection of the records that a manifest has in one of its sections.
  init<F: Fields>(_ name: String, _ find: @escaping @Sendable (RuntimeArchitecture) -> [Entity<F>]?) {
    self.init(name) { records, root in (find(RuntimeArchitecture(root, in: records)) ?? []).map(\.id) }
  }
}

extension ArchitectureFields {
  /// The schemas of all records that a manifest has once facts are derived.
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

  /// What the system's evidence control says must be kept.
  package var kept: [MustKeep] {
    self.controls?.control(of: .evidence).flatMap {
      $0.records.value(of: $0.id, \EvidenceControlFields.mustKeep)
    } ?? []
  }
}

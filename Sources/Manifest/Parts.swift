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
}

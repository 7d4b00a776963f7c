package import Schema

package struct ConsequenceFields: Fields {
  package static let noun = "consequence"
  package static let described = Described<Self>()

  package let level = Field<String>(
    "level", .name(.level), .required, guide: "G35", doc: "How bad the worst credible outcome is.")
  package let rationale = Field<String>("rationale", guide: "G35", doc: "Why it is not worse.")
  package let domains = Field<[Entity<DomainFields>]>(
    "domains", guide: "G35",
    doc: "Areas of Annex III of the EU AI Act in which it takes part in decisions about persons.")
  package let safetyComponent = Field<Bool>(
    "safetyComponent", guide: "G35", doc: "Whether it is a safety component of a product.")

  package init() {}
}

package typealias Consequence = Entity<ConsequenceFields>

package struct DomainFields: Fields {
  package static let noun = "domain"
  package static let label: String? = "area"
  package static let described = Described<Self>()

  package let area = Field<AnnexIIIArea>(
    "area", AnnexIIIArea.fieldType, .required, guide: "G35", doc: "The area.")
  package let role = Field<DecisionRole>(
    "role", DecisionRole.fieldType, .required, guide: "G35", doc: "What its output does to the decision.")
  package let because = Field<String>("because", guide: "G35", doc: "Why it is only preparatory.")

  package init() {}
}

/// A part's own level, where it differs from the system's.
package struct PartConsequenceFields: Fields {
  package static let noun = "own consequence"
  package static let described = Described<Self>()

  package let level = Field<String>(
    "level", .name(.level), .required, guide: "G35", doc: "The level of this part alone.")
  package let because = Field<String>(
    "because", guide: "G35", doc: "Why this part's consequence is lower than the system's.")

  package init() {}
}

package typealias PartConsequence = Entity<PartConsequenceFields>

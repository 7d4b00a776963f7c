package import Schema

package struct ConsequenceFields: Fields {
  package static let noun = "consequence"
  package static let described = Described<Self>()

  package let level = Field<String>(
    "level", .name(.level), .required, guide: "G35", doc: "Severity of the worst credible outcome.")
  package let rationale = Field<String>(
    "rationale", guide: "G35", doc: "Reason why the worst credible outcome is not more severe.")
  package let domains = Field<[Entity<DomainFields>]>(
    "domains", guide: "G35",
    doc: "Areas of EU AI Act Annex III in which the system takes part in decisions about persons.")
  package let safetyComponent = Field<Bool>(
    "safetyComponent", guide: "G35",
    doc: "Whether the system is a safety component of a product (EU AI Act Art. 6(1)); default `false`.")

  package init() {}
}

package typealias Consequence = Entity<ConsequenceFields>

package struct DomainFields: Fields {
  package static let noun = "domain"
  package static let label: String? = "area"
  package static let described = Described<Self>()

  package let area = Field<AnnexIIIArea>(
    "area", AnnexIIIArea.fieldType, .required, guide: "G35", doc: "Area of EU AI Act Annex III.")
  package let role = Field<DecisionRole>(
    "role", DecisionRole.fieldType, .required, guide: "G35", doc: "Role of the output in the decision.")
  package let because = Field<String>(
    "because", .formatted(.answer), guide: "G35", doc: "Reason why the output is only preparatory.")

  package init() {}
}

/// The level that a part states for itself.
package struct PartConsequenceFields: Fields {
  package static let noun = "own consequence"
  package static let described = Described<Self>()

  package let level = Field<String>(
    "level", .name(.level), .required, guide: "G35", doc: "Level of this part.")
  package let because = Field<String>(
    "because", .formatted(.answer), guide: "G35",
    doc: "Reason why the level of this part is lower than the level of the system.")

  package init() {}
}

package typealias PartConsequence = Entity<PartConsequenceFields>

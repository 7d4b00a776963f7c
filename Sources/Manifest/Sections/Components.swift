package import Schema

package struct ComponentFields: Fields {
  package static let noun = "component"
  package static let collection: RecordCollection? = RecordCollection("component") { $0.components }
  package static let described = Described<Self>()

  package let id = Field<String>(
    "id", .identifier(.component), .required, guide: "G3",
    doc: "Names the component; unlike any external's id.")
  package let layers = Field<[String]>(
    "layers", .list(.name(.layer)), guide: "G3", doc: "What it is, before who makes it.")
  package let product = Field<String>("product", guide: "G21", doc: "Who makes it.")
  package let version = Field<String>(
    "version", .textOr(ServiceFields.schema, in: "service"), guide: "G21",
    doc: "The exact version, or for an operator's service what was observed of it.")
  package let owner = Field<String>("owner", guide: "G42", doc: "Who answers for it.")
  package let runs = Field<RunsWhat>(
    "runs", guide: "G29", doc: "Whose instructions it carries out; trusted-code when not stated.")
  package let tenancy = Field<Tenancy>(
    "tenancy", guide: "G17", doc: "Its own tenancy, where it differs from trust.tenancy.")
  package let capabilities = Field<[Capability]>(
    "capabilities", .list(.record(CapabilityFields.schema)), guide: "G21",
    doc: "What the choice of it rests on.")
  package let controls = Field<Controls>("controls", inForce: true, doc: "Controls of this component alone.")
  package let consequence = Field<PartConsequence>(
    "consequence", guide: "G35", doc: "Its own level, where it differs.")
  package let because = Field<String>("because", doc: "A reason that reports show.")

  package let service = Field<Service>(
    derived: "service", .record(ServiceFields.schema), .optional,
    doc: "The service, where the version is one."
  )
  package let mode = Field<DeploymentMode>(
    derived: "mode", DeploymentMode.fieldType, .optional,
    doc: "Where it runs: the deployment's mode, or that of its part of a hybrid.", by: Self.mode)
  package let effects = Field<[Effect]>(
    derived: "effects", .list(.reference(to: [.effect])), doc: "The effects that it performs.",
    by: { component, facts in
      facts.records(
        of: facts.manifest.stored(\.effects), referringTo: component, by: [\EffectFields.by])
    })
  package let boundaries = Field<[Boundary]>(
    derived: "boundaries", .list(.reference(to: [.boundary])), doc: "The boundaries that it is an end of.",
    by: { component, facts in
      facts.records(
        of: facts.trust(\.boundaries), referringTo: component,
        by: [\BoundaryFields.from, \BoundaryFields.to], through: PartyFields.slot(of: \.component))
    })
  package let state = Field<[StateItem]>(
    derived: "state", .list(.reference(to: [.state])), doc: "The state that it holds.",
    by: { component, facts in
      facts.records(of: facts.manifest.stored(\.state), referringTo: component, by: [\StateFields.in])
    })
  package let level = Field<String>(
    derived: "level", .name(.level), from: .evaluation, doc: "The level at which it is judged.")

  package init() {}

  /// A component of a hybrid runs where its part does; every other where the deployment does.
  private static func mode(of component: RecordID, _ facts: DerivationContext) -> Stored {
    guard let deployment = facts.manifest.deployment else { return facts.manifest.stored(\.deployment) }
    guard deployment.mode == .hybrid else { return deployment.stored(\.mode) }
    let part = (deployment.parts ?? []).first { $0.components?.contains { $0.id == component } ?? false }
    return part?.stored(\.mode) ?? deployment.stored(\.parts).unknown
  }
}

package typealias Component = Entity<ComponentFields>

package struct ServiceFields: Fields {
  package static let noun = "service"
  package static let described = Described<Self>()

  package let service = Field<Bool>(
    "service", .boolean, .required, guide: "G21", doc: "true: an operator runs it and decides its version.")
  package let api = Field<String>("api", guide: "G21", doc: "The version of its interface.")
  package let observed = Field<CalendarDay>(
    "observed", guide: "G21", doc: "The day on which it was seen to be so.")

  package init() {}
}

package typealias Service = Entity<ServiceFields>

package struct CapabilityFields: Fields {
  package static let noun = "capability"
  package static let collection: RecordCollection? = RecordCollection("capability") {
    $0.components?.flatMap { $0.capabilities ?? [] }
  }
  package static let described = Described<Self>()

  package let id = Field<String>(
    "id", .identifier(.capability), .required, guide: "G21",
    doc: "Names the capability; unique in its component.")
  package let need = Field<Need>(
    "need", Need.fieldType, .required, guide: "G21", doc: "Whether the choice stands without it.")
  package let evidence = Field<[EvidenceEntry]>(
    "evidence", .list(.reference(to: [.evidence])), guide: "G5", doc: "What shows that this version has it.")
  package let because = Field<String>("because", doc: "A reason that reports show.")

  package let component = Field<Component>(
    derived: "component", .reference(to: [.component]), doc: "The component that it is a capability of.",
    by: { capability, facts in facts.records.header(capability).parent.map { .record($0) } ?? .absent })

  package let grade = Field<String>(
    derived: "worth", .name(.capabilityGrade), from: .evaluation,
    doc: "What the claim is worth by the evidence that was read.")

  package init() {}
}

package typealias Capability = Entity<CapabilityFields>

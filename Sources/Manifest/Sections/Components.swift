package import Schema

package struct ComponentFields: Fields {
  package static let noun = "component"
  package static let collection: RecordCollection? = RecordCollection("component") { $0.components }
  package static let described = Described<Self>()

  package let id = Field<String>(
    "id", .identifier(.component), .required, guide: "G3",
    doc: "Id of the component; different from the ids of all externals.")
  package let layers = Field<[String]>(
    "layers", .list(.name(.layer)), guide: "G3", doc: "Runtime layers of the component.")
  package let product = Field<String>(
    "product", guide: "G21",
    doc: "Product name, for example `vllm`; the policy pack lists the products that it knows.")
  package let version = Field<String>(
    "version", .textOr(ServiceFields.schema, in: "service"), guide: "G21",
    doc: "Exact version, or the observed API of a service that an operator runs.")
  package let owner = Field<String>("owner", guide: "G42", doc: "Team that is responsible for it.")
  package let runs = Field<RunsWhat>(
    "runs", guide: "G29", doc: "Origin of the code it executes; default `trusted-code`.")
  package let tenancy = Field<Tenancy>(
    "tenancy", guide: "G17", doc: "Tenancy of the component; default: `trust.tenancy`.")
  package let capabilities = Field<[Capability]>(
    "capabilities", .list(.record(CapabilityFields.schema)), guide: "G21",
    doc: "Capabilities on which the choice of the product depends.")
  package let controls = Field<Controls>("controls", inForce: true, doc: "Controls of this component.")
  package let consequence = Field<PartConsequence>(
    "consequence", guide: "G35", doc: "Level of this part, if it differs from the level of the system.")
  package let because = Field<String>(
    "because", .formatted(.answer), doc: "Reason for the value; shown in reports.")

  package let service = Field<Service>(
    derived: "service", .record(ServiceFields.schema), .optional,
    doc: "The service, if an operator runs the component."
  )
  package let mode = Field<DeploymentMode>(
    derived: "mode", DeploymentMode.fieldType, .optional,
    doc: "Mode in which the component runs: the mode of the deployment or of its part of a hybrid.",
    by: Self.mode)
  package let effects = Field<[Effect]>(
    derived: "effects", .list(.reference(to: [.effect])), doc: "Effects that the component performs.",
    by: { component, facts in
      facts.records(
        of: facts.manifest.stored(\.effects), referringTo: component, by: [\EffectFields.by])
    })
  package let boundaries = Field<[Boundary]>(
    derived: "boundaries", .list(.reference(to: [.boundary])),
    doc: "Boundaries of which the party is one end.",
    by: { component, facts in
      facts.records(
        of: facts.trust(\.boundaries), referringTo: component,
        by: [\BoundaryFields.from, \BoundaryFields.to], through: PartyFields.slot(of: \.component))
    })
  package let state = Field<[StateItem]>(
    derived: "state", .list(.reference(to: [.state])), doc: "State that the component stores.",
    by: { component, facts in
      facts.records(of: facts.manifest.stored(\.state), referringTo: component, by: [\StateFields.in])
    })
  package let level = Field<String>(
    derived: "level", .name(.level), from: .evaluation, doc: "Level at which the part is checked.")

  package init() {}

  /// A component of a hybrid deployment has the mode of its part; others have the mode of the deployment.
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
    "service", .boolean, .required, guide: "G21",
    doc: "`true` if an operator runs the service and decides its version.")
  package let api = Field<String>("api", guide: "G21", doc: "Version of the API.")
  package let observed = Field<CalendarDay>(
    "observed", guide: "G21", doc: "Date on which the service was observed.")

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
    doc: "Id of the capability; unique in its component.")
  package let need = Field<Need>(
    "need", Need.fieldType, .required, guide: "G21",
    doc: "Whether the choice of the product depends on the capability.")
  package let evidence = Field<[EvidenceEntry]>(
    "evidence", .list(.reference(to: [.evidence])), guide: "G5",
    doc: "Evidence that this version has the capability.")
  package let because = Field<String>(
    "because", .formatted(.answer), doc: "Reason for the value; shown in reports.")

  package let component = Field<Component>(
    derived: "component", .reference(to: [.component]), doc: "Component that has the capability.",
    by: { capability, facts in facts.records.header(capability).parent.map { .record($0) } ?? .absent })

  package let grade = Field<String>(
    derived: "grade", .name(.capabilityGrade), from: .evaluation,
    doc: "Grade of the claim, derived from its evidence.")

  package init() {}
}

package typealias Capability = Entity<CapabilityFields>

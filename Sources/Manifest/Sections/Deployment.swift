package import Schema

package struct DeploymentFields: Fields {
  package static let noun = "deployment"
  package static let described = Described<Self>()

  package let mode = Field<DeploymentMode>("mode", guide: "G22", doc: "Where it runs.")
  package let parts = Field<[HybridPart]>(
    "parts", .list(.record(HybridPartFields.schema)), guide: "G22",
    doc: "The parts of a hybrid, each with its own mode.")
  package let because = Field<Reasons>("because", guide: "G23", doc: "What decided for this mode.")
  package let migration = Field<String>(
    "migration", guide: "G24", doc: "How one gets there from what runs today.")
  package let exit = Field<ExitPath>("exit", guide: "G24", doc: "How one gets away from it.")
  package let device = Field<Device>(
    "device", guide: "G11", doc: "What a deployment on devices owes besides.")

  package init() {}
}

package typealias Deployment = Entity<DeploymentFields>

package struct HybridPartFields: Fields {
  package static let noun = "part"
  package static let label: String? = "mode"
  package static let described = Described<Self>()

  package let mode = Field<DeploymentMode>(
    "mode", DeploymentMode.fieldType, .required, guide: "G22", doc: "Where this part runs.")
  package let components = Field<[Component]>(
    "components", .list(.reference(to: [.component])), .required, guide: "G22",
    doc: "The components that run there.")

  package init() {}
}

package typealias HybridPart = Entity<HybridPartFields>

package struct ReasonsFields: Fields {
  package static let noun = "reasons"
  package static let described = Described<Self>()

  package let latency = Field<String>("latency", guide: "G23", doc: "What latency decided.")
  package let privacy = Field<String>("privacy", guide: "G23", doc: "What privacy decided.")
  package let connectivity = Field<String>("connectivity", guide: "G23", doc: "What connectivity decided.")
  package let operations = Field<String>("operations", guide: "G23", doc: "What operations decided.")
  package let hardware = Field<String>("hardware", guide: "G23", doc: "What hardware decided.")
  package let compliance = Field<String>("compliance", guide: "G23", doc: "What compliance decided.")

  package init() {}
}

package typealias Reasons = Entity<ReasonsFields>

package struct ExitPathFields: Fields {
  package static let noun = "exit"
  package static let described = Described<Self>()

  package let path = Field<String>("path", guide: "G24", doc: "Where one would go, and how.")
  package let preserves = Field<[Preserved]>(
    "preserves", guide: "G25", doc: "What stays the same on that path.")
  package let evidence = Field<[EvidenceEntry]>(
    "evidence", .list(.reference(to: [.evidence])), guide: "G25", doc: "What shows it.")

  package let grade = Field<String>(
    derived: "worth", .name(.controlGrade), from: .evaluation,
    doc: "What the claim is worth by the evidence that was read.")

  package init() {}
}

package typealias ExitPath = Entity<ExitPathFields>

package struct DeviceFields: Fields {
  package static let noun = "device"
  package static let described = Described<Self>()

  package let packaging = Field<String>("packaging", guide: "G11", doc: "How it reaches the device.")
  package let delegates = Field<[String]>(
    "delegates", guide: "G11", doc: "The accelerators of the device that it uses.")
  package let footprint = Field<Footprint>("footprint", guide: "G11", doc: "What it takes of the device.")
  package let offline = Field<Offline>("offline", guide: "G11", doc: "What still works without a network.")
  package let update = Field<String>(
    "update", guide: "G11", doc: "How a new model or runtime reaches the device.")

  package init() {}
}

package typealias Device = Entity<DeviceFields>

package struct FootprintFields: Fields {
  package static let noun = "footprint"
  package static let described = Described<Self>()

  package let download = Field<String>(
    "download", guide: "G11", doc: "What is loaded over the network: 1.9 GB.")
  package let memory = Field<String>("memory", guide: "G11", doc: "What it needs at its peak: 2.4 GB.")

  package init() {}
}

package typealias Footprint = Entity<FootprintFields>

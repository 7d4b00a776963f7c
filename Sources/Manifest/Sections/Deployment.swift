package import Schema

package struct DeploymentFields: Fields {
  package static let noun = "deployment"
  package static let described = Described<Self>()

  package let mode = Field<DeploymentMode>("mode", guide: "G22", doc: "Deployment mode.")
  package let parts = Field<[HybridPart]>(
    "parts", .list(.record(HybridPartFields.schema)), guide: "G22",
    doc: "Parts of a hybrid deployment, each with its mode.")
  package let because = Field<Reasons>("because", guide: "G23", doc: "Reasons for the deployment mode.")
  package let migration = Field<String>(
    "migration", guide: "G24", doc: "Migration path from the current system.")
  package let exit = Field<ExitPath>("exit", guide: "G24", doc: "Exit plan.")
  package let device = Field<Device>(
    "device", guide: "G11", doc: "Properties of the device; required for the job `on-device`.")

  package init() {}
}

package typealias Deployment = Entity<DeploymentFields>

package struct HybridPartFields: Fields {
  package static let noun = "part"
  package static let label: String? = "mode"
  package static let described = Described<Self>()

  package let mode = Field<DeploymentMode>(
    "mode", DeploymentMode.fieldType, .required, guide: "G22", doc: "Deployment mode of this part.")
  package let components = Field<[Component]>(
    "components", .list(.reference(to: [.component])), .required, guide: "G22",
    doc: "Components that run in this part.")

  package init() {}
}

package typealias HybridPart = Entity<HybridPartFields>

package struct ReasonsFields: Fields {
  package static let noun = "reasons"
  package static let described = Described<Self>()

  package let latency = Field<String>(
    "latency", guide: "G23", doc: "Effect of latency requirements on the mode.")
  package let privacy = Field<String>(
    "privacy", guide: "G23", doc: "Effect of privacy requirements on the mode.")
  package let connectivity = Field<String>(
    "connectivity", guide: "G23", doc: "Effect of connectivity on the mode.")
  package let operations = Field<String>(
    "operations", guide: "G23", doc: "Effect of operational requirements on the mode.")
  package let hardware = Field<String>(
    "hardware", guide: "G23", doc: "Effect of available hardware on the mode.")
  package let compliance = Field<String>(
    "compliance", guide: "G23", doc: "Effect of compliance requirements on the mode.")

  package init() {}
}

package typealias Reasons = Entity<ReasonsFields>

package struct ExitPathFields: Fields {
  package static let noun = "exit"
  package static let described = Described<Self>()

  package let path = Field<String>("path", guide: "G24", doc: "Alternative to migrate to, and how.")
  package let preserves = Field<[Preserved]>(
    "preserves", guide: "G25", doc: "Properties that the exit path preserves.")
  package let evidence = Field<[EvidenceEntry]>(
    "evidence", .list(.reference(to: [.evidence])), guide: "G25",
    doc: "Evidence that the exit path preserves these properties.")

  package let grade = Field<String>(
    derived: "grade", .name(.controlGrade), from: .evaluation,
    doc: "Grade of the claim, derived from its evidence.")

  package init() {}
}

package typealias ExitPath = Entity<ExitPathFields>

package struct DeviceFields: Fields {
  package static let noun = "device"
  package static let described = Described<Self>()

  package let packaging = Field<String>(
    "packaging", guide: "G11", doc: "How the model and the runtime are delivered to the device.")
  package let delegates = Field<[String]>(
    "delegates", guide: "G11", doc: "Device accelerators that the model uses; `[]` for the CPU alone.")
  package let footprint = Field<Footprint>(
    "footprint", guide: "G11", doc: "Storage and memory that it needs on the device.")
  package let offline = Field<Offline>(
    "offline", guide: "G11", doc: "Which functions work without a network.")
  package let update = Field<String>(
    "update", guide: "G11", doc: "How a new model or runtime is delivered to the device.")

  package init() {}
}

package typealias Device = Entity<DeviceFields>

package struct FootprintFields: Fields {
  package static let noun = "footprint"
  package static let described = Described<Self>()

  package let download = Field<String>(
    "download", guide: "G11", doc: "Download size, for example `1.9 GB`.")
  package let memory = Field<String>("memory", guide: "G11", doc: "Peak memory, for example `2.4 GB`.")

  package init() {}
}

package typealias Footprint = Entity<FootprintFields>

package import Schema

package struct WorkloadFields: Fields {
  package static let noun = "workload"
  package static let described = Described<Self>()

  package let job = Field<String>(
    "job", .name(.job), guide: "G7", "G8", "G9", "G10", "G11", "G12",
    doc: "Job of the selection guide that the system does.")
  package let unit = Field<ExecutionUnit>("unit", guide: "G13", doc: "Primary execution unit.")
  package let models = Field<[Model]>(
    "models", .list(.record(ModelFields.schema)), guide: "G14", doc: "Models that the system runs.")
  package let hardware = Field<[Hardware]>(
    "hardware", .list(.record(HardwareFields.schema)), guide: "G14", doc: "Hardware that runs the models.")
  package let autonomy = Field<Autonomy>(
    "autonomy", guide: "G30", doc: "Degree of autonomy before human review.")
  package let declined = Field<[Declined]>(
    "declined", .list(.record(DeclinedFields.schema)),
    doc: "Layers that the job expects but the architecture omits, each with the reason.")

  package init() {}
}

package typealias Workload = Entity<WorkloadFields>

package struct ModelFields: Fields {
  package static let noun = "model"
  package static let collection: RecordCollection? = RecordCollection("model") { $0.workload?.models }
  package static let described = Described<Self>()

  package let id = Field<String>("id", .identifier(.model), .required, guide: "G14", doc: "Id of the model.")
  package let format = Field<String>(
    "format", guide: "G14",
    doc: "File format, for example `safetensors`, `gguf` or `onnx`; `hosted` if an operator hosts the model.")
  package let precision = Field<String>(
    "precision", guide: "G14", doc: "Number format of the weights, for example `fp8` or `int4`.")
  package let operations = Field<[String]>(
    "operations", guide: "G14", doc: "Operations that the runtime must support.")
  package let shapes = Field<String>(
    "shapes", guide: "G14", doc: "Input shapes, for example `ctx<=32768` or `1x3x224x224`.")
  package let version = Field<String>("version", guide: "G14", doc: "Version of the model.")
  package let digest = Field<String>("digest", .formatted(.digest), doc: "Digest of the model files.")
  package let because = Field<String>(
    "because", .formatted(.answer), doc: "Reason for the value; shown in reports.")

  package init() {}
}

package typealias Model = Entity<ModelFields>

package struct HardwareFields: Fields {
  package static let noun = "hardware"
  package static let collection: RecordCollection? = RecordCollection("hardware") { $0.workload?.hardware }
  package static let described = Described<Self>()

  package let id = Field<String>(
    "id", .identifier(.hardware), .required, guide: "G14", doc: "Id of the hardware.")
  package let kind = Field<String>(
    "kind", .text, .required, guide: "G14",
    doc: "Kind of hardware, for example `nvidia-h100-80gb` or `apple-m4-pro`.")
  package let count = Field<Int>(
    "count", .integer(atLeast: 1), guide: "G14", doc: "Number of devices on each host.")
  package let hosts = Field<Int>(
    "hosts", .integer(atLeast: 1), guide: "G14", doc: "Number of hosts; default 1.")
  package let because = Field<String>(
    "because", .formatted(.answer), doc: "Reason for the value; shown in reports.")

  package init() {}
}

package typealias Hardware = Entity<HardwareFields>

package struct DeclinedFields: Fields {
  package static let noun = "declined layer"
  package static let label: String? = "layer"
  package static let collection: RecordCollection? = RecordCollection("declined") { $0.workload?.declined }
  package static let described = Described<Self>()

  package let layer = Field<String>(
    "layer", .name(.layer), .required, doc: "Layer that the architecture does without.")
  package let reason = Field<String>(
    "reason", .formatted(.answer), .required, doc: "Reason why the layer is not needed.")

  package init() {}
}

package typealias Declined = Entity<DeclinedFields>

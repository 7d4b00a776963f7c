package import Schema

package struct WorkloadFields: Fields {
  package static let noun = "workload"
  package static let described = Described<Self>()

  package let job = Field<String>(
    "job", .name(.job), guide: "G7", "G8", "G9", "G10", "G11", "G12",
    doc: "The job of the guide that it does.")
  package let unit = Field<ExecutionUnit>("unit", guide: "G13", doc: "What one execution is.")
  package let models = Field<[Model]>(
    "models", .list(.record(ModelFields.schema)), guide: "G14", doc: "The models it runs.")
  package let hardware = Field<[Hardware]>(
    "hardware", .list(.record(HardwareFields.schema)), guide: "G14", doc: "What they run on.")
  package let autonomy = Field<Autonomy>(
    "autonomy", guide: "G30", doc: "How much it does before a person looks.")
  package let declined = Field<[Declined]>(
    "declined", .list(.record(DeclinedFields.schema)),
    doc: "Additions that the job expects and this architecture does without.")

  package init() {}
}

package typealias Workload = Entity<WorkloadFields>

package struct ModelFields: Fields {
  package static let noun = "model"
  package static let collection: RecordCollection? = RecordCollection("model") { $0.workload?.models }
  package static let described = Described<Self>()

  package let id = Field<String>("id", .identifier(.model), .required, guide: "G14", doc: "Names the model.")
  package let format = Field<String>(
    "format", guide: "G14",
    doc: "The file format: safetensors, gguf, onnx …; hosted when an operator keeps it.")
  package let precision = Field<String>(
    "precision", guide: "G14", doc: "The number format of its weights: fp8, int4 …")
  package let operations = Field<[String]>(
    "operations", guide: "G14", doc: "The operations that the runtime must have.")
  package let shapes = Field<String>(
    "shapes", guide: "G14", doc: "Its input shapes: ctx<=32768, 1x3x224x224 …")
  package let version = Field<String>("version", guide: "G14", doc: "The model's own version.")
  package let digest = Field<String>("digest", .formatted(.digest), doc: "The digest of its files.")
  package let because = Field<String>("because", doc: "A reason that reports show.")

  package init() {}
}

package typealias Model = Entity<ModelFields>

package struct HardwareFields: Fields {
  package static let noun = "hardware"
  package static let collection: RecordCollection? = RecordCollection("hardware") { $0.workload?.hardware }
  package static let described = Described<Self>()

  package let id = Field<String>(
    "id", .identifier(.hardware), .required, guide: "G14", doc: "Names the hardware.")
  package let kind = Field<String>(
    "kind", .text, .required, guide: "G14", doc: "What it is: nvidia-h100-80gb, apple-m4-pro …")
  package let count = Field<Int>("count", .integer(atLeast: 1), guide: "G14", doc: "How many on each host.")
  package let hosts = Field<Int>(
    "hosts", .integer(atLeast: 1), guide: "G14", doc: "How many hosts; 1 when not stated.")
  package let because = Field<String>("because", doc: "A reason that reports show.")

  package init() {}
}

package typealias Hardware = Entity<HardwareFields>

package struct DeclinedFields: Fields {
  package static let noun = "declined layer"
  package static let label: String? = "layer"
  package static let collection: RecordCollection? = RecordCollection("declined") { $0.workload?.declined }
  package static let described = Described<Self>()

  package let layer = Field<String>("layer", .name(.layer), .required, doc: "The layer done without.")
  package let reason = Field<String>("reason", .text, .required, doc: "Why it is not needed here.")

  package init() {}
}

package typealias Declined = Entity<DeclinedFields>

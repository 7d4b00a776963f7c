package import Schema

package struct DecisionFields: Fields {
  package static let noun = "decision"
  package static let described = Described<Self>()

  package let status = Field<DecisionStatus>("status", guide: "G41", doc: "Status of the decision.")
  package let context = Field<String>("context", guide: "G41", doc: "Reason why a decision was necessary.")
  package let decision = Field<String>(
    "decision", guide: "G41", doc: "Decision and its reasons.")
  package let alternatives = Field<[Alternative]>(
    "alternatives", .list(.record(AlternativeFields.schema)), guide: "G36", "G41",
    doc: "Alternatives considered.")
  package let assumptions = Field<[String]>(
    "assumptions", guide: "G41", doc: "Assumptions of the decision; `[]` for none.")
  package let risks = Field<[String]>("risks", guide: "G41", doc: "Risks of the decision; `[]` for none.")
  package let sources = Field<[String]>(
    "sources", guide: "G41", doc: "Documents and test results used for the decision; `[]` for none.")
  package let review = Field<Review>(
    "review", guide: "G41", "G44", doc: "Review date and the facts on which the decision is based.")

  package init() {}
}

package typealias Decision = Entity<DecisionFields>

package struct AlternativeFields: Fields {
  package static let noun = "alternative"
  package static let label: String? = "option"
  package static let collection: RecordCollection? = RecordCollection("alternative") {
    $0.decision?.alternatives
  }
  package static let described = Described<Self>()

  package let option = Field<String>(
    "option", .text, .required, guide: "G36", doc: "Name of the alternative.")
  package let insteadOf = Field<Component>(
    "insteadOf", .reference(to: [.component]), guide: "G36",
    doc: "Component that the alternative would replace.")
  package let layers = Field<[String]>(
    "layers", .list(.name(.layer)), guide: "G3", "G36", doc: "Runtime layers of the alternative.")
  package let product = Field<String>(
    "product", guide: "G36",
    doc: "Product name, for example `vllm`; the policy pack lists the products that it knows.")
  package let version = Field<String>("version", guide: "G36", doc: "Version that was evaluated.")
  package let deciding = Field<String>(
    "deciding", guide: "G36", doc: "Capability of the chosen component that decided against the alternative.")
  package let rejected = Field<String>(
    "rejected", guide: "G36", doc: "Reason why the alternative was rejected.")

  package init() {}
}

package typealias Alternative = Entity<AlternativeFields>

package struct ReviewFields: Fields {
  package static let noun = "review"
  package static let described = Described<Self>()

  package let by = Field<CalendarDay>(
    "by", guide: "G41", "G44", doc: "Date by which the decision must be reviewed.")
  package let decidedFor = Field<DecidedFor>(
    "decidedFor", guide: "G43", doc: "Facts on which the decision is based; a change requires a review.")

  package init() {}
}

package typealias Review = Entity<ReviewFields>

package struct DecidedForFields: Fields {
  package static let noun = "decided-for record"
  package static let described = Described<Self>()

  package let workload = Field<DecidedWorkload>(
    "workload", guide: "G43", doc: "Workload at the time of the decision.")
  package let models = Field<[String]>("models", guide: "G43", doc: "Models, each as `ID@VERSION`.")
  package let hardware = Field<[String]>("hardware", guide: "G43", doc: "Kinds of hardware.")
  package let products = Field<[String: String]>(
    "products", guide: "G43", doc: "Products with their versions, services with their API versions.")
  package let capabilities = Field<[String]>(
    "capabilities", guide: "G43", doc: "Required capabilities, each as `COMPONENT.CAPABILITY`.")

  package init() {}
}

package typealias DecidedFor = Entity<DecidedForFields>

package struct DecidedWorkloadFields: Fields {
  package static let noun = "decided-for workload"
  package static let described = Described<Self>()

  package let job = Field<String>("job", .name(.job), guide: "G43", doc: "Job at the time of the decision.")
  package let unit = Field<ExecutionUnit>(
    "unit", guide: "G43", doc: "Execution unit at the time of the decision.")
  package let autonomy = Field<Autonomy>(
    "autonomy", guide: "G43", doc: "Autonomy at the time of the decision.")
  package let level = Field<String>(
    "level", .name(.level), guide: "G43", doc: "Declared level at the time of the decision.")

  package init() {}
}

package typealias DecidedWorkload = Entity<DecidedWorkloadFields>

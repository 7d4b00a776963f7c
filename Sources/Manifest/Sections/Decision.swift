package import Schema

package struct DecisionFields: Fields {
  package static let noun = "decision"
  package static let described = Described<Self>()

  package let status = Field<DecisionStatus>("status", guide: "G41", doc: "Where the decision stands.")
  package let context = Field<String>("context", guide: "G41", doc: "What made a decision necessary.")
  package let decision = Field<String>(
    "decision", guide: "G41", doc: "What was decided, and on what it rests.")
  package let alternatives = Field<[Alternative]>(
    "alternatives", .list(.record(AlternativeFields.schema)), guide: "G36", "G41",
    doc: "What else was on the shortlist.")
  package let assumptions = Field<[String]>(
    "assumptions", guide: "G41", doc: "What was taken for granted; [] for nothing.")
  package let risks = Field<[String]>("risks", guide: "G41", doc: "What could go wrong; [] for nothing.")
  package let sources = Field<[String]>("sources", guide: "G41", doc: "What was read.")
  package let review = Field<Review>(
    "review", guide: "G41", "G44", doc: "When the decision is looked at again.")

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

  package let option = Field<String>("option", .text, .required, guide: "G36", doc: "What it is called.")
  package let insteadOf = Field<Component>(
    "insteadOf", .reference(to: [.component]), guide: "G36",
    doc: "The component that it would take the place of.")
  package let layers = Field<[String]>("layers", .list(.name(.layer)), guide: "G3", "G36", doc: "What it is.")
  package let product = Field<String>("product", guide: "G36", doc: "Who makes it.")
  package let version = Field<String>("version", guide: "G36", doc: "The version that was looked at.")
  package let deciding = Field<String>(
    "deciding", guide: "G36", doc: "The capability of the chosen component that decided.")
  package let rejected = Field<String>("rejected", guide: "G36", doc: "Why it was not chosen.")

  package init() {}
}

package typealias Alternative = Entity<AlternativeFields>

package struct ReviewFields: Fields {
  package static let noun = "review"
  package static let described = Described<Self>()

  package let by = Field<CalendarDay>(
    "by", guide: "G41", "G44", doc: "The last day on which the decision holds unlooked at.")
  package let decidedFor = Field<DecidedFor>(
    "decidedFor", guide: "G43", doc: "What was true when it was decided.")

  package init() {}
}

package typealias Review = Entity<ReviewFields>

package struct DecidedForFields: Fields {
  package static let noun = "decided-for record"
  package static let described = Described<Self>()

  package let workload = Field<DecidedWorkload>("workload", guide: "G43", doc: "The workload of then.")
  package let models = Field<[String]>("models", guide: "G43", doc: "Models as id@version.")
  package let hardware = Field<[String]>("hardware", guide: "G43", doc: "Hardware by kind.")
  package let products = Field<[String: String]>(
    "products", guide: "G43", doc: "Products with their versions; a service with its api.")
  package let capabilities = Field<[String]>(
    "capabilities", guide: "G43", doc: "Required capabilities as component.capability.")

  package init() {}
}

package typealias DecidedFor = Entity<DecidedForFields>

package struct DecidedWorkloadFields: Fields {
  package static let noun = "decided-for workload"
  package static let described = Described<Self>()

  package let job = Field<String>("job", .name(.job), guide: "G43", doc: "The job of then.")
  package let unit = Field<ExecutionUnit>("unit", guide: "G43", doc: "The execution unit of then.")
  package let autonomy = Field<Autonomy>("autonomy", guide: "G43", doc: "The autonomy of then.")
  package let level = Field<String>(
    "level", .name(.level), guide: "G43", doc: "The level as it was declared then.")

  package init() {}
}

package typealias DecidedWorkload = Entity<DecidedWorkloadFields>

package import Schema

package struct ObjectivesFields: Fields {
  package static let noun = "objectives"
  package static let described = Described<Self>()

  package let latency = Field<[String: Quantity]>(
    "latency", .answer(.map(.quantity(.duration))), guide: "G15",
    doc: "Durations by a name of your own: ttft-p95, completion-p99 …")
  package let goodput = Field<Quantity>(
    "goodput", .answer(.quantity(.rate)), guide: "G15", doc: "Good answers in a time: 12 req/s.")
  package let availability = Field<Quantity>(
    "availability", .answer(.quantity(.percentage)), guide: "G15",
    doc: "The share of time in which it answers: 99.9%.")
  package let deadline = Field<Quantity>(
    "deadline", .answer(.quantity(.duration)), guide: "G15", doc: "When the whole task must be done: 15min.")
  package let energy = Field<Quantity>(
    "energy", .answer(.quantity(.any)), guide: "G15",
    doc: "Energy or power, in a unit of your own: 0.4 Wh/run.")
  package let cost = Field<Quantity>(
    "cost", .answer(.quantity(.money)), guide: "G15", doc: "Money, for each of something: 0.04 USD/run.")

  package let notApplicable = Field<[String: String]>(
    derived: "notApplicable", .map(.text), doc: "The objectives that do not apply, with the reason of each.")

  package init() {}
}

package typealias Objectives = Entity<ObjectivesFields>

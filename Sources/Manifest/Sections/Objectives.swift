package import Schema

package struct ObjectivesFields: Fields {
  package static let noun = "objectives"
  package static let described = Described<Self>()

  package let latency = Field<[String: Quantity]>(
    "latency", .answer(.map(.quantity(.duration))), guide: "G15",
    doc: "Durations, each under a custom name, for example `ttft-p95` or `completion-p99`.")
  package let goodput = Field<Quantity>(
    "goodput", .answer(.quantity(.rate)), guide: "G15",
    doc: "Successful requests per unit of time, for example `12 req/s`.")
  package let availability = Field<Quantity>(
    "availability", .answer(.quantity(.percentage)), guide: "G15",
    doc: "Share of time in which the service is available, for example `99.9%`.")
  package let deadline = Field<Quantity>(
    "deadline", .answer(.quantity(.duration)), guide: "G15",
    doc: "Deadline of the whole task, for example `15min`.")
  package let energy = Field<Quantity>(
    "energy", .answer(.quantity(.any)), guide: "G15",
    doc: "Energy or power in any unit, for example `0.4 Wh/run`.")
  package let cost = Field<Quantity>(
    "cost", .answer(.quantity(.money)), guide: "G15", doc: "Cost per unit, for example `0.04 USD/run`.")

  package let notApplicable = Field<[String: String]>(
    derived: "notApplicable", .map(.text), doc: "Objectives that do not apply, each with the reason.")

  package init() {}
}

package typealias Objectives = Entity<ObjectivesFields>

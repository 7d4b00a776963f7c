package import Schema

/// A change of an entry or a parameter of an extended pack.
package struct TighteningFields: Fields {
  package static let noun = "tightening"
  package static let described = Described<Self>()

  package let id = Field<String>("id", .text, .required, doc: "Entry or parameter of an extended pack.")
  package let atLeast = Field(
    like: \EntryFields.atLeast, doc: "For a requirement: new rungs, by level.")
  package let severity = Field(
    like: \EntryFields.severity,
    doc: "For a rule: new severity, or a table by level.")
  package let level = Field<String>("level", .text, doc: "For a floor: new level.")
  package let value = Field<Anything>("value", doc: "For a parameter: new value.")

  package init() {}
}

/// A change that requires less, with a reason, an owner and an expiry date.
package struct LooseningFields: Fields {
  package static let noun = "loosening"
  package static let described = Described<Self>()

  package let change = TighteningFields()
  package let reason = Field<String>("reason", .text, .required, doc: "Reason why less is sufficient.")
  package let owner = Field<String>(
    "owner", .text, .required, doc: "Team that is responsible for the loosening.")
  package let until = Field<CalendarDay>(
    "until", CalendarDay.fieldType, .required, doc: "Last day on which the loosening applies.")

  package init() {}
}

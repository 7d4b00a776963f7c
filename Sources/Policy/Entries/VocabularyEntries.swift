package import Manifest
package import Schema

/// A level of consequence.
package struct LevelFields: Fields {
  package static let noun = "level entry"
  package static let label: String? = "level"
  package static let described = Described<Self>()

  package let level = Field<String>("level", .identifier(.entry), .required, doc: "The id: the file's name.")
  package let rank = Field<Int>(
    "rank", .integer(atLeast: 0), .required, doc: "Its place among the levels, from 0.")
  package let outcome = Field<String>("outcome", .text, .required, doc: "What the worst credible outcome is.")
  package let kin = Field<[String]>("kin", .list(.text), doc: "What other frameworks call it.")
  package let guide = Field(
    like: \EntryFields.guide, .optional,
    doc: "The line of the guide that it serves by what is not asked at it.")

  package init() {}
}

package typealias LevelEntry = Entity<LevelFields>

/// The strengths of one family of controls, weakest first.
package struct LadderFields: Fields {
  package static let noun = "ladder"
  package static let label: String? = "ladder"
  package static let described = Described<Self>()

  package let ladder = Field<String>("ladder", .text, .required, doc: "The id: the family's name.")
  package let what = Field<String>("what", .text, .required, doc: "What the controls of the family do.")
  package let guide = Field(
    like: \EntryFields.guide, doc: "The line of the guide that asks for them.")
  package let rungs = Field<[Rung]>(
    "rungs", .list(.record(RungFields.schema)), .required, doc: "The strengths, weakest first.")

  package init() {}
}

package typealias LadderEntry = Entity<LadderFields>

package struct RungFields: Fields {
  package static let noun = "rung"
  package static let label: String? = "rung"
  package static let described = Described<Self>()

  package let rung = Field<String>("rung", .text, .required, doc: "Its name.")
  package let meaning = Field<String>(
    "meaning", .text, .required, doc: "What it is, so that one can tell whether one has it.")
  package let needs = Field<[String]>(
    "needs", .list(.text), doc: "The parameters without which it counts as the rung below.")
  package let shownBy = Field<[EvidenceKind]>(
    "shownBy", doc: "The kinds of evidence that show it, beside proof.")

  package init() {}
}

package typealias Rung = Entity<RungFields>

/// What a component can be, before who makes it.
package struct LayerFields: Fields {
  package static let noun = "layer entry"
  package static let label: String? = "layer"
  package static let described = Described<Self>()

  package let layer = Field<String>("layer", .identifier(.entry), .required, doc: "The id: the file's name.")
  package let what = Field<String>("what", .text, .required, doc: "What a component of it does.")
  package let order = Field<Int>(
    "order", .integer(atLeast: 0),
    doc:
      "Its place in the drawing, from what people meet down to what keeps things; at the end when not stated."
  )
  package let supporting = Field<Bool>("supporting", doc: "Whether it is never judged needless.")
  package let serves = Field<[ControlFamily]>(
    "serves",
    doc: "The families of controls that it can carry: it is called for where one of them is asked for.")
  package let modes = Field<[DeploymentMode]>(
    "modes", .list(DeploymentMode.fieldType),
    doc: "Where a component of it can run; anywhere when not stated.")

  package init() {}
}

/// One of the jobs of the guide's category matrix.
package struct JobFields: Fields {
  package static let noun = "job entry"
  package static let label: String? = "job"
  package static let described = Described<Self>()

  package let job = Field<String>("job", .identifier(.entry), .required, doc: "The id: the file's name.")
  package let guide = Field(
    like: \EntryFields.guide, doc: "The line of the guide that it is.")
  package let need = Field<String>("need", .text, .required, doc: "The need that it meets.")
  package let primary = Field<String>("primary", .text, .required, doc: "The layer that does it.")
  package let additions = Field<[String]>(
    "additions", .list(.text), .required, doc: "The layers expected beside it.")
  package let units = Field<[ExecutionUnit]>(
    "units", .list(ExecutionUnit.fieldType), .required, doc: "The execution units that fit it.")

  package init() {}
}

/// A line of the guide that the policy enforces.
package struct GuideLineFields: Fields {
  package static let noun = "guide line"
  package static let label: String? = "line"
  package static let described = Described<Self>()

  package let line = Field<String>("line", .text, .required, doc: "The id: the file's name, G1 to G46.")
  package let section = Field<String>(
    "section", .text, .required, doc: "The part of the guide that it belongs to.")
  package let demand = Field<String>("demand", .text, .required, doc: "What the guide demands.")
  package let carriedBy = Field<String>(
    "carriedBy", .text, .required, doc: "Where in a manifest it is answered.")
  package let from = Field<String>(
    "from", .name(.level), doc: "The level from which it is asked; minimal when not stated.")
  package let question = Field<String>(
    "question", .text, doc: "The question that it asks, where reports show how an architecture answers it.")
  package let answer = Field<AnswerSource>("answer", doc: "What of a manifest answers the question.")

  package init() {}
}

/// What of a manifest answers one of the guide's selection questions.
package enum AnswerSource: String, ChoiceValue {
  case executionUnit = "execution-unit"
  case models
  case objectives
  case state
  case boundaries
  case effects
  case failure
  case evidence
  case capabilities

  package static let noun = "answer source"
}

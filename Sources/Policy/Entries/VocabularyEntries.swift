package import Manifest
package import Schema

/// A consequence level.
package struct LevelFields: Fields {
  package static let noun = "level entry"
  package static let label: String? = "level"
  package static let described = Described<Self>()

  package let level = Field<String>(
    "level", .identifier(.entry), .required, doc: "Id of the entry; also the name of the file.")
  package let rank = Field<Int>(
    "rank", .integer(atLeast: 0), .required, doc: "Rank among the levels, from 0.")
  package let outcome = Field<String>(
    "outcome", .text, .required, doc: "Worst credible outcome at this level.")
  package let related = Field<[String]>(
    "related", .list(.text), doc: "Corresponding levels of other frameworks.")
  package let guide = Field(
    like: \EntryFields.guide, .optional,
    doc: "Guide lines that the level enforces by requiring less.")

  package init() {}
}

package typealias LevelEntry = Entity<LevelFields>

/// The rungs of one control family, weakest first.
package struct LadderFields: Fields {
  package static let noun = "ladder"
  package static let label: String? = "ladder"
  package static let described = Described<Self>()

  package let ladder = Field<String>("ladder", .text, .required, doc: "Name of the control family.")
  package let what = Field<String>("what", .text, .required, doc: "Purpose of the controls of this family.")
  package let guide = Field(
    like: \EntryFields.guide, doc: "Guide lines that require these controls.")
  package let rungs = Field<[Rung]>(
    "rungs", .list(.record(RungFields.schema)), .required, doc: "Rungs, weakest first.")

  package init() {}
}

package typealias LadderEntry = Entity<LadderFields>

package struct RungFields: Fields {
  package static let noun = "rung"
  package static let label: String? = "rung"
  package static let described = Described<Self>()

  package let rung = Field<String>("rung", .text, .required, doc: "Name of the rung.")
  package let meaning = Field<String>(
    "meaning", .text, .required,
    doc: "Meaning of the rung, specific enough to decide whether a control achieves it.")
  package let needs = Field<[String]>(
    "needs", .list(.text), doc: "Required parameters; without them, the control achieves only a lower rung.")
  package let shownBy = Field<[EvidenceKind]>(
    "shownBy", doc: "Kinds of evidence that are sufficient for the rung, in addition to a proof.")

  package init() {}
}

package typealias Rung = Entity<RungFields>

/// A runtime layer that components provide, independent of the product.
package struct LayerFields: Fields {
  package static let noun = "layer entry"
  package static let label: String? = "layer"
  package static let described = Described<Self>()

  package let layer = Field<String>(
    "layer", .identifier(.entry), .required, doc: "Id of the entry; also the name of the file.")
  package let what = Field<String>("what", .text, .required, doc: "Purpose of the components of this layer.")
  package let order = Field<Int>(
    "order", .integer(atLeast: 0),
    doc:
      "Order in the diagram, from user-facing layers down to storage; default: last."
  )
  package let supporting = Field<Bool>(
    "supporting", doc: "Whether the layer is never reported as unneeded; default `false`.")
  package let serves = Field<[ControlFamily]>(
    "serves",
    doc: "Control families that the layer implements; it is needed if one of them is required.")
  package let modes = Field<[DeploymentMode]>(
    "modes", .list(DeploymentMode.fieldType),
    doc: "Deployment modes in which the layer can run; default: all.")

  package init() {}
}

/// A job of the category matrix of the guide.
package struct JobFields: Fields {
  package static let noun = "job entry"
  package static let label: String? = "job"
  package static let described = Described<Self>()

  package let job = Field<String>(
    "job", .identifier(.entry), .required, doc: "Id of the entry; also the name of the file.")
  package let guide = Field(
    like: \EntryFields.guide, doc: "Guide line that describes the job.")
  package let need = Field<String>("need", .text, .required, doc: "Need that the job meets.")
  package let primary = Field<String>("primary", .text, .required, doc: "Primary layer of the job.")
  package let additions = Field<[String]>(
    "additions", .list(.text), .required, doc: "Additional layers that the job expects.")
  package let units = Field<[ExecutionUnit]>(
    "units", .list(ExecutionUnit.fieldType), .required, doc: "Execution units that fit the job.")

  package init() {}
}

/// A guide line that the policy enforces.
package struct GuideLineFields: Fields {
  package static let noun = "guide line"
  package static let label: String? = "line"
  package static let described = Described<Self>()

  package let line = Field<String>(
    "line", .text, .required, doc: "Id of the line, G1 to G46; also the name of the file.")
  package let section = Field<String>(
    "section", .text, .required, doc: "Section of the guide.")
  package let demand = Field<String>("demand", .text, .required, doc: "Demand of the guide, in one line.")
  package let fields = Field<String>(
    "fields", .text, .required, doc: "Manifest fields that answer the demand.")
  package let from = Field<String>(
    "from", .name(.level), doc: "Level from which the demand applies; default `minimal`.")
  package let question = Field<String>(
    "question", .text, doc: "Selection question, if reports show how an architecture answers it.")
  package let answer = Field<AnswerSource>("answer", doc: "Part of the manifest that answers the question.")

  package init() {}
}

/// The part of a manifest that answers a selection question.
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
  package var meaning: String {
    switch self {
    case .executionUnit: "The execution unit in `workload.unit`."
    case .models: "The models and hardware of `workload`."
    case .objectives: "The `objectives`."
    case .state: "The `state`."
    case .boundaries: "The data and boundaries of `trust`."
    case .effects: "The `effects`."
    case .failure: "The `failure` behavior and the controls of effects."
    case .evidence: "The required records and the `evidence`."
    case .capabilities: "The `capabilities` of the components."
    }
  }
}

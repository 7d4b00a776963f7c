package import Schema

/// A manifest: one runtime architecture.
package struct ArchitectureFields: Fields {
  package static let noun = "manifest"
  package static let doc =
    "One runtime architecture: its purpose, its effects, and the controls that limit them."
  package static let collection: RecordCollection? = RecordCollection("manifest") { [$0] }
  package static let described = Described<Self>()

  package static let apiVersionWord = "plumbline/v1"
  package static let kindWord = "RuntimeArchitecture"

  package let apiVersion = Field<String>(
    "apiVersion",
    .choice(Choice("apiVersion that is known", [apiVersionWord: "The first version of the format."])),
    .required, hasOwnReport: true, doc: "Version of the manifest format.")
  package let kind = Field<String>(
    "kind", .choice(Choice("kind of manifest", [kindWord: "One runtime architecture."])), .required,
    hasOwnReport: true, doc: "Kind of the document.")
  package let metadata = Field<Metadata>(
    "metadata", Metadata.fieldType, .required, hasOwnReport: true, doc: "Name and owner of the architecture.")
  package let consequence = Field<Consequence>(
    "consequence", Consequence.fieldType, .required, guide: "G35",
    hasOwnReport: true,
    doc: "Consequence level of the worst credible outcome; all requirements scale with it.")
  package let workload = Field<Workload>(
    "workload", guide: "G1", hasOwnReport: true, doc: "Job, execution unit, models and hardware.")
  package let objectives = Field<Objectives>(
    "objectives", guide: "G1", "G15",
    hasOwnReport: true, doc: "Objectives of the service: each is a value, or the reason why none applies.")
  package let state = Field<[StateItem]>(
    "state", .list(.record(StateFields.schema), orNone: true), guide: "G1", "G16",
    hasOwnReport: true, doc: "State that the system stores, or `none`.")
  package let trust = Field<TrustSection>(
    "trust", guide: "G1", "G17", hasOwnReport: true,
    doc: "Kinds of data, external parties and trust boundaries.")
  package let effects = Field<[Effect]>(
    "effects", .list(.record(EffectFields.schema), orNone: true), guide: "G18",
    hasOwnReport: true,
    doc: "External side effects, or `none`. The answer returned to the caller is not an effect.")
  package let failure = Field<Failure>(
    "failure", guide: "G1", "G19", hasOwnReport: true, doc: "Timeout, retry, compensation and fallback.")
  package let deployment = Field<Deployment>(
    "deployment", guide: "G1", "G22", hasOwnReport: true,
    doc: "Deployment mode, its reasons, and the migration and exit paths.")
  package let components = Field<[Component]>(
    "components", .list(.record(ComponentFields.schema)), guide: "G3", hasOwnReport: true,
    doc: "Components, each with its layers.")
  package let controls = Field<Controls>(
    "controls", inForce: true,
    hasOwnReport: true, doc: "Default controls for all parts that do not state their own.")
  package let evidence = Field<[EvidenceEntry]>(
    "evidence", .list(.record(EvidenceFields.schema)), guide: "G20", hasOwnReport: true,
    doc: "Evidence for the claims of the manifest.")
  package let evaluation = Field<Evaluation>(
    "evaluation", guide: "G37", hasOwnReport: true, doc: "Measurements and tests.")
  package let decision = Field<Decision>(
    "decision", guide: "G41", hasOwnReport: true, doc: "Architecture decision record.")

  package let level = Field<String>(
    derived: "level", .name(.level), from: .evaluation,
    doc: "Level in effect: the highest of the declared level and the floors.")
  package let requiredControls = Field<[ControlFamily]>(
    derived: "requiredControls", .list(ControlFamily.fieldType), from: .evaluation,
    doc: "Control families for which a requirement requires more than the first rung.")

  package init() {}
}

package typealias RuntimeArchitecture = Entity<ArchitectureFields>

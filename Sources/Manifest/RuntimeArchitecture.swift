package import Schema

/// The whole manifest: one runtime architecture.
package struct ArchitectureFields: Fields {
  package static let noun = "manifest"
  package static let doc = "One runtime architecture: what it is for, what it can do, and what holds it."
  package static let collection: RecordCollection? = RecordCollection("manifest") { [$0] }
  package static let described = Described<Self>()

  package static let apiVersionWord = "plumbline/v1"
  package static let kindWord = "RuntimeArchitecture"

  package let apiVersion = Field<String>(
    "apiVersion",
    .choice(Choice("apiVersion that is known", [apiVersionWord: "The first version of the format."])),
    .required, hasOwnReport: true, doc: "The format of the manifest.")
  package let kind = Field<String>(
    "kind", .choice(Choice("kind of manifest", [kindWord: "One runtime architecture."])), .required,
    hasOwnReport: true, doc: "What the document describes.")
  package let metadata = Field<Metadata>(
    "metadata", Metadata.fieldType, .required, hasOwnReport: true, doc: "Whose architecture it is.")
  package let consequence = Field<Consequence>(
    "consequence", Consequence.fieldType, .required, guide: "G35",
    hasOwnReport: true, doc: "What the worst credible outcome is; every demand scales with it.")
  package let workload = Field<Workload>(
    "workload", guide: "G1", hasOwnReport: true, doc: "What is run, in which unit, on what.")
  package let objectives = Field<Objectives>(
    "objectives", guide: "G1", "G15",
    hasOwnReport: true, doc: "What the service has to reach, each a value or a reason why none applies.")
  package let state = Field<[StateItem]>(
    "state", .list(.record(StateFields.schema), orNone: true), guide: "G1", "G16",
    hasOwnReport: true, doc: "What is kept, or none.")
  package let trust = Field<TrustSection>(
    "trust", guide: "G1", "G17", hasOwnReport: true, doc: "Which data and trust boundaries are crossed.")
  package let effects = Field<[Effect]>(
    "effects", .list(.record(EffectFields.schema), orNone: true), guide: "G18",
    hasOwnReport: true,
    doc: "What it does outside itself, or none. The answer returned to the caller is not an effect.")
  package let failure = Field<Failure>(
    "failure", guide: "G1", "G19", hasOwnReport: true, doc: "What happens when something fails.")
  package let deployment = Field<Deployment>(
    "deployment", guide: "G1", "G22", hasOwnReport: true, doc: "Where it runs, why there, and the ways out.")
  package let components = Field<[Component]>(
    "components", .list(.record(ComponentFields.schema)), guide: "G3", hasOwnReport: true,
    doc: "The parts, each in its layers.")
  package let controls = Field<Controls>(
    "controls", inForce: true,
    hasOwnReport: true, doc: "The system's controls, which hold for every part that states none of its own.")
  package let evidence = Field<[EvidenceEntry]>(
    "evidence", .list(.record(EvidenceFields.schema)), guide: "G20", hasOwnReport: true,
    doc: "What shows that a claim is true.")
  package let evaluation = Field<Evaluation>(
    "evaluation", guide: "G37", hasOwnReport: true, doc: "How it was measured and tested.")
  package let decision = Field<Decision>(
    "decision", guide: "G41", hasOwnReport: true, doc: "The architecture decision record.")

  package let level = Field<String>(
    derived: "level", .name(.level), from: .evaluation,
    doc: "The level in effect: the highest of what is declared and what the facts force.")
  package let demanded = Field<[ControlFamily]>(
    derived: "demanded", .list(ControlFamily.fieldType), from: .evaluation,
    doc: "The families of controls of which a requirement asks more than the first rung.")

  package init() {}
}

package typealias RuntimeArchitecture = Entity<ArchitectureFields>

package import Schema

package struct EvidenceFields: Fields {
  package static let noun = "evidence"
  package static let collection: RecordCollection? = RecordCollection("evidence") { $0.evidence }
  package static let described = Described<Self>()

  package let id = Field<String>(
    "id", .identifier(.evidence), .required, guide: "G5", doc: "Names the entry.")
  package let kind = Field<EvidenceKind>(
    "kind", EvidenceKind.fieldType, .required, guide: "G5", doc: "What sort of showing it is.")
  package let product = Field<String>("product", guide: "G5", doc: "The product that it is about.")
  package let version = Field<String>("version", guide: "G5", doc: "The exact version that it is about.")
  package let url = Field<String>("url", .formatted(.url), guide: "G5", doc: "The official page.")
  package let quote = Field<String>("quote", guide: "G5", doc: "The sentence of the page that says it.")
  package let file = Field<String>("file", guide: "G5", doc: "The file, relative to the manifest.")
  package let sha256 = Field<String>(
    "sha256", .formatted(.sha256), guide: "G5", doc: "The digest of the file.")
  package let retrieved = Field<CalendarDay>(
    "retrieved", guide: "G5", doc: "The day on which the page was read.")
  package let workload = Field<String>(
    "workload", guide: "G5", doc: "The workload it was made with: an architecture's name.")
  package let hardware = Field<Hardware>(
    "hardware", .reference(to: [.hardware]), guide: "G5", doc: "The hardware it was made on.")
  package let tool = Field<String>("tool", guide: "G5", doc: "What made it.")
  package let by = Field<String>("by", guide: "G5", doc: "Who made it or vouches for it.")
  package let produced = Field<CalendarDay>("produced", guide: "G5", doc: "The day on which it was made.")
  package let expires = Field<CalendarDay>(
    "expires", guide: "G5", doc: "The day after which it no longer counts.")
  package let expect = Field<String>(
    "expect", .expression, guide: "G5",
    doc: "What must be true of the file, as an expression over result or results.")
  package let role = Field<String>("role", guide: "G5", doc: "The role in which a person vouches.")
  package let method = Field<AttestationMethod>("method", guide: "G5", doc: "How the person came to know.")
  package let date = Field<CalendarDay>("date", guide: "G5", doc: "The day of the attestation.")
  package let statement = Field<String>("statement", guide: "G5", doc: "What the person vouches for.")
  package let because = Field<String>("because", doc: "A reason that reports show.")

  package init() {}
}

package typealias EvidenceEntry = Entity<EvidenceFields>

package import Schema

package struct EvidenceFields: Fields {
  package static let noun = "evidence"
  package static let collection: RecordCollection? = RecordCollection("evidence") { $0.evidence }
  package static let described = Described<Self>()

  package let id = Field<String>(
    "id", .identifier(.evidence), .required, guide: "G5", doc: "Id of the evidence.")
  package let kind = Field<EvidenceKind>(
    "kind", EvidenceKind.fieldType, .required, guide: "G5", doc: "Kind of the evidence.")
  package let product = Field<String>("product", guide: "G5", doc: "Product to which the evidence applies.")
  package let version = Field<String>(
    "version", guide: "G5", doc: "Exact version to which the evidence applies.")
  package let url = Field<String>("url", .formatted(.url), guide: "G5", doc: "URL of the official page.")
  package let quote = Field<String>(
    "quote", guide: "G5", doc: "Sentence of the page that supports the claim.")
  package let file = Field<String>("file", guide: "G5", doc: "Path of the file, relative to the manifest.")
  package let sha256 = Field<String>(
    "sha256", .formatted(.sha256), guide: "G5", doc: "SHA-256 digest of the file.")
  package let retrieved = Field<CalendarDay>(
    "retrieved", guide: "G5", doc: "Date on which the page was retrieved.")
  package let workload = Field<String>(
    "workload", guide: "G5", doc: "Workload of the evidence: the `metadata.name` of an architecture.")
  package let hardware = Field<Hardware>(
    "hardware", .reference(to: [.hardware]), guide: "G5", doc: "Hardware on which the evidence was created.")
  package let tool = Field<String>("tool", guide: "G5", doc: "Tool that created the evidence.")
  package let by = Field<String>(
    "by", guide: "G5", doc: "Author of the evidence: a team, a person or a tool.")
  package let produced = Field<CalendarDay>(
    "produced", guide: "G5", doc: "Date on which the evidence was created.")
  package let expires = Field<CalendarDay>(
    "expires", guide: "G5", doc: "Date after which the evidence has expired.")
  package let expect = Field<String>(
    "expect", .expression, guide: "G5",
    doc: "CEL expression over the file that must be true; `result` is its document, `results` all of them.")
  package let role = Field<String>("role", guide: "G5", doc: "Role of the person.")
  package let method = Field<AttestationMethod>("method", guide: "G5", doc: "Method of the examination.")
  package let date = Field<CalendarDay>("date", guide: "G5", doc: "Date of the attestation.")
  package let statement = Field<String>("statement", guide: "G5", doc: "Statement that the person attests.")
  package let because = Field<String>(
    "because", .formatted(.answer), doc: "Reason for the value; shown in reports.")

  package init() {}
}

package typealias EvidenceEntry = Entity<EvidenceFields>

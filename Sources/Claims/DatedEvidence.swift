package import Manifest
package import Schema

/// The kind of an evidence entry with its date. Each kind has its own date field.
package enum DatedEvidence: Sendable {
  case documentation(retrieved: CalendarDay?)
  case proof(produced: CalendarDay?)
  case attestation(date: CalendarDay?)

  /// Creates the value for an entry; `nil` if its kind could not be read.
  package init?(_ entry: EvidenceEntry) {
    switch entry.kind {
    case .documentation: self = .documentation(retrieved: entry.retrieved)
    case .proof: self = .proof(produced: entry.produced)
    case .attestation: self = .attestation(date: entry.date)
    case nil: return nil
    }
  }

  package var kind: EvidenceKind {
    switch self {
    case .documentation: .documentation
    case .proof: .proof
    case .attestation: .attestation
    }
  }

  package var day: CalendarDay? {
    switch self {
    case .documentation(let day), .proof(let day), .attestation(let day): day
    }
  }

  /// The field that states the date.
  package var dateField: KeyPath<EvidenceFields, Field<CalendarDay>> {
    switch self {
    case .documentation: \.retrieved
    case .proof: \.produced
    case .attestation: \.date
    }
  }
}

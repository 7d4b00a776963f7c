import Policy
import Schema
import YAMLTree

extension Assessment.Loosened {
  init(_ loosening: Loosening) {
    self.init(
      pack: loosening.pack, id: loosening.id, change: loosening.change, reason: loosening.reason,
      owner: loosening.owner, until: loosening.until, isExpired: loosening.isExpired)
  }
}

extension Finding {
  /// The number of days before the expiry of a loosening from which a note reports it.
  private static let notice = 30

  /// The finding about a loosening that has expired or expires soon; `nil` for any other.
  init?(_ loosening: Loosening, today: CalendarDay) {
    let days = loosening.until.daysSinceEpoch - today.daysSinceEpoch
    guard days <= Self.notice else { return nil }
    let places = DocumentPlaces(loosening.source, document: 0)
    let place = places.place(
      loosening.span, at: .document.field(PackFields.description(of: \.loosens).name).item(loosening.id))
    let rule = loosening.isExpired ? BuiltInRule.looseningExpired : .looseningExpiring
    self.init(
      rule: rule.rawValue, severity: loosening.isExpired ? .warning : .note,
      message: loosening.isExpired
        ? "the loosening of `\(loosening.id)` expired on \(loosening.until)"
        : "the loosening of `\(loosening.id)` expires on \(loosening.until)",
      place: place, related: [], why: ["\(loosening.change): \(loosening.reason) (\(loosening.owner))"],
      remedy: loosening.isExpired
        ? "remove it, or renew the decision and set a later date"
        : "remove it, or renew the decision before it expires",
      guide: [], references: [],
      fingerprint: Fingerprint.of(
        rule: rule.rawValue, architecture: loosening.pack, path: place.path, discriminator: loosening.change))
  }
}

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

  /// The finding about a loosening: every run reports those in force and those that have expired.
  init(_ loosening: Loosening, today: CalendarDay) {
    let days = loosening.until.daysSinceEpoch - today.daysSinceEpoch
    let places = DocumentPlaces(loosening.source, document: 0)
    let place = places.place(
      loosening.span, at: .document.field(PackFields.description(of: \.loosens).name).item(loosening.id))
    let rule: BuiltInRule =
      loosening.isExpired ? .looseningExpired : days <= Self.notice ? .looseningExpiring : .looseningInForce
    let message =
      loosening.isExpired
      ? "the loosening of `\(loosening.id)` expired on \(loosening.until)"
      : "pack `\(loosening.pack)` loosens `\(loosening.id)` (\(loosening.change)) until \(loosening.until)"
    let remedy =
      switch rule {
      case .looseningExpired: "remove it, or renew the decision and set a later date"
      case .looseningExpiring: "remove it, or renew the decision before it expires"
      default: "no action is required; the original requirement applies again after this date"
      }
    self.init(
      rule: rule.rawValue, severity: loosening.isExpired ? .warning : .note, message: message, place: place,
      related: [], why: ["\(loosening.change): \(loosening.reason) (\(loosening.owner))"], remedy: remedy,
      guide: [], references: [],
      fingerprint: Fingerprint.of(
        rule: rule.rawValue, architecture: loosening.pack, path: place.path, discriminator: loosening.change))
  }

  /// The finding about a pack that replaces the built-in pack, or adds words that its rules do not know; `nil` for any
  /// other pack.
  init?(_ pack: Pack, isCoreInForce: Bool) {
    guard !pack.isCompiledIn, pack.name != PolicyLoader.coreName else { return nil }
    let places = DocumentPlaces(pack.source, document: 0)
    let added = pack.entries.filter { [.layer, .job, .product].contains($0.kind) }
    let rule: BuiltInRule
    let message: String
    let remedy: String
    if !isCoreInForce {
      rule = .coreReplaced
      message = "pack `\(pack.name)` replaces the built-in pack `core`, whose rules are not checked"
      remedy = "set `extends: [core]` to check them too"
    } else if !added.isEmpty {
      rule = .vocabularyExtended
      let words = added.prefix(8).map { "\($0.kind.rawValue) `\($0.id)`" }.joined(separator: ", ")
      message =
        "pack `\(pack.name)` adds \(words)\(added.count > 8 ? " and \(added.count - 8) more" : ""), which rules of `core` that name layers, jobs or products do not cover"
      remedy = "review whether the pack needs rules for them"
    } else {
      return nil
    }
    let field = FieldDescription.of(\PackFields.metadata)
    self.init(
      rule: rule.rawValue, severity: .note, message: message,
      place: places.place(pack.span(field), at: .document.field(field.name)), related: [],
      why: [], remedy: remedy, guide: [], references: [],
      fingerprint: Fingerprint.of(
        rule: rule.rawValue, architecture: pack.name, path: field.name, discriminator: message))
  }
}

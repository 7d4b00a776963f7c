import Schema
import Spelling

/// What keeps packs from being composed: ids that two entries have, and changes of entries below that do not fit.
enum CompositionDefect: PolicyDefect {
  case noLevels
  /// `what` is the kind and the id: `rule retries`.
  case duplicateID(what: String)
  case shadowedID(what: String, pack: String, other: String)
  case conflict(pack: String, other: String, id: String, cell: String)
  case loosening(cell: String, from: String, to: String)
  case needlessLoosening(cell: String, value: String)
  case looseningExpired(id: String, until: CalendarDay)
  case unknownEntry(id: String, known: [String])
  case changesNothing(noun: String, id: String, field: FieldDescription)
  case foreignField(FieldDescription, noun: String, field: FieldDescription)
  case foreignDefaultSeverity
  case unknownBuiltInRule(id: String)
  case missingBuiltInRule(BuiltInRule)

  var check: PackCheck {
    switch self {
    case .noLevels: .noLevels
    case .duplicateID: .duplicateID
    case .shadowedID: .shadowedID
    case .conflict: .conflict
    case .loosening: .loosening
    case .needlessLoosening: .needlessLoosening
    case .looseningExpired: .looseningExpired
    case .unknownEntry: .unknownEntry
    case .changesNothing, .foreignField, .foreignDefaultSeverity: .wrongChange
    case .unknownBuiltInRule: .unknownRule
    case .missingBuiltInRule: .missingRule
    }
  }

  var severity: SeveritySetting {
    switch self {
    case .needlessLoosening, .looseningExpired: .warning
    default: .error
    }
  }

  var message: String {
    switch self {
    case .noLevels: "the packs define no levels"
    case .duplicateID(let what): "\(what) is declared twice"
    case .shadowedID(let what, let pack, let other):
      "\(what) of pack `\(pack)` has the same id as an entry of pack `\(other)`"
    case .conflict(let pack, let other, let id, let cell):
      "packs `\(other)` and `\(pack)` set different values for `\(id)`, \(cell)"
    case .loosening(let cell, let from, let to):
      "\(cell) would be `\(to)` instead of `\(from)`, which requires less"
    case .needlessLoosening(let cell, let value):
      "this does not require less than the extended pack, where \(cell) is `\(value)`"
    case .looseningExpired(let id, let until):
      "the loosening of `\(id)` expired on \(until)"
    case .unknownEntry(let id, _):
      "no requirement, rule, floor or parameter of the extended packs has the id `\(id)`"
    case .changesNothing(let noun, let id, _): "this does not change the \(noun) `\(id)`"
    case .foreignField(let field, let noun, _): "a \(noun) has no `\(field.name)`"
    case .foreignDefaultSeverity: "`defaultSeverity` is allowed only in the pack that defines the levels"
    case .unknownBuiltInRule(let id): "`\(id)` is not a built-in rule"
    case .missingBuiltInRule(let rule):
      "the entry of the built-in rule `\(rule.rawValue)` is missing"
    }
  }

  var remedy: String? {
    switch self {
    case .noLevels: "set `extends: [core]`"
    case .duplicateID: "rename one of them"
    case .shadowedID:
      "rename it; to change an entry of the extended pack, use `tightens` or `loosens` in pack.yaml"
    case .conflict: "set it in one of the packs only"
    case .loosening: "move it to `loosens` with `reason`, `owner` and `until`"
    case .needlessLoosening: "move it to `tightens`, or remove it"
    case .looseningExpired: "remove it, or renew the decision and set a later date"
    case .unknownEntry(let id, let known): nearestName(to: id, among: known).map { "did you mean `\($0)`?" }
    case .changesNothing(_, _, let field): "state \(field.name)"
    case .foreignField(_, _, let field): "state \(field.name) instead"
    case .foreignDefaultSeverity: "set `severity` on the rules, or change it in `tightens`"
    case .unknownBuiltInRule(let id):
      nearestName(to: id, among: BuiltInRule.inPacks.map(\.rawValue)).map { "did you mean `\($0)`?" }
        ?? "remove `reports` and add a condition"
    case .missingBuiltInRule(let rule):
      "add the rule `\(rule.rawValue)` with `reports: \(rule.reporter.rawValue)`"
    }
  }
}

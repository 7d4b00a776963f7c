import Schema
import Spelling

/// Defects that prevent composition: duplicate ids, and changes that do not fit the entries of extended
/// packs.
enum CompositionDefect: PolicyDefect {
  case noLevels
  /// `what` is the kind and the id, for example "rule `retries`".
  case duplicateID(what: String)
  case shadowedID(what: String, pack: String, other: String)
  case conflict(pack: String, other: String, id: String, cell: String)
  case loosening(cell: String, from: String, to: String)
  case ineffectiveLoosening(cell: String, value: String)
  case looseningExpired(id: String, until: CalendarDay)
  case unknownEntry(id: String, known: [String])
  case changesNothing(noun: String, id: String, field: FieldDescription)
  case foreignField(FieldDescription, noun: String, field: FieldDescription)
  case foreignDefaultSeverity
  case fixedSeverity(BuiltInRule)
  case emptyTerm(FieldDescription, text: String)
  case looseningTooLong(id: String, until: CalendarDay)
  case unknownBuiltInRule(id: String)
  case missingBuiltInRule(BuiltInRule)

  var check: PackCheck {
    switch self {
    case .noLevels: .noLevels
    case .duplicateID: .duplicateID
    case .shadowedID: .shadowedID
    case .conflict: .conflict
    case .loosening: .loosening
    case .ineffectiveLoosening: .ineffectiveLoosening
    case .looseningExpired: .looseningExpired
    case .unknownEntry: .unknownEntry
    case .changesNothing, .foreignField, .foreignDefaultSeverity, .fixedSeverity: .invalidChange
    case .emptyTerm, .looseningTooLong: .loosening
    case .unknownBuiltInRule: .unknownRule
    case .missingBuiltInRule: .missingRule
    }
  }

  var severity: SeveritySetting {
    switch self {
    case .ineffectiveLoosening, .looseningExpired: .warning
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
      "packs `\(other)` and `\(pack)` set different values for `\(id)` (\(cell))"
    case .loosening(let cell, let from, let to):
      "`\(cell)` is `\(to)`, which requires less than `\(from)` in the extended pack"
    case .ineffectiveLoosening(let cell, let value):
      "this loosening does not require less than the extended pack, where `\(cell)` is `\(value)`"
    case .looseningExpired(let id, let until):
      "the loosening of `\(id)` expired on \(until)"
    case .unknownEntry(let id, _):
      "no requirement, rule, floor or parameter of the extended packs has the id `\(id)`"
    case .changesNothing(let noun, let id, let field): "the change of \(noun) `\(id)` has no `\(field.name)`"
    case .foreignField(let field, let noun, _): "a \(noun) has no `\(field.name)`"
    case .foreignDefaultSeverity: "`defaultSeverity` is allowed only in the pack that defines the levels"
    case .fixedSeverity(let rule): "the severity of the built-in rule `\(rule.rawValue)` is fixed"
    case .emptyTerm(let field, let text):
      "`\(field.name)` of the loosening is `\(text)`, which is not an answer"
    case .looseningTooLong(let id, let until):
      "the loosening of `\(id)` is valid until \(until), more than one year from now"
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
      "rename it; to change an entry of the extended pack, use `tightens` or `loosens` in `pack.yaml`"
    case .conflict: "set the value in only one of the packs"
    case .loosening: "move it to `loosens` with `reason`, `owner` and `until`"
    case .ineffectiveLoosening: "move it to `tightens`, or remove it"
    case .looseningExpired: "remove it, or renew the decision and set a later date in `until`"
    case .unknownEntry(let id, let known): nearestName(to: id, among: known).map { "did you mean `\($0)`?" }
    case .changesNothing(_, _, let field): "set `\(field.name)`, or remove the change"
    case .foreignField(_, _, let field): "set `\(field.name)` instead"
    case .foreignDefaultSeverity: "set `severity` on the rules, or change it in `tightens`"
    case .fixedSeverity: "remove the change"
    case .emptyTerm(let field, _): "state the \(field.name)"
    case .looseningTooLong: "set `until` to a date within one year, and renew the decision then"
    case .unknownBuiltInRule(let id):
      nearestName(to: id, among: BuiltInRule.inPacks.map(\.rawValue)).map { "did you mean `\($0)`?" }
        ?? "remove `reports` and add a condition"
    case .missingBuiltInRule(let rule):
      "add the rule `\(rule.rawValue)` with `reports: \(rule.reporter.rawValue)`"
    }
  }
}

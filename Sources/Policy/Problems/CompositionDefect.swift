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
    case .noLevels: "the packs in force have no levels"
    case .duplicateID(let what): "there are two of \(what)"
    case .shadowedID(let what, let pack, let other):
      "\(what) of the pack \(pack) has the id of another in \(other)"
    case .conflict(let pack, let other, let id, let cell):
      "the packs \(other) and \(pack) say different things of \(id), \(cell)"
    case .loosening(let cell, let from, let to):
      "\(cell) would be '\(to)' instead of '\(from)', which asks for less"
    case .needlessLoosening(let cell, let value):
      "this asks for no less than the pack below: \(cell) is '\(value)' there"
    case .looseningExpired(let id, let until):
      "the loosening of \(id) ended on \(until) and no longer holds"
    case .unknownEntry(let id, _): "no requirement, rule, floor or parameter below is called '\(id)'"
    case .changesNothing(let noun, let id, _): "this changes nothing of the \(noun) \(id)"
    case .foreignField(let field, let noun, _): "a \(noun) has no \(field.name) to change"
    case .foreignDefaultSeverity: "only the pack that holds the levels states the default severity"
    case .unknownBuiltInRule(let id): "plumbline itself reports nothing under the id '\(id)'"
    case .missingBuiltInRule(let rule):
      "the rule '\(rule.rawValue)', which plumbline itself reports, is missing"
    }
  }

  var remedy: String? {
    switch self {
    case .noLevels: "extend the core: extends: [core]"
    case .duplicateID: "give one of them another id"
    case .shadowedID: "give it another id; to change what is below, use tightens or loosens in pack.yaml"
    case .conflict: "let one of them alone say it"
    case .loosening: "move it to loosens, with reason, owner and until"
    case .needlessLoosening: "move it to tightens, or take it out"
    case .looseningExpired: "take it out, or decide anew and set another day"
    case .unknownEntry(let id, let known): nearestName(to: id, among: known).map { "did you mean '\($0)'?" }
    case .changesNothing(_, _, let field): "state \(field.name)"
    case .foreignField(_, _, let field): "state \(field.name) instead"
    case .foreignDefaultSeverity: "state severity on the rules, or change it in tightens"
    case .unknownBuiltInRule(let id):
      nearestName(to: id, among: BuiltInRule.inPacks.map(\.rawValue)).map { "did you mean '\($0)'?" }
        ?? "take reports out, and state a condition"
    case .missingBuiltInRule(let rule):
      "add the rule \(rule.rawValue) with reports: \(rule.reporter.rawValue)"
    }
  }
}

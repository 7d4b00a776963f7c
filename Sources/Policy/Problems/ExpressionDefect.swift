import CEL
import Manifest
import Schema

/// What is wrong with the expressions of an entry.
enum ExpressionDefect: PolicyDefect {
  case wrongType(Diagnostic)
  case unclosedBrace
  /// A floor that asks for what is known only once levels have been derived.
  case earlyStage
  case noControls(Subject)
  case noCondition
  case noMessage
  case wrongPlace(PathError)
  case unguarded(text: String, operand: String, field: String, isMessage: Bool)
  case mayFail(text: String, function: String?, PartialOperation.Reason)
  case cost(steps: Int, items: Int, limit: Int)
  case neverMet(Subject, EntryKind)
  case alwaysOff
  case alwaysTrue(Subject)
  case alwaysFires(Subject)
  case unusedParameter(String)
  case unusedVariable(String)

  var check: PackCheck {
    switch self {
    case .wrongType, .unclosedBrace: .typeError
    case .earlyStage: .earlyStage
    case .noControls: .wrongSubject
    case .noCondition: .noCondition
    case .noMessage: .missingMessage
    case .wrongPlace: .wrongPlace
    case .unguarded: .unguardedField
    case .mayFail: .mayFail
    case .cost: .cost
    case .neverMet, .alwaysOff, .alwaysTrue: .neverFires
    case .alwaysFires: .alwaysFires
    case .unusedParameter: .unusedParameter
    case .unusedVariable: .unusedVariable
    }
  }

  var severity: SeveritySetting {
    switch self {
    case .unusedParameter, .unusedVariable: .warning
    default: .error
    }
  }

  var message: String {
    switch self {
    case .wrongType(let diagnostic): diagnostic.message
    case .unclosedBrace: "this brace is not closed"
    case .earlyStage:
      "this value is known only after levels and controls are evaluated, but floors are evaluated before"
    case .noControls(let subject): "a \(subject.rawValue) has no controls"
    case .noCondition: "`items`, `when` and `assert` are missing"
    case .noMessage: "`message` is missing"
    case .wrongPlace(let error): error.message
    case .unguarded(let text, _, _, isMessage: true): "the text contains `\(text)`, which may be absent"
    case .unguarded(let text, _, _, isMessage: false): "`\(text)` may be absent and is not guarded"
    case .mayFail(let text, let function, let reason):
      "`\(text)` may fail: \(function ?? reason.explanation)"
    case .cost(let steps, let items, let limit):
      "with lists of \(items) items this takes \(steps > 1 << 60 ? "more than 2^60" : "up to \(steps)") steps; the limit is \(limit)"
    case .neverMet(let subject, _): "no \(subject.rawValue) can meet this condition"
    case .alwaysOff: "the rule is off at every level"
    case .alwaysTrue(let subject):
      "`assert` is true for every \(subject.rawValue) that the rule checks"
    case .alwaysFires(let subject): "the rule reports every \(subject.rawValue), regardless of its values"
    case .unusedParameter(let name): "no expression reads the parameter `\(name)`"
    case .unusedVariable(let name): "no expression reads the variable `\(name)`"
    }
  }

  var remedy: String? {
    switch self {
    case .wrongType(let diagnostic): diagnostic.remedy
    case .unclosedBrace: "write `}` after the expression, or `{{` for a literal brace"
    case .earlyStage: "use only facts of the manifest"
    case .noControls: "set `each` to `manifest`, `effect`, `component`, `boundary` or `state`"
    case .noCondition: "set `assert` to the condition that must be true"
    case .noMessage: "set `message`"
    case .wrongPlace(let error): error.remedy
    case .unguarded(_, let operand, let field, _):
      "check `has(\(operand).\(field))` first, or write `\(operand).?\(field).orValue(…)`"
    case .mayFail(_, _, let reason): reason.remedy
    case .cost: "nest at most two loops, or move the inner part to a variable"
    case .neverMet(_, let kind): "change the condition, or remove the \(kind.rawValue)"
    case .alwaysOff: "set a severity, or remove the rule"
    case .alwaysTrue: "assert a condition that can be false, or remove the rule"
    case .alwaysFires: "add a condition that selects the defective parts"
    case .unusedParameter, .unusedVariable: "use it, or remove it"
    }
  }
}

extension Diagnostic {
  /// What to do about a mistake in an expression.
  fileprivate var remedy: String {
    if let suggestion { return "did you mean `\(suggestion)`?" }
    guard let expected else {
      return "correct the expression; docs/manifest.md lists the fields and their types"
    }
    return expected.hasPrefix(".") ? "write \(expected)" : "change it to \(expected)"
  }
}

extension PartialOperation.Reason {
  fileprivate var explanation: String {
    switch self {
    case .division: "the divisor may be zero"
    case .overflow: "the number may be too large for its type"
    case .index: "the list may be shorter"
    case .key: "the map may lack the key"
    case .repeatedKey: "a key may occur twice"
    case .type: "its type is known only when it is evaluated"
    case .function: "the function fails for some values"
    }
  }

  fileprivate var remedy: String {
    switch self {
    case .division: "check first that the divisor is not zero: `x != 0 && …`"
    case .overflow: "compare without arithmetic, or limit the number first"
    case .index: "check the size first, or write `list[?i].orValue(…)`"
    case .key: "check `'key' in map` first, or write `map[?key].orValue(…)`"
    case .repeatedKey: "use distinct keys"
    case .type: "use values whose types are declared"
    case .function("optional_value"): "write `orValue(…)`, or check `hasValue()` first"
    case .function: "compare without a conversion, or use a field that has this type"
    }
  }
}

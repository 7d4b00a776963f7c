import CEL
import Manifest
import Schema

/// Defects in the expressions of an entry.
enum ExpressionDefect: PolicyDefect {
  case wrongType(Diagnostic)
  case unclosedBrace
  /// A floor that reads a value of the evaluation stage.
  case notAvailableInFloor
  case noControls(Subject)
  case noCondition
  case noMessage
  case invalidAt(PathError)
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
    case .notAvailableInFloor: .notAvailableInFloor
    case .noControls: .invalidEach
    case .noCondition: .noCondition
    case .noMessage: .missingMessage
    case .invalidAt: .invalidAt
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
    case .unclosedBrace: "the brace `{` is not closed"
    case .notAvailableInFloor:
      "a floor cannot read this value, which is known only after the floors are evaluated"
    case .noControls(let subject): "`each` is `\(subject.rawValue)`, which has no controls"
    case .noCondition: "`items`, `when` and `assert` are missing"
    case .noMessage: "`message` is missing"
    case .invalidAt(let error): error.message
    case .unguarded(let text, _, _, isMessage: true): "the text reads `\(text)`, which may be absent"
    case .unguarded(let text, _, _, isMessage: false): "`\(text)` may be absent and is not guarded"
    case .mayFail(let text, let function, let reason):
      "`\(text)` may fail: \(function ?? reason.explanation)"
    case .cost(let steps, let items, let limit):
      "with lists of \(items) items, evaluation takes \(steps > 1 << 60 ? "more than 2^60" : "up to \(steps)") steps; the limit is \(limit)"
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
    case .notAvailableInFloor: "use only facts of the manifest"
    case .noControls: "set `each` to `manifest`, `effect`, `component` or `boundary`"
    case .noCondition: "set `assert` to the condition that must be true"
    case .noMessage: "set `message`"
    case .invalidAt(let error): error.remedy
    case .unguarded(_, let operand, let field, _):
      "check `has(\(operand).\(field))` first, or write `\(operand).?\(field).orValue(…)`"
    case .mayFail(_, _, let reason): reason.remedy
    case .cost: "nest at most two loops, or move the inner part to a variable"
    case .neverMet(_, let kind): "change the condition, or remove the \(kind.rawValue)"
    case .alwaysOff: "set a severity, or remove the rule"
    case .alwaysTrue: "assert a condition that can be false, or remove the rule"
    case .alwaysFires: "add a condition that selects the defective parts"
    case .unusedParameter, .unusedVariable: "read it in an expression, or remove it"
    }
  }
}

extension Diagnostic {
  /// The remedy for a mistake in an expression.
  fileprivate var remedy: String {
    if let suggestion { return "did you mean `\(suggestion)`?" }
    guard let expected else {
      return "correct the expression; see docs/manifest.md for the fields and their types"
    }
    return expected.hasPrefix(".") ? "write \(expected)" : "change it to \(expected)"
  }
}

extension PartialOperation.Reason {
  fileprivate var explanation: String {
    switch self {
    case .division: "the divisor may be zero"
    case .overflow: "the number may be too large for its type"
    case .index: "the list may have fewer items"
    case .key: "the map may not contain the key"
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

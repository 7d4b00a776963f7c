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
    case .unclosedBrace: "nothing closes this brace"
    case .earlyStage:
      "this is known only once levels and controls have been judged, and a floor is asked before"
    case .noControls(let subject): "a \(subject.rawValue) has no controls"
    case .noCondition: "a rule states items, when or assert"
    case .noMessage: "the rule has no message"
    case .wrongPlace(let error): error.message
    case .unguarded(let text, _, _, isMessage: true): "the text names '\(text)', which may be absent"
    case .unguarded(let text, _, _, isMessage: false): "'\(text)' may be absent, and nothing guards it"
    case .mayFail(let text, let function, let reason):
      "'\(text)' may have no result: \(function ?? reason.explanation)"
    case .cost(let steps, let items, let limit):
      "where lists have \(items) items this takes \(steps > 1 << 60 ? "more than 2^60" : "up to \(steps)") steps, and \(limit) are the limit"
    case .neverMet(let subject, _): "no \(subject.rawValue) can meet this condition"
    case .alwaysOff: "the rule is off at every level"
    case .alwaysTrue(let subject):
      "what the rule asserts is true of every \(subject.rawValue) that it looks at"
    case .alwaysFires(let subject): "the rule fires on every \(subject.rawValue), whatever it is like"
    case .unusedParameter(let name): "no expression reads the parameter '\(name)'"
    case .unusedVariable(let name): "no expression reads the variable '\(name)'"
    }
  }

  var remedy: String? {
    switch self {
    case .wrongType(let diagnostic): diagnostic.remedy
    case .unclosedBrace: "write '}' behind the expression, or '{{' for a brace that is meant as one"
    case .earlyStage: "ask for facts alone"
    case .noControls: "requirements are made of manifest, effect, component or boundary"
    case .noCondition: "state assert: what must be true"
    case .noMessage: "state message: what is wrong"
    case .wrongPlace(let error): error.remedy
    case .unguarded(_, let operand, let field, _):
      "ask has(\(operand).\(field)) first, or write \(operand).?\(field).orValue(…)"
    case .mayFail(_, _, let reason): reason.remedy
    case .cost: "loop over one list inside another at most once, or share the inner part as a variable"
    case .neverMet(_, let kind): "change the condition, or take the \(kind.rawValue) out"
    case .alwaysOff: "give it a severity, or take it out"
    case .alwaysTrue: "assert what can be otherwise, or take the rule out"
    case .alwaysFires: "state the condition under which something is wrong"
    case .unusedParameter, .unusedVariable: "use it, or take it out"
    }
  }
}

extension Diagnostic {
  /// What to do about a mistake in an expression.
  fileprivate var remedy: String {
    if let suggestion { return "did you mean '\(suggestion)'?" }
    guard let expected else {
      return "correct the expression; docs/manifest.md lists the fields and their types"
    }
    return expected.hasPrefix(".") ? "write \(expected)" : "make it \(expected)"
  }
}

extension PartialOperation.Reason {
  fileprivate var explanation: String {
    switch self {
    case .division: "the divisor may be nought"
    case .overflow: "the number may be too large for its type"
    case .index: "the list may be shorter"
    case .key: "the map may not have the key"
    case .repeatedKey: "the same key may come twice"
    case .type: "its type is known only when it is evaluated"
    case .function: "the function fails for some values"
    }
  }

  fileprivate var remedy: String {
    switch self {
    case .division: "ask whether the divisor is nought first: x != 0 && …"
    case .overflow: "compare without adding, or put a limit on the number first"
    case .index: "ask for the size first, or write list[?i].orValue(…)"
    case .key: "ask 'key' in map first, or write map[?key].orValue(…)"
    case .repeatedKey: "make keys that differ"
    case .type: "use values whose types are declared"
    case .function("optional_value"): "write orValue(…) instead, or ask hasValue() first"
    case .function: "compare without converting, or use a field that has the type already"
    }
  }
}

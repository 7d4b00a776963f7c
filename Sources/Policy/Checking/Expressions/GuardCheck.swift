import CEL
import Manifest
import Schema

/// Fields that may be absent and operations that may fail, where nothing guards them.
struct GuardCheck {
  private let surroundings: PolicySurroundings

  init(_ policy: Policy) { surroundings = PolicySurroundings(policy) }

  func problems(in site: ExpressionSite) -> [PolicyProblem] {
    site.checked.unguarded(knowing: site.known, in: surroundings).map { problem(with: $0, in: site) }
  }

  private func problem(with part: Unguarded, in site: ExpressionSite) -> PolicyProblem {
    let text = site.checked.tree.text(of: part.node)
    switch part.reason {
    case .absent(let field):
      let message =
        site.isText
        ? "the text names '\(text)', which may be absent" : "'\(text)' may be absent, and nothing guards it"
      return site.problem(
        .unguardedField, message, at: part.node, remedy: guardRemedy(part.node, field, in: site.checked))
    case .partial(let reason):
      let explanation = function(part.node, reason, in: site.checked) ?? reason.explanation
      return site.problem(
        .mayFail, "'\(text)' may have no result: \(explanation)", at: part.node, remedy: reason.remedy)
    }
  }

  /// Which function it is that may fail, by the name that the expression has for it.
  private func function(
    _ node: CEL.NodeID, _ reason: PartialOperation.Reason, in checked: CheckedExpression
  ) -> String? {
    guard case .function = reason else { return nil }
    switch checked.tree[node].kind {
    case .memberCall("value"): return "the optional may be empty"
    case .call(let name, _), .memberCall(let name): return "\(name) fails for some values"
    default: return nil
    }
  }

  private func guardRemedy(_ node: CEL.NodeID, _ field: String, in checked: CheckedExpression) -> String {
    let operand = checked.tree[node].children.first.map { checked.tree.text(of: $0) } ?? ""
    return "ask has(\(operand).\(field)) first, or write \(operand).?\(field).orValue(…)"
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

/// What a policy knows of the fields that its expressions read.
struct PolicySurroundings: Surroundings {
  private let values: [String: Value]

  init(_ policy: Policy) {
    values = Dictionary(
      zip(policy.environment.sharedNames, policy.sharedValues), uniquingKeysWith: { first, _ in first })
  }

  func presence(of field: String, in record: String) -> (unless: String, is: [String])? {
    FieldPresence.of(field, in: record)
  }

  func value(at path: String) -> Value? {
    let steps = path.split(separator: ".").map(String.init)
    guard let first = steps.first, var value = values[first] else { return nil }
    for step in steps.dropFirst() {
      switch value {
      case .record(let record):
        guard let field = record.type.field(named: step),
          case .value(let inner) = record.read(slot: field.slot)
        else { return nil }
        value = inner
      case .map(let map):
        guard let inner = map[.string(step)] else { return nil }
        value = inner
      default: return nil
      }
    }
    return value
  }
}

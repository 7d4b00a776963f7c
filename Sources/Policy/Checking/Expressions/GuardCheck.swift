import CEL
import Manifest
import Schema

/// The check for unguarded fields that may be absent, and for unguarded operations that may fail.
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
      let operand = site.checked.tree[part.node].children.first.map { site.checked.tree.text(of: $0) } ?? ""
      return site.problem(
        .unguarded(text: text, operand: operand, field: field, isMessage: site.isText), at: part.node)
    case .partial(let reason):
      return site.problem(
        .mayFail(text: text, function: function(part.node, reason, in: site.checked), reason), at: part.node)
    }
  }

  /// Returns the reason why a function may fail, with the name that the expression uses.
  private func function(
    _ node: CEL.NodeID, _ reason: PartialOperation.Reason, in checked: CheckedExpression
  ) -> String? {
    guard case .function = reason else { return nil }
    switch checked.tree[node].kind {
    case .memberCall("value"): return "the optional value may be absent"
    case .call(let name, _), .memberCall(let name): return "`\(name)` fails for some values"
    default: return nil
    }
  }
}

/// The facts that a policy knows about the fields in its expressions.
struct PolicySurroundings: Surroundings {
  private let values: [String: Value]

  init(_ policy: Policy) {
    values = policy.sharedByName
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

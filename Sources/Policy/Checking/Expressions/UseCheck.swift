import CEL
import Schema
import YAMLTree

/// The check for unused parameters and variables.
struct UseCheck {
  private let packs: [Pack]
  private let policy: Policy

  init(_ policy: Policy, _ packs: [Pack]) {
    self.policy = policy
    self.packs = packs
  }

  var problems: [PolicyProblem] {
    let read = read
    return packs.flatMap { pack -> [PolicyProblem] in
      let parameters = (pack.entry.parameters ?? []).filter { !read.contains("params.\($0.name ?? "")") }
      let variables = (pack.entry.variables ?? []).filter { !read.contains("variables.\($0.name ?? "")") }
      return parameters.map { parameter in
        pack.problem(
          ExpressionDefect.unusedParameter(parameter.name ?? ""), .of(\PackFields.parameters),
          item: parameter.name ?? "", span: pack.records.anchor(of: parameter.id))
      }
        + variables.map { variable in
          pack.problem(
            ExpressionDefect.unusedVariable(variable.name ?? ""), .of(\PackFields.variables),
            item: variable.name ?? "", span: pack.records.anchor(of: variable.id))
        }
    }
  }

  /// The fields of `params` and `variables` that the expressions of all packs or the program read.
  private var read: Set<String> {
    var texts: [Template] = policy.floors.map(\.title)
    texts += policy.rules.flatMap { [$0.message] + ($0.remedy.map { [$0] } ?? []) }
    let inTexts = texts.flatMap(\.segments).compactMap { segment -> Expression? in
      if case .expression(let expression) = segment { expression } else { nil }
    }
    let conditions =
      policy.floors.map(\.condition.when) + policy.requirements.map(\.condition.when)
      + policy.rules.flatMap { [$0.items, $0.condition.when, $0.assert] }
    let programs =
      (conditions.compactMap(\.self) + inTexts).compactMap(\.program) + policy.variables.all.map(\.program)
    return Set(programs.flatMap { selections(in: $0.checked) })
      .union(EvidenceParameter.allCases.map { "params.\($0.rawValue)" })
  }

  private func selections(in checked: CheckedExpression) -> [String] {
    checked.tree.nodes.compactMap { node in
      guard case .select(let field, _) = node.kind, let operand = node.children.first,
        case .identifier(let name, _) = checked.tree[operand].kind, ["params", "variables"].contains(name)
      else { return nil }
      return "\(name).\(field)"
    }
  }
}

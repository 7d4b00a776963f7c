import CEL
import Claims
import Evidence
import Manifest
import Policy
import Requirements
import Schema
import Spelling
import YAMLTree

/// The value of an expression in one manifest, for rule authors.
package struct EvaluatedExpression: Sendable {
  /// The path of the part for which it was evaluated; empty for the whole manifest.
  package let path: String
  /// The value as messages display it, or the reason why it has none.
  package let value: String
  package let type: String
  /// Whether the expression has a value.
  package let hasValue: Bool
}

/// The reason why an expression could not be evaluated.
package struct ExpressionEvaluationError: Error, Sendable, CustomStringConvertible {
  package let description: String
}

extension Linter {
  /// Evaluates an expression in the context of a rule.
  ///
  /// - Parameter path: the logical path of the subject; the whole manifest if `nil`.
  package func evaluate(_ expression: String, in input: Input, at path: String?)
    throws(ExpressionEvaluationError) -> [EvaluatedExpression]
  {
    let file = read(input)
    if let problem = file.syntaxError {
      throw ExpressionEvaluationError(description: "\(input.name): \(problem.message)")
    }
    guard !file.manifests.isEmpty else {
      throw ExpressionEvaluationError(description: "\(input.name) contains no manifest")
    }
    var results: [EvaluatedExpression] = []
    for manifest in file.manifests {
      results.append(try evaluate(expression, at: path, EvidencedManifest(manifest, self)))
    }
    return results
  }

  private func evaluate(
    _ expression: String, at path: String?, _ stage: EvidencedManifest
  ) throws(ExpressionEvaluationError) -> EvaluatedExpression {
    let (subject, part) = try find(path, in: stage)
    let environment = policy.environment.environment(ExpressionScope(subject, .evaluation))
    let checked: CheckedExpression
    do throws(Diagnostics) {
      checked = try environment.check(expression)
    } catch {
      throw ExpressionEvaluationError(description: error.description)
    }
    var evaluator = stage.evaluator()
    let outcome = evaluator.evaluate(checked.program(), subject, part)
    func result(_ value: String, _ hasValue: Bool) -> EvaluatedExpression {
      EvaluatedExpression(
        path: path ?? "", value: value, type: checked.resultType.description, hasValue: hasValue)
    }
    switch outcome {
    case .value(let value): return result(value.shown, true)
    case .failure(let error): return result(error.message, false)
    case .unknown(let questions):
      let problems = stage.context.document.problems
      let problem = questions.first { problems.indices.contains($0) }.map { problems[$0] }
      return result(
        "unknown: \(problem.map { "\($0.route.text): \($0.message)" } ?? "a value could not be read")",
        false)
    }
  }

  private func find(_ path: String?, in stage: EvidencedManifest) throws(ExpressionEvaluationError) -> (
    Subject, RecordID
  ) {
    guard let path, !path.isEmpty else { return (.manifest, stage.root) }
    var known: [String] = []
    for subject in Subject.allCases where subject != .manifest {
      for record in stage.manifest.subjects(subject) {
        let candidate = stage.records.route(of: record).text
        if candidate == path { return (subject, record) }
        known.append(candidate)
      }
    }
    let meant = didYouMean(insteadOf: path, among: known).map { "; \($0)" } ?? ""
    throw ExpressionEvaluationError(
      description: "`\(path)` is not a part of the manifest that expressions can be evaluated for\(meant)")
  }
}

import CEL
import Manifest
import Schema

/// All cases that are relevant to some conditions on one subject.
///
/// A case is a combination of words, truth values, levels and presence of the fields that the conditions
/// read. A case is divided only by fields that are read in it, so few conditions reach the limit.
///
/// Fields are treated as independent, so some cases cannot occur in a manifest. No case of a manifest is
/// missing: a condition that is true in all cases is true in all manifests.
struct Cases {
  /// The maximum number of cases; beyond it, the result is unknown.
  static let limit = 4096

  enum Truth {
    case yes, no
    /// The condition depends on a value that is not enumerated, or has no value.
    case maybe
  }

  private let records: PossibleRecords
  /// The values that packs define, by the name of their variable.
  private let shared: [String: Value]

  init(in policy: Policy, about subject: Subject) {
    records = PossibleRecords(policy.environment.environment(ExpressionScope(subject, .evaluation)))
    shared = policy.sharedByName
  }

  /// Visits all cases.
  ///
  /// - Parameters:
  ///   - answers: The answers that are fixed in all cases.
  ///   - visit: Evaluates conditions in a case with ``holds(_:)``; returns `false` to stop.
  /// - Returns: `true` if all cases were visited or `visit` stopped; `false` if there are too many cases.
  func all(where answers: [String: Question.Answer] = [:], _ visit: (Cases) throws(Question) -> Bool) -> Bool
  {
    var waiting = [answers]
    var count = 0
    while let next = waiting.popLast() {
      records.assume(next)
      do throws(Question) {
        count += 1
        guard count <= Self.limit else { return false }
        guard try visit(self) else { return true }
      } catch {
        count -= 1
        guard waiting.count + error.answers.count <= Self.limit else { return false }
        waiting += error.answers.reversed().map { answer in
          var divided = next
          divided[error.path] = answer
          return divided
        }
      }
    }
    return true
  }

  /// Evaluates a condition in the current case; an absent condition is true.
  ///
  /// - Throws: The question to answer first.
  func holds(_ condition: Expression?) throws(Question) -> Truth {
    guard let condition else { return .yes }
    guard let program = condition.program, !program.checked.comparesRecords else { return .maybe }
    var bindings = program.bindings()
    for (index, variable) in program.checked.environment.variables.enumerated() {
      if let value = shared[variable.name] {
        // Values of packs are known exactly.
        bindings[index] = .value(value)
      } else if case .record(let type) = variable.type, let record = records.record(type, at: variable.name) {
        bindings[index] = .value(record)
      } else {
        bindings[index] = .unknown(PossibleRecords.open)
      }
    }
    records.forgetAsked()
    switch program.evaluate(bindings) {
    case .value(.bool(let value)): return value ? .yes : .no
    default:
      if let asked = records.asked { throw asked }
      return .maybe
    }
  }
}

extension CheckedExpression {
  /// Whether the expression compares records; the identity of enumerated records is unknown.
  var comparesRecords: Bool {
    tree.ids.contains { id in
      switch tree[id].kind {
      case .binary(.equal), .binary(.notEqual), .binary(.in):
        tree[id].children.contains { type(of: $0).mayHoldRecords }
      default: false
      }
    }
  }
}

extension CELType {
  fileprivate var mayHoldRecords: Bool {
    switch self {
    case .record, .dyn: true
    case .list(let inner), .optional(let inner), .map(_, let inner): inner.mayHoldRecords
    default: false
    }
  }
}

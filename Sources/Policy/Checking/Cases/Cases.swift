import CEL
import Manifest
import Schema

/// All cases that make a difference to some conditions about one subject: every combination of words, truths, levels
/// and presence of the fields that the conditions read. A case is divided only by what is read in it, so that few
/// conditions reach the limit.
///
/// Fields are taken to be independent of each other, so there may be cases that no manifest makes; never the other way
/// round. What holds in all of them holds in all manifests.
struct Cases {
  /// Beyond this many nothing is claimed.
  static let limit = 4096

  enum Truth {
    case yes, no
    /// It depends on something that is not gone through, or there is no value.
    case maybe
  }

  private let records: PossibleRecords
  /// What the packs bring, by the name of its variable.
  private let shared: [String: Value]

  init(in policy: Policy, about subject: Subject) {
    records = PossibleRecords(policy.environment.environment(ExpressionScope(subject, .evaluation)))
    shared = policy.sharedByName
  }

  /// Visits one case after the other.
  ///
  /// - Parameters:
  ///   - answers: what is so in all of them.
  ///   - visit: looks at a case by ``holds(_:)``; `false` when nothing more need be seen.
  /// - Returns: whether every case was seen or `visit` had seen enough; `false` when there are too many.
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

  /// Whether a condition holds in the case in hand; one that is not there does.
  ///
  /// - Throws: what has to be known first.
  func holds(_ condition: Expression?) throws(Question) -> Truth {
    guard let condition else { return .yes }
    guard let program = condition.program, !program.checked.comparesRecords else { return .maybe }
    var bindings = program.bindings()
    for (index, variable) in program.checked.environment.variables.enumerated() {
      if let value = shared[variable.name] {
        // The packs' own values are what they are.
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
  /// Whether it asks if two records are the same one, which is not known of records that may be any.
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

import CEL
import Manifest
import Schema

/// The functions that policies have in addition to the functions of CEL.
enum PolicyFunctions {
  /// Returns `.atLeast` and `.below` for the words of ordered vocabularies, and for controls by the rung in
  /// force.
  static func ordering(levels: Levels, ladders: [ControlFamily: Ladder]) -> [Function] {
    var atLeast: [Overload] = []
    var below: [Overload] = []
    func add(
      _ receiver: Type, _ domain: Domain, id: String,
      word: @escaping @Sendable (Value) throws(EvaluationError) -> String?
    ) {
      let ranks = Dictionary(
        domain.members.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
      let compare = { @Sendable (receiver: Value, other: Value) throws(EvaluationError) -> Bool in
        guard let left = try word(receiver).flatMap({ ranks[$0] }), case .string(let name) = other,
          let right = ranks[name]
        else { throw EvaluationError("the value to compare is not a valid \(domain.name)") }
        return left >= right
      }
      atLeast.append(
        Overload(
          "\(id)_at_least", isMember: true, [receiver, .named(domain)], .bool,
          .binary { (a, b) throws(EvaluationError) in .bool(try compare(a, b)) }))
      below.append(
        Overload(
          "\(id)_below", isMember: true, [receiver, .named(domain)], .bool,
          .binary { (a, b) throws(EvaluationError) in .bool(!(try compare(a, b))) }))
    }
    let levelDomain = Domain(name: Vocabulary.level.noun, members: levels.names, isOpaque: true)
    add(.named(levelDomain), levelDomain, id: "level") { value in
      if case .string(let name) = value { name } else { nil }
    }
    for vocabulary in [Vocabulary.capabilityGrade, .controlGrade] {
      let members = Vocabularies.ofTheModel[vocabulary] ?? []
      let domain = Domain(name: vocabulary.noun, members: members, isOpaque: true)
      add(.named(domain), domain, id: vocabulary.noun.split(separator: " ").joined(separator: "_")) { value in
        if case .string(let name) = value { name } else { nil }
      }
    }
    for family in ControlFamily.allCases {
      guard let ladder = ladders[family] else { continue }
      let domain = Domain(name: family.rungs.noun, members: ladder.names, isOpaque: true)
      add(.named(domain), domain, id: "\(family.rawValue)_rung") { value in
        if case .string(let name) = value { name } else { nil }
      }
      let achieved = family.schema.slot(ControlBasics.description(of: \.achieved).name) ?? 0
      add(.record(family.schema.noun), domain, id: "\(family.rawValue)_control") {
        (value) throws(EvaluationError) in
        guard case .record(let control) = value else { return nil }
        switch control.read(slot: achieved) {
        case .value(.string(let name)): return name
        case .unknown(let problem): throw .unknown(problem)
        default: return nil
        }
      }
    }
    return [Function("atLeast", atLeast), Function("below", below)]
  }

  /// `seconds(n)` and `milliseconds(n)`: convert a number of a report to a duration.
  static let durations: [Function] = [
    duration("seconds", nanoseconds: 1_000_000_000), duration("milliseconds", nanoseconds: 1_000_000),
  ]

  private static func duration(_ name: String, nanoseconds: Int) -> Function {
    Function(
      name,
      [
        Overload(
          "\(name)_int", [.int], .duration, mayFail: true,
          .unary { (value) throws(EvaluationError) in
            guard case .int(let number) = value else { throw EvaluationError("`\(name)` requires a number") }
            let (product, overflow) = number.multipliedReportingOverflow(by: nanoseconds)
            guard !overflow else { throw EvaluationError("`\(name)(\(number))` is too large for a duration") }
            return .duration(CEL.Duration(nanoseconds: product))
          }),
        Overload(
          "\(name)_double", [.double], .duration, mayFail: true,
          .unary { (value) throws(EvaluationError) in
            guard case .double(let number) = value,
              let whole = Int(exactly: (number * Double(nanoseconds)).rounded())
            else { throw EvaluationError("`\(name)` cannot convert this number to a duration") }
            return .duration(CEL.Duration(nanoseconds: whole))
          }),
      ])
  }
}

import CEL
import Manifest
import Schema

/// The functions that policies have beside CEL's own.
enum PolicyFunctions {
  /// `.atLeast` and `.below` for the words of an ordered vocabulary and for controls, by the rung that counts.
  static func ordering(levels: Levels, ladders: [ControlFamily: Ladder]) -> [Function] {
    var atLeast: [Overload] = []
    var below: [Overload] = []
    func add(
      _ receiver: Type, _ domain: Domain, id: String,
      word: @escaping @Sendable (Value) throws(EvaluationError) -> String?
    ) {
      let ranks = Dictionary(
        uniqueKeysWithValues: domain.members.enumerated().map { ($0.element, $0.offset) })
      let compare = { @Sendable (receiver: Value, other: Value) throws(EvaluationError) -> Bool in
        guard let left = try word(receiver).flatMap({ ranks[$0] }), case .string(let name) = other,
          let right = ranks[name]
        else { throw EvaluationError("no \(domain.name) to compare") }
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
      let held = family.schema.slot(ControlBasics.description(of: \.held).name) ?? 0
      add(.record(family.schema.noun), domain, id: "\(family.rawValue)_control") {
        (value) throws(EvaluationError) in
        guard case .record(let control) = value else { return nil }
        switch control.read(slot: held) {
        case .value(.string(let name)): return name
        case .unknown(let problem): throw .unknown(problem)
        default: return nil
        }
      }
    }
    return [Function("atLeast", atLeast), Function("below", below)]
  }

  /// `seconds(n)` and `milliseconds(n)`: a number that a report gives, as a duration.
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
            guard case .int(let number) = value else { throw EvaluationError("\(name) takes a number") }
            let (product, overflow) = number.multipliedReportingOverflow(by: nanoseconds)
            guard !overflow else { throw EvaluationError("\(number) \(name) are too long for a duration") }
            return .duration(CEL.Duration(nanoseconds: product))
          }),
        Overload(
          "\(name)_double", [.double], .duration, mayFail: true,
          .unary { (value) throws(EvaluationError) in
            guard case .double(let number) = value,
              let whole = Int(exactly: (number * Double(nanoseconds)).rounded())
            else { throw EvaluationError("\(name) cannot make a duration of this number") }
            return .duration(CEL.Duration(nanoseconds: whole))
          }),
      ])
  }
}

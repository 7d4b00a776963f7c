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

  /// `list.groupedByPrefix(prefixes, separator)`: a map from each prefix to the strings of a list that are the prefix, or
  /// start with it and the separator. A prefix without such a string is not in the map.
  static let groupedByPrefix = Function(
    "groupedByPrefix",
    [
      Overload(
        "list_grouped_by_prefix", isMember: true, [.list(.string), .list(.string), .string],
        .map(.string, .list(.string)),
        .metered { (values, meter) throws(EvaluationError) in
          guard case .list(let items) = values[0], case .list(let names) = values[1],
            case .string(let separator) = values[2], let mark = separator.unicodeScalars.first,
            separator.unicodeScalars.count == 1
          else {
            throw EvaluationError("`groupedByPrefix` requires two lists and a separator of one character")
          }
          var prefixes: Set<CodePoints> = []
          for case .string(let name) in names {
            try meter.charge(1)
            try meter.charge(bytes: name.utf8.count)
            prefixes.insert(CodePoints(name))
          }
          var groups: [(prefix: CodePoints, items: [Value])] = []
          var places: [CodePoints: Int] = [:]
          for item in items {
            guard case .string(let text) = item else { continue }
            try meter.charge(1 + text.utf8.count)
            let ends =
              text.unicodeScalars.indices.filter { text.unicodeScalars[$0] == mark } + [text.endIndex]
            for end in ends {
              let prefix = CodePoints(String(text[..<end]))
              // A text of many separators has many long prefixes.
              try meter.charge(bytes: prefix.string.utf8.count)
              guard prefixes.contains(prefix) else { continue }
              let place = places[prefix, default: groups.count]
              if place == groups.count {
                places[prefix] = place
                groups.append((prefix, []))
              }
              groups[place].items.append(item)
            }
          }
          return .map(
            MapValue(
              distinct: groups.map {
                MapValue.Entry(key: .string($0.prefix.string), value: .list($0.items))
              }))
        })
    ])

  /// `lists.flatten()`: the items of the inner lists, in order.
  static let flatten = Function(
    "flatten",
    [
      Overload(
        "list_flatten", isMember: true, [.list(.list(.parameter("T")))], .list(.parameter("T")),
        .metered { (values, meter) throws(EvaluationError) in
          guard case .list(let lists) = values[0] else { throw EvaluationError("`flatten` requires a list") }
          var items: [Value] = []
          for list in lists {
            guard case .list(let inner) = list else {
              throw EvaluationError("`flatten` requires a list of lists")
            }
            try meter.charge(1 + inner.count)
            items += inner
          }
          return .list(items)
        })
    ])

  /// `list.firstIndexes()`: a map from each string of a list to its first index. With it, an expression finds an item
  /// in one step instead of comparing every item.
  static let firstIndexes = Function(
    "firstIndexes",
    [
      Overload(
        "list_first_indexes", isMember: true, [.list(.string)], .map(.string, .int),
        .metered { (values, meter) throws(EvaluationError) in
          guard case .list(let items) = values[0] else {
            throw EvaluationError("`firstIndexes` requires a list")
          }
          var seen: Set<CodePoints> = []
          var entries: [MapValue.Entry] = []
          for (index, item) in items.enumerated() {
            guard case .string(let text) = item else {
              throw EvaluationError("`firstIndexes` requires a list of strings")
            }
            try meter.charge(1)
            try meter.charge(bytes: text.utf8.count)
            if seen.insert(CodePoints(text)).inserted {
              entries.append(MapValue.Entry(key: item, value: .int(index)))
            }
          }
          return .map(MapValue(distinct: entries))
        })
    ])

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

import CEL

/// A small host for the tests: houses and the people who live in them.
///
/// ```
/// house: number int, kind (cottage, farm, mill), grade (poor < fair < good), owner person?, rooms list(string),
///        rent int (not known yet)
/// person: name string, age int?, home house?
/// ```
final class Village: RecordStore {
  static let kind = Domain(name: "Kind", members: ["cottage", "farm", "mill"])
  static let grade = Domain(name: "Grade", members: ["poor", "fair", "good"], isOpaque: true)

  static let house = RecordType(
    name: "House",
    fields: [
      RecordField(name: "number", type: .int, slot: 0),
      RecordField(name: "kind", type: .named(kind), slot: 1),
      RecordField(name: "grade", type: .named(grade), slot: 2),
      RecordField(name: "owner", type: .record("Person"), isOptional: true, slot: 3),
      RecordField(name: "rooms", type: .list(.string), slot: 4),
      RecordField(name: "rent", type: .int, isOptional: true, slot: 5),
      RecordField(name: "kinds", type: .list(.named(kind)), slot: 6),
    ])
  static let person = RecordType(
    name: "Person",
    fields: [
      RecordField(name: "name", type: .string, slot: 0),
      RecordField(name: "age", type: .int, isOptional: true, slot: 1),
      RecordField(name: "home", type: .record("House"), isOptional: true, slot: 2),
    ])

  /// Record 0 is a farm with an owner. Record 1 is a mill without an owner. Record 2 is the owner, who has a
  /// home and no age.
  func type(ofRecord record: Int) -> RecordType { record == 2 ? Self.person : Self.house }

  func read(record: Int, slot: Int) -> FieldReading {
    switch (record, slot) {
    case (0, 0): .value(7)
    case (0, 1): .value("farm")
    case (0, 2): .value("fair")
    case (0, 3): .value(.record(Record(store: self, id: 2)))
    case (0, 4): .value(["kitchen", "barn"])
    case (0, 5): .unknown(41)
    case (0, 6): .value(["farm", "mill"])
    case (1, 0): .value(8)
    case (1, 1): .value("mill")
    case (1, 2): .value("good")
    case (1, 4): .value([])
    case (1, 5): .unknown(42)
    case (1, 6): .value([])
    case (2, 0): .value("Anna")
    case (2, 2): .value(.record(Record(store: self, id: 0)))
    default: .absent
    }
  }

  /// `grade.atLeast('fair')`.
  static let atLeast = Function(
    "atLeast",
    [
      Overload(
        "grade_at_least", isMember: true, [.named(grade), .named(grade)], .bool,
        .binary { (level, bound) throws(EvaluationError) in
          guard case .string(let level) = level, case .string(let bound) = bound,
            let a = grade.members.firstIndex(of: level), let b = grade.members.firstIndex(of: bound)
          else { throw EvaluationError("no grade") }
          return .bool(a >= b)
        })
    ])

  static let environment = Environment(
    variables: [
      Variable("house", .record("House")), Variable("other", .record("House")), Variable("anything", .dyn),
      Variable("count", .int), Variable("text", .string),
    ],
    records: [house, person], functions: [atLeast])

  /// Checks an expression and evaluates it for the farm (`house`) and the mill (`other`).
  static func evaluate(_ source: String) throws -> Outcome {
    let village = Village()
    let program = try environment.check(source).program()
    var bindings = program.bindings()
    bindings["house"] = .record(Record(store: village, id: 0))
    bindings["other"] = .record(Record(store: village, id: 1))
    bindings["anything"] = .record(Record(store: village, id: 0))
    bindings["count"] = 3
    bindings["text"] = "hello"
    return program.evaluate(bindings)
  }

  /// The outcome of an expression in a short form: the value, `error: …` or `unknown: …`.
  static func result(_ source: String) -> String {
    do {
      switch try evaluate(source) {
      case .value(let value): return "\(value)"
      case .failure(let error): return "error: \(error.message)"
      case .unknown(let questions):
        return "unknown: \(questions.sorted().map(String.init).joined(separator: ", "))"
      }
    } catch {
      return "\(error)"
    }
  }

  /// The checker's messages for an expression.
  static func complaints(_ source: String) -> String {
    do {
      return "fine: \(try environment.check(source).resultType)"
    } catch {
      return error.diagnostics.map(\.description).joined(separator: "\n")
    }
  }
}

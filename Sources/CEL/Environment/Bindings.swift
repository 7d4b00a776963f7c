/// The values of an environment's variables for one evaluation.
///
/// Setting a value by index needs no look-up. The same bindings can be changed and reused:
///
/// ```swift
/// var bindings = program.bindings()
/// let service = environment.index(ofVariable: "service")!
/// for id in services {
///   bindings[service] = .value(.record(Record(store: store, id: id)))
///   program.evaluate(bindings)
/// }
/// ```
public struct Bindings: Sendable {
  /// The readings of the environment's variables, in order. A variable without a value is absent.
  var readings: [FieldReading]
  private let environment: Environment

  init(_ environment: Environment) {
    self.environment = environment
    readings = Array(repeating: .absent, count: environment.variables.count)
  }

  /// The reading of a variable, by its index in the environment.
  public subscript(index: Int) -> FieldReading {
    get { readings[index] }
    set { readings[index] = newValue }
  }

  /// The value of a variable by its name; `nil` for a variable without a value. Setting a name that is not a
  /// variable has no effect.
  public subscript(name: String) -> Value? {
    get {
      guard let index = environment.index(ofVariable: name), case .value(let value) = readings[index] else {
        return nil
      }
      return value
    }
    set {
      guard let index = environment.index(ofVariable: name) else { return }
      readings[index] = newValue.map(FieldReading.value) ?? .absent
    }
  }
}

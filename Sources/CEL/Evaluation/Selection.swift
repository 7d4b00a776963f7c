/// Selection by field and index on values whose types are known only at run time.
enum Selection {
  /// `value.field`.
  static func field(_ field: String, of value: Value) throws(Failure) -> Value {
    switch value {
    case .map(let map):
      guard let found = map[field] else { throw .error(EvaluationError(.noSuchKey, "`\(field)`")) }
      return found
    case .record:
      guard let found = try presentField(field, of: value) else {
        throw .error(EvaluationError(.noSuchField, field))
      }
      return found
    case .optional(let wrapped):
      guard let wrapped else { return value }
      return .optional(try presentField(field, of: wrapped))
    default: throw .error(EvaluationError(.noSuchOverload, "\(value.type) has no fields"))
    }
  }

  /// The value of a field if it is present. A value without fields is an error.
  static func presentField(_ field: String, of value: Value) throws(Failure) -> Value? {
    switch value {
    case .map(let map): return map[field]
    case .record(let record):
      guard let declared = record.type.field(named: field) else {
        throw .error(EvaluationError(.noSuchField, field))
      }
      return try present(record.read(slot: declared.slot))
    case .optional(let wrapped):
      guard let wrapped else { return nil }
      return try presentField(field, of: wrapped)
    default: throw .error(EvaluationError(.noSuchOverload, "\(value.type) has no fields"))
    }
  }

  /// The value in a reading, if there is one.
  static func present(_ reading: FieldReading) throws(Failure) -> Value? {
    switch reading {
    case .value(let value): return value
    case .absent: return nil
    case .unknown(let question): throw .unknown([question])
    }
  }

  /// `container[index]`.
  static func element(_ index: Value, of container: Value) throws(EvaluationError) -> Value {
    if case .optional(let wrapped) = container {
      guard let wrapped else { return container }
      return .optional(try presentElement(index, of: wrapped))
    }
    if let found = try presentElement(index, of: container) { return found }
    if case .list = container { throw EvaluationError(.indexOutOfBounds, index.debugText) }
    throw EvaluationError(.noSuchKey, index.debugText)
  }

  /// The element at an index if it is present. A container without elements, and an invalid index, are
  /// errors.
  static func presentElement(_ index: Value, of container: Value) throws(EvaluationError) -> Value? {
    switch container {
    case .list(let elements):
      let position: Int?
      switch index {
      case .int(let value): position = value
      case .uint(let value): position = Int(exactly: value)
      case .double(let value):
        guard let whole = Int(exactly: value) else {
          throw EvaluationError(.invalidArgument, "\(value) is not a valid list index")
        }
        position = whole
      default: throw EvaluationError(.noSuchOverload, "list[\(index.type)]")
      }
      guard let position, elements.indices.contains(position) else { return nil }
      return elements[position]
    case .map(let map): return map[index]
    case .optional(let wrapped):
      guard let wrapped else { return nil }
      return try presentElement(index, of: wrapped)
    default: throw EvaluationError(.noSuchOverload, "\(container.type)[\(index.type)]")
    }
  }
}

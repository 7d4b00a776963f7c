/// Compilation of names, fields and indexes.
extension Compiler {
  /// Code that reads a field or variable without unwrapping it, and the error for a missing or unsuitable
  /// value.
  struct Reading {
    let code: ReadingCode
    let name: String
    let isVariable: Bool
    let id: NodeID

    /// The failure of a reading that is not a value of the expected type.
    func failure(_ reading: FieldReading, _ expected: String) -> Failure {
      switch reading {
      case .value(let value): unexpected(value, expected, id)
      case .absent: .error(EvaluationError(isVariable ? .unboundVariable : .noSuchField, name, at: id))
      case .unknown(let question): .unknown([question])
      }
    }
  }

  /// The reading that a part performs: a variable of the environment or a field of a record.
  mutating func reading(_ id: NodeID) -> Reading? {
    switch (node(id).kind, reference(id)) {
    case (_, .variable(let index)):
      let name = checked.environment.variables[index].name
      return Reading(
        code: { (frame) throws(Failure) in frame.variables[index] }, name: name, isVariable: true, id: id)
    case (.select(let field, isOptional: false), .field(let declared)):
      let operand = node(id).children[0]
      guard case .record = type(operand) else { return nil }
      return Reading(code: fieldCode(operand, declared.slot), name: field, isVariable: false, id: id)
    default: return nil
    }
  }

  /// Code that reads a slot of a record.
  private mutating func fieldCode(_ operand: NodeID, _ slot: Int) -> ReadingCode {
    // Fields are read mostly from variables and loop variables, so these need no call.
    if let reading = reading(operand), case .variable(let index) = reference(operand) {
      return { (frame) throws(Failure) in
        let read = frame.variables[index]
        guard case .value(.record(let record)) = read else { throw reading.failure(read, "record") }
        return record.store.read(record: record.id, slot: slot)
      }
    }
    if let place = loopVariable(operand) {
      return { (frame) throws(Failure) in
        guard case .record(let record)? = frame.locals[place] else {
          throw unexpected(frame.locals[place] ?? .null, "record", operand)
        }
        return record.store.read(record: record.id, slot: slot)
      }
    }
    let record = record(operand)
    return { (frame) throws(Failure) in
      let record = try record(&frame)
      return record.store.read(record: record.id, slot: slot)
    }
  }

  /// The slot of the loop variable that a part is. A binding is excluded, because it may have no value yet.
  func loopVariable(_ id: NodeID) -> Int? {
    guard case .identifier = node(id).kind, case .local(let place) = reference(id), bindings[place] == nil
    else {
      return nil
    }
    return place
  }

  /// Code for a part that must be a record.
  mutating func record(_ id: NodeID) -> RecordCode {
    if let reading = reading(id) {
      return { (frame) throws(Failure) in
        let read = try reading.code(&frame)
        if case .value(.record(let record)) = read { return record }
        throw reading.failure(read, "record")
      }
    }
    if let place = loopVariable(id) {
      return { (frame) throws(Failure) in
        if case .record(let record)? = frame.locals[place] { return record }
        throw unexpected(frame.locals[place] ?? .null, "record", id)
      }
    }
    let code = value(id)
    return { (frame) throws(Failure) in
      let value = try code(&frame)
      guard case .record(let record) = value else { throw unexpected(value, "record", id) }
      return record
    }
  }

  mutating func identifier(_ id: NodeID, _ name: String) -> ValueCode {
    switch reference(id) {
    case .local(let place):
      guard let initial = bindings[place] else {
        return { (frame) throws(Failure) in
          guard let value = frame.locals[place] else {
            throw .error(EvaluationError(.unboundVariable, name, at: id))
          }
          return value
        }
      }
      return { (frame) throws(Failure) in
        if let value = frame.locals[place] { return value }
        if let failure = frame.failure(ofBinding: place) { throw failure }
        do throws(Failure) {
          let value = try initial(&frame)
          frame.locals[place] = value
          return value
        } catch {
          frame.setFailure(error, ofBinding: place)
          throw error
        }
      }
    case .type(let type): return { _ in .type(type) }
    default: return readValue(id) ?? failure(.unboundVariable, name, id)
    }
  }

  /// Code for a reading that must be a value.
  private mutating func readValue(_ id: NodeID) -> ValueCode? {
    guard let reading = reading(id) else { return nil }
    return { (frame) throws(Failure) in
      let read = try reading.code(&frame)
      if case .value(let value) = read { return value }
      throw reading.failure(read, "value")
    }
  }

  mutating func select(_ id: NodeID, _ field: String, isOptional: Bool) -> ValueCode {
    switch reference(id) {
    case .type(let type): return { _ in .type(type) }
    case .unresolved(let name): return failure(.unboundVariable, name, id)
    default: break
    }
    if let code = readValue(id) { return code }
    let operand = node(id).children[0]
    if isOptional, case .field(let declared) = reference(id), case .record = type(operand) {
      let code = fieldCode(operand, declared.slot)
      return { (frame) throws(Failure) in .optional(try Selection.present(try code(&frame))) }
    }
    let code = value(operand)
    if isOptional {
      return { (frame) throws(Failure) in
        let value = try code(&frame)
        do throws(Failure) { return .optional(try Selection.presentField(field, of: value)) } catch {
          throw error.at(id)
        }
      }
    }
    let key = ComparedText(field)
    return { (frame) throws(Failure) in
      let value = try code(&frame)
      if case .map(let map) = value, let found = map[key] { return found }
      do throws(Failure) { return try Selection.field(field, of: value) } catch { throw error.at(id) }
    }
  }

  mutating func has(_ id: NodeID, _ field: String) -> BoolCode {
    let operand = node(id).children[0]
    if case .field(let declared) = reference(id), case .record = type(operand) {
      let code = fieldCode(operand, declared.slot)
      return { (frame) throws(Failure) in
        switch try code(&frame) {
        case .value: return true
        case .absent: return false
        case .unknown(let question): throw .unknown([question])
        }
      }
    }
    let code = value(operand)
    return { (frame) throws(Failure) in
      let value = try code(&frame)
      do throws(Failure) { return try Selection.presentField(field, of: value) != nil } catch {
        throw error.at(id)
      }
    }
  }

  mutating func index(_ id: NodeID, isOptional: Bool) -> ValueCode {
    let children = node(id).children
    let container = value(children[0])
    let index = value(children[1])
    return { (frame) throws(Failure) in
      let base = try frame.first(container, before: index)
      let position = try index(&frame)
      try frame.charge(position.bulk, id)
      do throws(EvaluationError) {
        if isOptional { return .optional(try Selection.presentElement(position, of: base)) }
        return try Selection.element(position, of: base)
      } catch {
        throw error.failure(at: id)
      }
    }
  }
}

extension Failure {
  /// The error as the failure of a node, unless it already has a more exact place.
  func at(_ node: NodeID) -> Failure {
    if case .error(let error) = self { return error.failure(at: node) }
    return self
  }
}

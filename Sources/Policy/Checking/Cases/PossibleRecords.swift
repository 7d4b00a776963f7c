import CEL
import Manifest
import Schema
import Synchronization

/// One thing that may be so or otherwise in a manifest: the word in a field, or whether the field is there.
struct Question: Error, Sendable {
  let path: String
  let answers: [Answer]

  enum Answer: Hashable, Sendable {
    case word(String)
    case truth(Bool)
    case absent
    /// There, with a value that nothing is known of, or with fields of its own.
    case present
  }
}

/// The records of any manifest at all: each field reads as the case in hand has it. What has too many values to go
/// through reads as unknown.
final class PossibleRecords: RecordStore {
  /// The question behind values that are not gone through.
  static let open = Int.max

  private struct State {
    var answers: [String: Question.Answer] = [:]
    /// What was read and has no answer yet, the first of it.
    var asked: Question?
    var places: [(type: RecordType, path: String)] = []
    var ids: [String: Int] = [:]
  }

  private let state = Mutex(State())
  private let environment: Environment

  init(_ environment: Environment) {
    self.environment = environment
  }

  /// Begins another case.
  func assume(_ answers: [String: Question.Answer]) { state.withLock { $0.answers = answers } }

  /// The first thing that was read since ``forgetAsked()`` and has no answer in the case in hand.
  var asked: Question? { state.withLock(\.asked) }

  func forgetAsked() { state.withLock { $0.asked = nil } }

  /// The record of a variable, or `nil` when no such type is declared.
  func record(_ type: String, at path: String) -> Value? {
    state.withLock { record(type, at: path, &$0) }
  }

  func type(ofRecord record: Int) -> RecordType { state.withLock { $0.places[record].type } }

  func read(record: Int, slot: Int) -> FieldReading {
    state.withLock { state in
      let (type, path) = state.places[record]
      guard let field = type.fields.first(where: { $0.slot == slot }) else { return .absent }
      return read(field, of: type, at: path, &state)
    }
  }

  private func read(_ field: RecordField, of type: RecordType, at path: String, _ state: inout State)
    -> FieldReading
  {
    let place = "\(path).\(field.name)"
    if state.answers[place] == nil {
      guard let mayBeAbsent = mayBeAbsent(field, of: type, at: path, &state) else {
        return .unknown(Self.open)
      }
      let answers = field.type.answers + (mayBeAbsent ? [.absent] : [])
      if answers != [.present] {
        if state.asked == nil { state.asked = Question(path: place, answers: answers) }
        return .unknown(Self.open)
      }
    }
    switch state.answers[place] ?? .present {
    case .word(let word): return .value(.string(word))
    case .truth(let value): return .value(.bool(value))
    case .absent: return .absent
    case .present:
      guard case .record(let name) = field.type, let record = self.record(name, at: place, &state) else {
        return .unknown(Self.open)
      }
      return .value(record)
    }
  }

  /// A field that the model requires under a condition may be absent only where the condition does not hold; `nil`
  /// while that is not known.
  private func mayBeAbsent(
    _ field: RecordField, of type: RecordType, at path: String, _ state: inout State
  ) -> Bool? {
    guard field.isOptional, let (other, words) = FieldPresence.of(field.name, in: type.name) else {
      return field.isOptional
    }
    guard let condition = type.field(named: other) else { return false }
    switch read(condition, of: type, at: path, &state) {
    case .value(.string(let word)): return words.contains(word)
    case .unknown: return nil
    default: return true
    }
  }

  private func record(_ name: String, at path: String, _ state: inout State) -> Value? {
    if let id = state.ids[path] { return .record(Record(store: self, id: id)) }
    guard let type = environment.record(named: name) else { return nil }
    let id = state.places.count
    state.ids[path] = id
    state.places.append((type, path))
    return .record(Record(store: self, id: id))
  }
}

extension CELType {
  /// What a field of the type may hold, as far as that can be gone through.
  fileprivate var answers: [Question.Answer] {
    switch self {
    case .bool: [.truth(true), .truth(false)]
    case .named(let domain): domain.members.map { .word($0) }
    default: [.present]
    }
  }
}

/// When a field of the model is there although it need not be written.
struct FieldPresence {
  private static let schemas: [String: RecordSchema] = {
    let all = ArchitectureFields.allSchemas
    return Dictionary(all.map { ($0.noun, $0) }, uniquingKeysWith: { first, _ in first })
  }()

  /// The field on which it depends, and the words of that field with which it may be absent: none, where it is always
  /// there; `nil` where it may be absent whatever the others are.
  static func of(_ field: String, in record: String) -> (unless: String, is: [String])? {
    guard let schema = schemas[record], let slot = schema.slot(field) else { return nil }
    if schema.fields[slot].isInForce { return ("", []) }
    guard case .requiredUnless(let other, let words) = schema.fields[slot].presence else { return nil }
    return (other, words)
  }
}

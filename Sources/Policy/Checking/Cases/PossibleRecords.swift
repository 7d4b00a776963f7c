import CEL
import Manifest
import Schema
import Synchronization

/// An open property of a manifest: the word in a field, or whether a field is present.
struct Question: Error, Sendable {
  let path: String
  let answers: [Answer]

  enum Answer: Hashable, Sendable {
    case word(String)
    case truth(Bool)
    case absent
    /// Present, with an unknown value or with fields.
    case present
  }
}

/// The records of an arbitrary manifest.
///
/// Each field has the value of the current case. A field with too many possible values is unknown.
final class PossibleRecords: RecordStore {
  /// The question id of values that are not enumerated.
  static let open = Int.max

  private struct State {
    var answers: [String: Question.Answer] = [:]
    /// The first field that was read and has no answer yet.
    var asked: Question?
    var places: [(type: RecordType, path: String)] = []
    var ids: [String: Int] = [:]
  }

  private let state = Mutex(State())
  private let environment: Environment

  init(_ environment: Environment) {
    self.environment = environment
  }

  /// Starts the next case.
  func assume(_ answers: [String: Question.Answer]) { state.withLock { $0.answers = answers } }

  /// The first field that was read since ``forgetAsked()`` and has no answer in the current case.
  var asked: Question? { state.withLock(\.asked) }

  func forgetAsked() { state.withLock { $0.asked = nil } }

  /// Returns the record of a variable, or `nil` if the type is not declared.
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

  /// Returns whether a field may be absent; `nil` while that is unknown.
  ///
  /// A field that the model requires under a condition may be absent only if the condition is false.
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
  /// The possible values of a field of the type, as far as they can be enumerated.
  fileprivate var answers: [Question.Answer] {
    switch self {
    case .bool: [.truth(true), .truth(false)]
    case .named(let domain): domain.members.map { .word($0) }
    default: [.present]
    }
  }
}

/// The presence of fields of the model that are not always written.
struct FieldPresence {
  private static let schemas: [String: RecordSchema] = {
    let all = ArchitectureFields.allSchemas
    return Dictionary(all.map { ($0.noun, $0) }, uniquingKeysWith: { first, _ in first })
  }()

  /// Returns the field that decides the presence, and its words with which the field may be absent.
  ///
  /// The words are empty if the field is always present. The result is `nil` if the field may always be
  /// absent.
  static func of(_ field: String, in record: String) -> (unless: String, is: [String])? {
    guard let schema = schemas[record], let slot = schema.slot(field) else { return nil }
    if schema.fields[slot].isInForce { return ("", []) }
    guard case .requiredUnless(let other, let words) = schema.fields[slot].presence else { return nil }
    return (other, words)
  }
}

/// A structure of the host: a store and a number in it.
///
/// Two records are equal if they have the same store and the same number.
public struct Record: Sendable {
  /// The store that contains the record.
  public let store: any RecordStore
  /// The record's number in its store.
  public let id: Int

  /// Creates a reference to a record.
  public init(store: any RecordStore, id: Int) {
    self.store = store
    self.id = id
  }

  /// The record's type.
  public var type: RecordType { store.type(ofRecord: id) }

  /// Reads a field by its slot in the record's type.
  public func read(slot: Int) -> FieldReading { store.read(record: id, slot: slot) }
}

extension Record: Hashable {
  /// Whether both are the same record of the same store.
  public static func == (a: Record, b: Record) -> Bool { a.id == b.id && a.store === b.store }

  /// Hashes the identity of the record.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(ObjectIdentifier(store))
  }
}

/// The storage of a host's structures. Expressions read them field by field, by slot, without copies.
///
/// The library relies on a store to return the declared types: a field of type `int` reads as
/// ``Value/int(_:)``. A value of another type ends the evaluation with an error, never with a crash.
public protocol RecordStore: AnyObject, Sendable {
  /// The type of a record, which must be registered in the environment under its name.
  func type(ofRecord record: Int) -> RecordType
  /// The current reading of one field.
  func read(record: Int, slot: Int) -> FieldReading
}

/// The result of reading a field or a variable.
public enum FieldReading: Sendable {
  /// The value of the field.
  case value(Value)
  /// The field has no value: selecting it is an error, and `has()` is false.
  case absent
  /// It is unknown whether the field has a value. The number identifies the open question; it is reported in
  /// ``Outcome/unknown(_:)``.
  case unknown(Int)
}

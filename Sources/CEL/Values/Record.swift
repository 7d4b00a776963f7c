/// A structure of the host: which store holds it, and its number there.
///
/// Two records are equal when they are the same record of the same store.
public struct Record: Sendable {
  /// The store that holds the record.
  public let store: any RecordStore
  /// The record's number in its store.
  public let id: Int

  /// A reference to a record.
  public init(store: any RecordStore, id: Int) {
    self.store = store
    self.id = id
  }

  /// The record's type.
  public var type: RecordType { store.type(ofRecord: id) }

  /// Reads a field by the slot that the record's type gives it.
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

/// Where a host keeps its structures. Expressions read them field by field, by slot, and never by copy.
///
/// The library trusts a store to hold what the declared types say: a field of type `int` reads as
/// ``Value/int(_:)``. A value of another kind ends the evaluation with an error, never with a crash.
public protocol RecordStore: AnyObject, Sendable {
  /// The type of a record, which must be the one registered in the environment under that name.
  func type(ofRecord record: Int) -> RecordType
  /// The present reading of one field.
  func read(record: Int, slot: Int) -> FieldReading
}

/// What reading a field or a variable gives.
public enum FieldReading: Sendable {
  /// The field has this value.
  case value(Value)
  /// The field has no value: selecting it is an error, `has()` is false.
  case absent
  /// It is not known yet whether the field has a value. The number says which question is open; it is
  /// reported in ``Outcome/unknown(_:)``.
  case unknown(Int)
}

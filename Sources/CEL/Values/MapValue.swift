/// The entries of a map: keys and values in the order of their insertion, looked up by key.
///
/// A key is an `int`, `uint`, `bool` or `string`. Numeric keys are looked up by their mathematical value, so
/// `1`, `1u` and `1.0` find the same entry.
public final class MapValue: Sendable {
  /// One entry.
  public struct Entry: Sendable {
    /// The key as it was written.
    public let key: Value
    /// What the key leads to.
    public let value: Value

    /// An entry from its key and value.
    public init(key: Value, value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// The entries in the order of their insertion.
  public var entries: [Entry] { deferred?.all.held ?? held }

  private let held: [Entry]
  /// The entries that are made when they are asked for; nothing is held then.
  private let deferred: DeferredEntries?
  /// The keys of a small map that are strings, at the places of their entries; empty when another key is
  /// among them.
  private let names: [String]
  /// Where each key stands, for maps too big to be searched one entry after the other.
  private let index: [MapKey: Int]

  /// Below this size a walk over the entries is faster than a hash.
  private static let smallest = 8

  /// A map of the given entries, or `nil` when two keys are equal or a key is of a type that no key may have.
  public convenience init?(_ entries: [Entry]) {
    do { try self.init(checking: entries) } catch { return nil }
  }

  /// A map with string keys, in the order of their code points, since a dictionary has none of its own.
  ///
  /// The keys of a dictionary are distinct already, but Swift compares strings by canonical equivalence and
  /// this language by code points, so no two of them can meet here.
  public convenience init(_ dictionary: [String: Value]) {
    let entries = dictionary.sorted { RawText.precedes($0.key, $1.key) }
      .map { Entry(key: .string($0.key), value: $0.value) }
    self.init(distinct: entries)
  }

  /// A map of the given entries.
  ///
  /// - Throws: an error that names the key which is repeated or of an unsupported type.
  init(checking entries: [Entry]) throws(EvaluationError) {
    held = entries
    deferred = nil
    names = Self.names(entries)
    guard entries.count > Self.smallest else {
      index = [:]
      for (position, entry) in entries.enumerated() {
        guard MapKey(entry.key, storing: true) != nil else {
          throw EvaluationError(.unsupportedKey, entry.key.type.name)
        }
        for earlier in entries[..<position] where sameKey(earlier.key, entry.key) {
          throw EvaluationError(.duplicateKey, entry.key.debugText)
        }
      }
      return
    }
    var index = [MapKey: Int](minimumCapacity: entries.count)
    for (position, entry) in entries.enumerated() {
      guard let key = MapKey(entry.key, storing: true) else {
        throw EvaluationError(.unsupportedKey, entry.key.type.name)
      }
      guard index.updateValue(position, forKey: key) == nil else {
        throw EvaluationError(.duplicateKey, entry.key.debugText)
      }
    }
    self.index = index
  }

  /// A map whose keys are known to be distinct and of the right types.
  init(distinct entries: [Entry]) {
    held = entries
    deferred = nil
    names = Self.names(entries)
    guard entries.count > Self.smallest else {
      index = [:]
      return
    }
    var index = [MapKey: Int](minimumCapacity: entries.count)
    for (position, entry) in entries.enumerated() {
      if let key = MapKey(entry.key, storing: true) { index[key] = position }
    }
    self.index = index
  }

  /// A map whose values are made when they are asked for.
  public init(deferring source: any MapSource) {
    held = []
    names = []
    index = [:]
    deferred = DeferredEntries(source)
  }

  private static func names(_ entries: [Entry]) -> [String] {
    guard entries.count <= smallest else { return [] }
    var names: [String] = []
    for entry in entries {
      guard case .string(let name) = entry.key else { return [] }
      names.append(name)
    }
    return names
  }

  /// The number of entries.
  public var count: Int { deferred?.source.count ?? held.count }

  /// The value that a key leads to, or `nil` when the map has no such key.
  public subscript(key: Value) -> Value? {
    if case .string(let name) = key { return self[name] }
    // The keys of what is deferred are strings.
    if held.count <= Self.smallest {
      return held.first { sameKey($0.key, key) }?.value
    }
    guard let key = MapKey(key, storing: false), let position = index[key] else { return nil }
    return held[position].value
  }

  /// The value of a string key that is known beforehand.
  subscript(text: ComparedText) -> Value? {
    guard !names.isEmpty else { return self[text.text] }
    for position in names.indices where text.equals(names[position]) { return held[position].value }
    return nil
  }

  /// The value of a string key.
  public subscript(name: String) -> Value? {
    if let deferred { return deferred[name] }
    if held.count <= Self.smallest {
      for position in names.indices where sameCodePoints(names[position], name) {
        return held[position].value
      }
      guard names.isEmpty else { return nil }
      for entry in held {
        if case .string(let key) = entry.key, sameCodePoints(key, name) { return entry.value }
      }
      return nil
    }
    guard let position = index[.string(CodePoints(name))] else { return nil }
    return held[position].value
  }
}

/// A key in the form in which equal keys are identical: a whole `uint` or `double` becomes the `int` it
/// equals.
enum MapKey: Hashable {
  case bool(Bool)
  case int(Int)
  case uint(UInt)
  case string(CodePoints)

  /// - Parameter storing: whether the key is to be stored, which a `double` cannot be; it may only look up.
  init?(_ value: Value, storing: Bool) {
    switch value {
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .uint(let value): self = Int(exactly: value).map(MapKey.int) ?? .uint(value)
    case .double(let value):
      guard !storing else { return nil }
      if let whole = Int(exactly: value) {
        self = .int(whole)
      } else if let whole = UInt(exactly: value) {
        self = .uint(whole)
      } else {
        return nil
      }
    case .string(let value): self = .string(CodePoints(value))
    default: return nil
    }
  }
}

/// Whether two keys lead to the same entry.
private func sameKey(_ a: Value, _ b: Value) -> Bool {
  switch (a, b) {
  case (.string(let a), .string(let b)): sameCodePoints(a, b)
  case (.string, _), (_, .string): false
  default:
    if let a = MapKey(a, storing: false), let b = MapKey(b, storing: false) { a == b } else { false }
  }
}

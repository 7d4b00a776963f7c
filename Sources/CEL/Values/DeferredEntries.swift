import Synchronization

/// The entries of a map whose values are created on demand.
///
/// A host uses this for large structures of which an expression reads little. The keys are distinct strings.
/// A position always has the same key and an equal value.
public protocol MapSource: Sendable {
  /// The number of entries.
  var count: Int { get }
  /// The position of a key, from 0.
  func position(of key: String) -> Int?
  /// The value at a position, created on each call. Called for small maps only.
  func value(at position: Int) -> Value
  /// All entries in order, created on each call.
  var entries: [MapValue.Entry] { get }
}

/// The entries of a source created so far, each once.
final class DeferredEntries: Sendable {
  let source: any MapSource
  private let made = Mutex(Made())

  private struct Made {
    var values: [Value?] = []
    var all: MapValue?
  }

  /// Above this size, a search for one key is so expensive that all entries are created, with an index.
  private static let searchable = 32

  init(_ source: any MapSource) {
    self.source = source
  }

  subscript(name: String) -> Value? {
    guard source.count <= Self.searchable else { return all[name] }
    guard let position = source.position(of: name) else { return nil }
    return value(at: position)
  }

  private func value(at position: Int) -> Value {
    if let value = made.withLock({ $0.values.isEmpty ? nil : $0.values[position] }) { return value }
    let value = source.value(at: position)
    made.withLock { made in
      if made.values.isEmpty { made.values = Array(repeating: nil, count: source.count) }
      made.values[position] = value
    }
    return value
  }

  /// The whole map.
  var all: MapValue {
    if let all = made.withLock({ $0.all }) { return all }
    let all = MapValue(distinct: source.entries)
    made.withLock { $0.all = all }
    return all
  }
}

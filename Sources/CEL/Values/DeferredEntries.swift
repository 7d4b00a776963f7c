import Synchronization

/// The entries of a map whose values are made when an expression asks for them.
///
/// A host that holds large structures, of which an expression reads little, hands them over so. The keys are distinct
/// strings, and a position always has the same key and an equal value.
public protocol MapSource: Sendable {
  /// The number of entries.
  var count: Int { get }
  /// Where a key stands, from 0.
  func position(of key: String) -> Int?
  /// The value at a position, made again. Asked for in small maps only.
  func value(at position: Int) -> Value
  /// All entries in their order, made again.
  var entries: [MapValue.Entry] { get }
}

/// What was made so far of the entries of a source, each once.
final class DeferredEntries: Sendable {
  let source: any MapSource
  private let made = Mutex(Made())

  private struct Made {
    var values: [Value?] = []
    var all: MapValue?
  }

  /// Above this size a search for one key costs so much that all is made, with an index.
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

import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// The elements transformed on all cores at once, in their order.
  package func mapInParallel<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    // One is not worth waking other threads for.
    if count <= 1 { return map(transform) }
    let results = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = transform(self[index])
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}

import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// Transforms the elements on all cores and returns the results in the order of the elements.
  package func mapInParallel<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    // A single element does not justify starting threads.
    if count <= 1 { return map(transform) }
    let results = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = transform(self[index])
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}

package import CEL
package import Shapes

/// A parameter with the value that it has in the end.
package struct Parameter: Sendable {
  package let name: String
  package let value: Value
  let tighter: Tighter?

  package var text: String { value.parameterText }

  /// Whether another value asks for more (`.greater`), for less or for the same; `nil` when that cannot be said.
  package func change(to other: Parameter) -> Comparison? {
    tighter.flatMap { $0.compare(value, other.value) } ?? (value == other.value ? .equal : nil)
  }
}

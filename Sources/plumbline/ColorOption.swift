import ArgumentParser
import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The value of `--color`.
enum ColorOption: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// Whether an output is colored. `auto` colors a terminal, and respects NO_COLOR (https://no-color.org).
  func isOn(for output: Output) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: output.isTerminal && !isSet("NO_COLOR") && !isDumb
    }
  }

  private func isSet(_ variable: String) -> Bool {
    guard let value = getenv(variable) else { return false }
    return value.pointee != 0
  }

  private var isDumb: Bool { getenv("TERM").map { String(cString: $0) == "dumb" } ?? false }
}

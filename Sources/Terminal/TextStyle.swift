/// How a text report looks.
package struct TextStyle: Sendable {
  package let isColored: Bool
  /// Whether warnings and notes are shown whole, as errors are, and nothing is folded.
  package let isFull: Bool
  /// Columns to keep to; `nil` where nobody said and no terminal knows.
  package let width: Int?

  package init(isColored: Bool, isFull: Bool, width: Int? = nil) {
    self.isColored = isColored
    self.isFull = isFull
    self.width = width
  }
}

/// Colours for a terminal, or nothing at all.
package struct Paint: Sendable {
  package enum Role: Sendable {
    case error, warning, note, frame, help, strong

    fileprivate var code: String {
      switch self {
      case .error: "1;31"
      case .warning: "1;33"
      case .note: "1;36"
      case .frame: "1;34"
      case .help: "32"
      case .strong: "1"
      }
    }
  }

  package let isOn: Bool

  package init(isOn: Bool) { self.isOn = isOn }

  package func callAsFunction(_ role: Role, _ text: String) -> String {
    isOn ? "\u{1B}[\(role.code)m\(text)\u{1B}[0m" : text
  }
}

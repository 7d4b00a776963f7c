/// The style of a text report.
package struct TextStyle: Sendable {
  package let isColored: Bool
  /// Whether warnings and notes are shown in full, like errors, and nothing is folded.
  package let isFull: Bool
  /// The most columns of a line; `nil` if unknown.
  package let width: Int?

  package init(isColored: Bool, isFull: Bool, width: Int? = nil) {
    self.isColored = isColored
    self.isFull = isFull
    self.width = width
  }
}

/// Colors for a terminal; plain text if they are off.
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

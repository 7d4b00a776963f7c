import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The width of the terminal.
enum TerminalWidth {
  /// The value of COLUMNS, else the width that the terminal reports; `nil` if both are missing.
  static func of(_ output: Output) -> Int? {
    if let text = getenv("COLUMNS"), let columns = Int(String(cString: text)), columns > 0 { return columns }
    guard output.isTerminal else { return nil }
    var size = winsize()
    let status = ioctl(output == .standardOutput ? 1 : 2, UInt(TIOCGWINSZ), &size)
    return status == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
  }
}

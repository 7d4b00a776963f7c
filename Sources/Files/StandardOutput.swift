import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output and standard error. The reader may have closed the pipe.
package enum Output: Sendable {
  case standardOutput, standardError

  /// Ignores SIGPIPE, so that a closed pipe ends the output and not the program.
  package static func outliveClosedPipes() {
    signal(SIGPIPE, SIG_IGN)
  }

  /// - Returns: `false` if the reader has closed the pipe, which is not an error.
  /// - Throws: If the output could not be written for another reason, such as a full disk.
  @discardableResult
  package func write(_ text: String) throws(FileFailure) -> Bool {
    let file: FileDescriptor = self == .standardOutput ? .standardOutput : .standardError
    do {
      _ = try file.writeAll(Array(text.utf8))
      return true
    } catch {
      if (error as? Errno) == .brokenPipe { return false }
      throw FileFailure(
        self == .standardOutput ? "standard output" : "standard error", error as? Errno ?? .ioError)
    }
  }

  /// Whether the output is a terminal.
  package var isTerminal: Bool { isatty(self == .standardOutput ? 1 : 2) == 1 }
}

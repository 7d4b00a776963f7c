import Files
import Synchronization

/// The progress of a long run: one line on standard error that is overwritten, and erased at the end.
final class Progress: Sendable {
  private struct State {
    var done = 0
    var shown: ContinuousClock.Instant
    var isShown = false
  }

  private let total: Int
  private let state: Mutex<State>
  /// The least time between two updates; a shorter run shows nothing.
  private static let pause = Duration.seconds(1)

  /// `nil` if standard error is not a terminal, or there is one file only.
  init?(of total: Int) {
    guard total > 1, Output.standardError.isTerminal else { return nil }
    self.total = total
    state = Mutex(State(shown: ContinuousClock.now))
  }

  func step() {
    state.withLock { state in
      state.done += 1
      guard state.shown.duration(to: .now) >= Self.pause else { return }
      state.shown = .now
      state.isShown = true
      write("\r\(state.done) of \(total) files checked ")
    }
  }

  func end() {
    state.withLock { state in
      // Erased before anything else is printed.
      if state.isShown { write("\r\u{1B}[K") }
      state.isShown = false
    }
  }

  private func write(_ text: String) { _ = try? Output.standardError.write(text) }
}

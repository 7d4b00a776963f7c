import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Terminal sessions with the built program, recorded beside these tests. To add one, write its commands
/// only, and run:
///
///     RECORD_GOLDEN=1 swift test --filter EndToEndTests
///
/// This runs the commands and records their output. Review the difference before you commit it: users see
/// this output.
@Suite("The program at a terminal")
struct TranscriptTests {
  private static let folder = "Tests/EndToEndTests/Golden"
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"

  private static let names = Result { try ProjectFiles.paths(below: folder, endingIn: [".txt"]) }

  @Test("transcripts exist")
  func areThere() throws {
    #expect(try !Self.names.get().isEmpty)
  }

  @Test("output matches the transcript", arguments: (try? names.get()) ?? [])
  func prints(name: String) async throws {
    let kept = try ProjectFiles.text("\(Self.folder)/\(name)")
    var transcript = Transcript(kept)
    try #require(!transcript.steps.isEmpty, "\(name) contains no command")
    let terminal = try await Terminal()
    for index in transcript.steps.indices {
      transcript.steps[index].output = try await terminal.print(transcript.steps[index].command)
    }
    if Self.isRecording {
      let file = URL(filePath: "\(ProjectFiles.root)/\(Self.folder)/\(name)")
      try transcript.text.write(to: file, atomically: true, encoding: .utf8)
    } else {
      #expect(
        kept == transcript.text,
        "\(name) has changed; to record it, run RECORD_GOLDEN=1 swift test --filter EndToEndTests")
    }
  }
}

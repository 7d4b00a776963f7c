import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Sessions with the built program, kept whole beside these tests. A new one needs its commands only:
///
///     RECORD_GOLDEN=1 swift test --filter EndToEndTests
///
/// runs them and writes down what they print. Read the difference before it is committed: users will see the same.
@Suite("The program at a terminal")
struct TranscriptTests {
  private static let folder = "Tests/EndToEndTests/Golden"
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"

  private static let names = Result { try ProjectFiles.paths(below: folder, endingIn: [".txt"]) }

  @Test("transcripts are there")
  func areThere() throws {
    #expect(try !Self.names.get().isEmpty)
  }

  @Test("prints what the transcript says", arguments: (try? names.get()) ?? [])
  func prints(name: String) async throws {
    let kept = try ProjectFiles.text("\(Self.folder)/\(name)")
    var transcript = Transcript(kept)
    try #require(!transcript.steps.isEmpty, "\(name) holds no command")
    let terminal = try await Terminal()
    for index in transcript.steps.indices {
      transcript.steps[index].output = try await terminal.print(transcript.steps[index].command)
    }
    if Self.isRecording {
      let file = URL(filePath: "\(ProjectFiles.root)/\(Self.folder)/\(name)")
      try transcript.text.write(to: file, atomically: true, encoding: .utf8)
    } else {
      #expect(
        kept == transcript.text, "\(name) has changed: RECORD_GOLDEN=1 swift test --filter EndToEndTests")
    }
  }
}

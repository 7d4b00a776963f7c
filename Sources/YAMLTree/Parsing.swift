extension Tree {
  /// Parses a text. All errors are in `problems`. An empty text, or one with only comments, has no documents
  /// and no problem.
  package static func parse(_ source: SourceText, limits: Limits = .standard) -> Tree {
    source.utf8.withUnsafeBufferPointer { text in
      var builder = TreeBuilder(source, limits: limits, text: text)
      builder.run()
      return builder.finish()
    }
  }
}

extension TreeBuilder {
  /// Processes all events, up to the end of the text or the first fatal problem.
  fileprivate mutating func run() {
    guard !text.isEmpty else { return }
    do throws(Problem) {
      var events = EventStream(UnsafeBufferPointer(rebasing: text[byteOrderMarkLength(of: text)...]))
      var goesOn = true
      while goesOn {
        guard let event = events.next() else {
          guard let complaint = events.complaint else { throw Problem(.outOfMemory, at: Span(0..<0)) }
          throw problem(of: complaint)
        }
        goesOn = try take(event)
      }
    } catch {
      problems.end(with: error)
    }
  }

  private mutating func problem(of complaint: Complaint) -> Problem {
    let brackets = openFlowCollections.map { text.contentStart(from: $0) }
    let diagnosis = SyntaxDiagnosis(
      text: text, words: complaint.problem, context: complaint.context,
      place: min(marks.byte(at: complaint.problemIndex), text.count),
      contextPlace: min(marks.byte(at: complaint.contextIndex), text.count),
      lastNode: arena.nodes.last,
      // A single `key: value` in a flow sequence is a flow mapping without brackets.
      openBrackets: brackets.filter { text[$0] == UInt8(ascii: "[") || text[$0] == UInt8(ascii: "{") })
    return diagnosis.problem()
  }
}

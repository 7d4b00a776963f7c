import CLibYAML

/// The events of libyaml for one text. The text must outlive the stream.
struct EventStream: ~Copyable {
  /// libyaml stores the parser's address, so the parser must not move.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private let isReady: Bool

  /// - Parameter text: UTF-8 without a byte order mark at its start.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    event = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    event.initialize(to: yaml_event_t())
    isReady = yaml_parser_initialize(parser) != 0
    if isReady {
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, text.baseAddress, text.count)
    }
  }

  deinit {
    yaml_event_delete(event)
    yaml_parser_delete(parser)
    event.deallocate()
    parser.deallocate()
  }

  /// Advances to the next event; `nil` if the text is not valid YAML. The event is invalid after the next
  /// call.
  mutating func next() -> UnsafePointer<yaml_event_t>? {
    yaml_event_delete(event)
    guard isReady, yaml_parser_parse(parser, event) != 0 else { return nil }
    return UnsafePointer(event)
  }

  /// libyaml's error after `next` has returned `nil`; `nil` if there was not enough memory.
  var complaint: Complaint? {
    guard isReady, parser.pointee.error == YAML_SCANNER_ERROR || parser.pointee.error == YAML_PARSER_ERROR
    else {
      return nil
    }
    return Complaint(
      problem: parser.pointee.problem.map { String(cString: $0) } ?? "",
      problemIndex: parser.pointee.problem_mark.index,
      context: parser.pointee.context.map { String(cString: $0) } ?? "",
      contextIndex: parser.pointee.context_mark.index)
  }
}

/// An error of libyaml: its message, and positions in code points of the text without byte order mark.
struct Complaint {
  let problem: String
  let problemIndex: Int
  let context: String
  let contextIndex: Int
}

import CLibYAML

/// libyaml's events over one text. The text must outlive the stream.
struct EventStream: ~Copyable {
  /// libyaml keeps the parser's own address, so it must not move.
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

  /// Goes on to the next event; `nil` where the text is not YAML. The event is gone with the next call.
  mutating func next() -> UnsafePointer<yaml_event_t>? {
    yaml_event_delete(event)
    guard isReady, yaml_parser_parse(parser, event) != 0 else { return nil }
    return UnsafePointer(event)
  }

  /// What libyaml says after `next` has returned `nil`; `nil` if it had not enough memory to go on.
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

/// libyaml's account of a mistake: its own words, and places in code points of the text without byte order
/// mark.
struct Complaint {
  let problem: String
  let problemIndex: Int
  let context: String
  let contextIndex: Int
}

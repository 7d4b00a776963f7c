import CLibExpat
import YAMLTree

/// A receiver of the elements of an XML file. An error that it throws stops the parser.
protocol XMLHandler {
  mutating func start(
    _ element: String, _ attributes: [String: String], at place: Position) throws(ReadingError)
  mutating func end(_ element: String)
}

/// A streaming XML reader based on libexpat. It refuses a DOCTYPE before it reads its content, so that entities are never
/// declared, fetched or expanded.
enum XMLReader {
  static func read<Handler: XMLHandler>(_ bytes: [UInt8], _ handler: inout Handler) throws(ReadingError) {
    let reading = Reading(handler)
    defer { if let taken = reading.handler as? Handler { handler = taken } }
    guard let parser = XML_ParserCreate(nil) else {
      throw ReadingError("not enough memory to read the file")
    }
    defer { XML_ParserFree(parser) }
    reading.parser = parser
    XML_SetUserData(parser, Unmanaged.passUnretained(reading).toOpaque())
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      Reading.of(data)?.stop("a document type declaration (DOCTYPE) is not allowed", "remove the DOCTYPE")
    }
    XML_SetElementHandler(
      parser,
      { data, name, attributes in Reading.of(data)?.start(name, attributes) },
      { data, name in Reading.of(data)?.end(name) })
    let isRead = withExtendedLifetime(reading) { feed(bytes, to: parser, reading) }
    if let error = reading.error { throw error }
    guard !isRead else { return }
    let words =
      XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "unexpected end of file"
    throw ReadingError("the file is not valid XML: \(words)", at: reading.position)
  }

  /// Passes the bytes to the parser in chunks, so that an error early in a large file stops the parser early.
  private static func feed(_ bytes: [UInt8], to parser: XML_Parser, _ reading: Reading) -> Bool {
    let piece = 1 << 16
    return bytes.withUnsafeBytes { buffer in
      var start = 0
      repeat {
        let end = min(start + piece, buffer.count)
        let part = UnsafeRawBufferPointer(rebasing: buffer[start..<end]).assumingMemoryBound(to: CChar.self)
        let status = XML_Parse(
          parser, part.baseAddress, Int32(part.count), end == buffer.count ? 1 : 0)
        if status != XML_STATUS_OK { return false }
        start = end
      } while start < buffer.count
      return true
    }
  }

  /// The state shared by the parser's callbacks.
  private final class Reading {
    var handler: any XMLHandler
    var parser: XML_Parser?
    private(set) var error: ReadingError?
    private var depth = 0
    private var elements = 0

    init(_ handler: any XMLHandler) { self.handler = handler }

    static func of(_ data: UnsafeMutableRawPointer?) -> Reading? {
      data.map { Unmanaged<Reading>.fromOpaque($0).takeUnretainedValue() }
    }

    var position: Position {
      Position(
        line: Int(XML_GetCurrentLineNumber(parser)), column: Int(XML_GetCurrentColumnNumber(parser)) + 1,
        byte: max(0, Int(XML_GetCurrentByteIndex(parser))))
    }

    func stop(_ message: String, _ remedy: String? = nil) {
      stop(ReadingError(message, at: position, remedy: remedy))
    }

    private func stop(_ reason: ReadingError) {
      guard error == nil else { return }
      error = reason
      _ = XML_StopParser(parser, 0)
    }

    func start(
      _ name: UnsafePointer<XML_Char>?, _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
    ) {
      guard error == nil else { return }
      depth += 1
      elements += 1
      if depth > EvidenceLimits.xmlDepth {
        return stop("elements are nested deeper than the limit of \(EvidenceLimits.xmlDepth) levels")
      }
      if elements > EvidenceLimits.xmlElements {
        return stop("the file has more elements than the limit of \(EvidenceLimits.xmlElements)")
      }
      var read: [String: String] = [:]
      var index = 0
      while let key = attributes?[index], let value = attributes?[index + 1] {
        read[String(cString: key)] = String(cString: value)
        index += 2
      }
      do throws(ReadingError) {
        try handler.start(name.map { String(cString: $0) } ?? "", read, at: position)
      } catch {
        stop(error)
      }
    }

    func end(_ name: UnsafePointer<XML_Char>?) {
      // A stopped parser still reports the end of an empty element, whose start was not handled.
      guard error == nil else { return }
      depth -= 1
      handler.end(name.map { String(cString: $0) } ?? "")
    }
  }
}

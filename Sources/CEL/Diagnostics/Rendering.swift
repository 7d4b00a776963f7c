extension Diagnostic {
  /// The diagnostic as text: position and message, the line of the expression, carets below the place.
  ///
  /// ```
  /// 1:9: undeclared name `nmae`; did you mean `name`?
  ///  | size > nmae
  ///  |        ^^^^
  /// ```
  public func rendered(in source: String) -> String {
    let bytes = Array(source.utf8)
    let start = min(span.lowerBound, bytes.count)
    let lineStart = bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let lineEnd = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let line = bytes[..<start].count { $0 == UInt8(ascii: "\n") } + 1
    let before = String(decoding: bytes[lineStart..<start], as: UTF8.self)
    let marked = String(decoding: bytes[start..<max(start, min(span.upperBound, lineEnd))], as: UTF8.self)
    let text = String(decoding: bytes[lineStart..<lineEnd], as: UTF8.self)
    let window = Self.window(column: before.count, count: text.count)
    let hasStart = window.lowerBound == 0
    let shown = text.dropFirst(window.lowerBound).prefix(window.count)
    // Tabs stay tabs, so that the carets are aligned at any tab width.
    let indent = String(before.dropFirst(window.lowerBound).map { $0 == "\t" ? "\t" : " " })
    let carets = max(1, min(marked.count, window.upperBound - before.count))
    return """
      \(line):\(before.count + 1): \(self)
       | \(hasStart ? "" : "…")\(shown)\(window.upperBound == text.count ? "" : "…")
       | \(hasStart ? "" : " ")\(indent)\(String(repeating: "^", count: carets))
      """
  }

  /// The range of a long line that is displayed: the characters around the place.
  private static func window(column: Int, count: Int) -> Range<Int> {
    let (width, lead) = (120, 40)
    guard count > width else { return 0..<count }
    let lower = max(0, min(column - lead, count - width))
    return lower..<min(count, lower + width)
  }
}

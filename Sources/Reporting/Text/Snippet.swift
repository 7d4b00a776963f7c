import Linting

/// Lines of the source with marks under the places that a finding speaks of.
struct Snippet {
  struct Mark {
    let place: Place
    /// Said behind the mark; empty for the finding's own place, whose message stands above.
    let label: String
    let isPrimary: Bool
  }

  private let marks: [Mark]
  private let source: SourceLines
  private let paint: Paint
  private let role: Paint.Role

  /// Columns of source that are shown at most; a longer line is cut around the mark.
  private static let width = 120

  init(_ marks: [Mark], in source: SourceLines, paint: Paint, role: Paint.Role) {
    // In the order of the file, one mark for a place.
    self.marks = marks.sorted {
      ($0.place.start, $0.isPrimary ? 0 : 1) < ($1.place.start, $1.isPrimary ? 0 : 1)
    }
    self.source = source
    self.paint = paint
    self.role = role
  }

  /// How wide the numbers of the lines are.
  var gutter: Int { marks.map { String($0.place.start.line).count }.max() ?? 1 }

  var lines: [String] {
    var lines = [frame("", "")]
    var last = 0
    for mark in marks {
      let line = mark.place.start.line
      if last > 0, line > last + 1 {
        lines.append(paint(.frame, String(repeating: " ", count: gutter) + " ⋮"))
      }
      let (shown, start) = window(of: mark)
      if line != last { lines.append(frame(String(line), shown)) }
      last = line
      lines.append(frame("", underline(mark, from: start, in: shown)))
    }
    return lines
  }

  private func frame(_ number: String, _ text: String) -> String {
    let padding = String(repeating: " ", count: max(0, gutter - number.count))
    let content = text.isEmpty ? "" : " " + text
    return paint(.frame, "\(padding)\(number) |") + content
  }

  /// The part of the line that is shown, and the column at which it starts.
  private func window(of mark: Mark) -> (String, Int) {
    let line = Array(source[mark.place.start.line].unicodeScalars)
    // Tabs and control characters would move the marks away from what they mark.
    let clean = line.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }
    let column = mark.place.start.column - 1
    let start = column < Self.width - 20 ? 0 : max(0, column - 40)
    let slice = clean[min(start, clean.count)..<min(clean.count, start + Self.width)]
    var text = ""
    text.unicodeScalars.append(contentsOf: slice)
    if start > 0 { text = "…" + text.dropFirst() }
    if start + Self.width < clean.count { text += "…" }
    return (text, start)
  }

  private func underline(_ mark: Mark, from start: Int, in shown: String) -> String {
    let column = mark.place.start.column - 1 - start
    let available = max(1, shown.unicodeScalars.count - column)
    let wanted =
      mark.place.end.line == mark.place.start.line
      ? mark.place.end.column - mark.place.start.column : available
    let sign = mark.isPrimary ? "^" : "-"
    let line = String(repeating: sign, count: max(1, min(wanted, available)))
    let label = mark.label.isEmpty ? "" : " " + mark.label
    return String(repeating: " ", count: max(0, column)) + paint(mark.isPrimary ? role : .frame, line + label)
  }
}

import Markup
import Spelling

/// Lines of a source text with marks under ranges, as compilers show them.
package struct Snippet {
  /// A position in a text: line and column from 1, columns in code points.
  package struct Position: Sendable, Comparable {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }

    package static func < (a: Position, b: Position) -> Bool { (a.line, a.column) < (b.line, b.column) }
  }

  /// A marked range.
  package struct Mark: Sendable {
    let start: Position
    /// Exclusive.
    let end: Position
    /// The text after the mark; empty if the text above the snippet already says it.
    let label: String
    let isPrimary: Bool

    package init(start: Position, end: Position, label: String, isPrimary: Bool) {
      self.start = start
      self.end = end
      self.label = label
      self.isPrimary = isPrimary
    }

    var spansLines: Bool { end.line > start.line }

    /// The last line that contains a part of the range. A line at whose first column the range ends is not
    /// included.
    var lastShownLine: Int {
      spansLines && end.column == 1 ? max(start.line, end.line - 1) : end.line
    }
  }

  private let marks: [Mark]
  /// A line of the source by its number, from 1, without its line end.
  private let source: (Int) -> String
  private let paint: Paint
  private let role: Paint.Role
  /// The most columns of source that are shown; a longer line is cut around the mark.
  private let width: Int

  /// - Parameters:
  ///   - source: a line by its number, from 1, without its line end.
  ///   - width: the columns of the terminal; `nil` if unknown.
  package init(
    _ marks: [Mark], in source: @escaping (Int) -> String, paint: Paint, role: Paint.Role, width: Int?
  ) {
    self.marks = marks.sorted { ($0.start, $0.isPrimary ? 0 : 1) < ($1.start, $1.isPrimary ? 0 : 1) }
    self.source = source
    self.paint = paint
    self.role = role
    let gutter = Self.gutter(of: marks)
    self.width = max(40, min(120, (width ?? 120) - gutter - 4))
  }

  /// The width of the line numbers.
  package var gutter: Int { Self.gutter(of: marks) }

  private static func gutter(of marks: [Mark]) -> Int {
    marks.map { String($0.lastShownLine).count }.max() ?? 1
  }

  package var lines: [String] {
    var lines = [frame("", "")]
    var last = 0
    for mark in marks {
      let line = mark.start.line
      if last > 0, line > last + 1 { lines.append(gap) }
      let (shown, start) = window(line, around: mark.start.column)
      if line != last { lines.append(frame(String(line), shown)) }
      lines.append(frame("", underline(mark, from: start, in: shown)))
      lines += end(of: mark)
      last = mark.lastShownLine
    }
    return lines
  }

  private var gap: String { paint(.frame, String(repeating: " ", count: gutter) + " ⋮") }

  private func frame(_ number: String, _ text: String) -> String {
    let padding = String(repeating: " ", count: max(0, gutter - number.count))
    let content = text.isEmpty ? "" : " " + text
    return paint(.frame, "\(padding)\(number) |") + content
  }

  /// The part of a line that is shown, and its first column.
  private func window(_ number: Int, around column: Int) -> (String, Int) {
    let line = Array(source(number).unicodeScalars)
    // Tabs and hidden characters would misplace the marks or control the terminal.
    let clean = line.map { $0 == "\t" ? " " : $0.isHidden ? "\u{FFFD}" : $0 }
    let column = column - 1
    let start = column < width - 20 ? 0 : max(0, column - width / 3)
    let slice = clean[min(start, clean.count)..<min(clean.count, start + width)]
    var text = ""
    text.unicodeScalars.append(contentsOf: slice)
    if start > 0 { text = "…" + text.dropFirst() }
    if start + width < clean.count { text += "…" }
    return (text, start)
  }

  private func underline(_ mark: Mark, from start: Int, in shown: String) -> String {
    let scalars = Array(shown.unicodeScalars)
    let column = max(0, mark.start.column - 1 - start)
    let available = max(1, scalars.count - column)
    // A range of several lines is marked to the end of the first line.
    let wanted = mark.spansLines ? available : mark.end.column - mark.start.column
    let marked = max(1, min(wanted, available))
    let indent = scalars.prefix(column).reduce(0) { $0 + $1.columns } + max(0, column - scalars.count)
    let length = scalars.dropFirst(column).prefix(marked).reduce(0) { $0 + $1.columns }
    let label = mark.lastShownLine > mark.start.line ? "" : mark.label
    return String(repeating: " ", count: indent) + line(mark, max(1, length), label)
  }

  /// The last line of a range of several lines, with its mark and label.
  private func end(of mark: Mark) -> [String] {
    let last = mark.lastShownLine
    guard last > mark.start.line else { return [] }
    let end = mark.end.line == last ? mark.end.column : source(last).unicodeScalars.count + 1
    let (text, start) = window(last, around: max(1, end - 1))
    let scalars = Array(text.unicodeScalars)
    let lead = scalars.prefix { $0 == " " }.count
    let marked = scalars.dropFirst(lead).prefix(max(1, end - 1 - start - lead)).reduce(0) { $0 + $1.columns }
    let under = String(repeating: " ", count: lead) + line(mark, max(1, marked), mark.label)
    return (last > mark.start.line + 1 ? [gap] : []) + [frame(String(last), text), frame("", under)]
  }

  private func line(_ mark: Mark, _ length: Int, _ label: String) -> String {
    let sign = String(repeating: mark.isPrimary ? "^" : "-", count: length)
    return paint(mark.isPrimary ? role : .frame, sign + (label.isEmpty ? "" : " " + label.legible))
  }
}

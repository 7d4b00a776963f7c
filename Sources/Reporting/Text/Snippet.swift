import Linting

/// Lines of the source with marks under the places that a finding speaks of.
struct Snippet {
  struct Mark {
    let place: Place
    /// Said behind the mark; empty for the finding's own place, whose message stands above.
    let label: String
    let isPrimary: Bool

    /// Whether it takes more than one line.
    var isTall: Bool { place.end.line > place.start.line }
  }

  private let marks: [Mark]
  private let source: SourceLines
  private let paint: Paint
  private let role: Paint.Role
  /// Columns of source that are shown at most; a longer line is cut around the mark.
  private let width: Int

  init(_ marks: [Mark], in source: SourceLines, paint: Paint, role: Paint.Role, width: Int?) {
    // In the order of the file, one mark for a place.
    self.marks = marks.sorted {
      ($0.place.start, $0.isPrimary ? 0 : 1) < ($1.place.start, $1.isPrimary ? 0 : 1)
    }
    self.source = source
    self.paint = paint
    self.role = role
    let gutter = Self.gutter(of: marks)
    self.width = max(40, min(120, (width ?? 120) - gutter - 4))
  }

  /// How wide the numbers of the lines are.
  var gutter: Int { Self.gutter(of: marks) }

  private static func gutter(of marks: [Mark]) -> Int {
    marks.map { String($0.place.lastShownLine).count }.max() ?? 1
  }

  var lines: [String] {
    var lines = [frame("", "")]
    var last = 0
    for mark in marks {
      let line = mark.place.start.line
      if last > 0, line > last + 1 { lines.append(gap) }
      let (shown, start) = window(line, around: mark.place.start.column)
      if line != last { lines.append(frame(String(line), shown)) }
      lines.append(frame("", underline(mark, from: start, in: shown)))
      lines += end(of: mark)
      last = mark.place.lastShownLine
    }
    return lines
  }

  private var gap: String { paint(.frame, String(repeating: " ", count: gutter) + " ⋮") }

  private func frame(_ number: String, _ text: String) -> String {
    let padding = String(repeating: " ", count: max(0, gutter - number.count))
    let content = text.isEmpty ? "" : " " + text
    return paint(.frame, "\(padding)\(number) |") + content
  }

  /// The part of a line that is shown, and the column at which it starts.
  private func window(_ number: Int, around column: Int) -> (String, Int) {
    let line = Array(source[number].unicodeScalars)
    // Tabs and hidden characters would move the marks away from what they mark, or do worse.
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
    let column = max(0, mark.place.start.column - 1 - start)
    let available = max(1, scalars.count - column)
    // What goes on in further lines is marked to the end of this one.
    let wanted = mark.isTall ? available : mark.place.end.column - mark.place.start.column
    let marked = max(1, min(wanted, available))
    let indent = scalars.prefix(column).reduce(0) { $0 + $1.columns } + max(0, column - scalars.count)
    let length = scalars.dropFirst(column).prefix(marked).reduce(0) { $0 + $1.columns }
    let label = mark.place.lastShownLine > mark.place.start.line ? "" : mark.label
    return String(repeating: " ", count: indent) + line(mark, max(1, length), label)
  }

  /// The last line of what takes several, with the mark under it and the label behind.
  private func end(of mark: Mark) -> [String] {
    let last = mark.place.lastShownLine
    guard last > mark.place.start.line else { return [] }
    let end = mark.place.end.line == last ? mark.place.end.column : source[last].unicodeScalars.count + 1
    let (text, start) = window(last, around: max(1, end - 1))
    let scalars = Array(text.unicodeScalars)
    let lead = scalars.prefix { $0 == " " }.count
    let marked = scalars.dropFirst(lead).prefix(max(1, end - 1 - start - lead)).reduce(0) { $0 + $1.columns }
    let under = String(repeating: " ", count: lead) + line(mark, max(1, marked), mark.label)
    return (last > mark.place.start.line + 1 ? [gap] : []) + [frame(String(last), text), frame("", under)]
  }

  private func line(_ mark: Mark, _ length: Int, _ label: String) -> String {
    let sign = String(repeating: mark.isPrimary ? "^" : "-", count: length)
    return paint(mark.isPrimary ? role : .frame, sign + (label.isEmpty ? "" : " " + label.legible))
  }
}

extension Place {
  /// The last line that something of it stands on: not the one at whose very start it ends.
  fileprivate var lastShownLine: Int {
    end.line > start.line && end.column == 1 ? max(start.line, end.line - 1) : end.line
  }
}

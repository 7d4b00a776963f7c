extension Unicode.Scalar {
  /// The number of columns that a terminal uses for it.
  package var columns: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    switch value {
    case 0x200C, 0x200D: return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}

extension String {
  /// The number of columns that a terminal uses for it.
  package var columns: Int { unicodeScalars.reduce(0) { $0 + $1.columns } }

  /// The text, padded with spaces at the end to at least a number of columns.
  package func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - columns))
  }

  /// Lines of at most a number of columns, split at spaces; a wider word has a line of its own.
  package func wrapped(to width: Int) -> [String] {
    guard columns > width else { return [self] }
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      if !line.isEmpty, line.columns + 1 + String(word).columns > width {
        lines.append(line)
        line = String(word)
      } else {
        line += line.isEmpty && lines.isEmpty && word.isEmpty ? " " : line.isEmpty ? String(word) : " \(word)"
      }
    }
    return lines + [line]
  }
}

extension [[String]] {
  /// Rows as lines with aligned columns, two spaces apart, without trailing spaces.
  package var alignedLines: [String] {
    var widths: [Int] = []
    for row in self {
      for (column, cell) in row.enumerated() {
        if column < widths.count {
          widths[column] = Swift.max(widths[column], cell.columns)
        } else {
          widths.append(cell.columns)
        }
      }
    }
    return map { row in
      var line = zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ")[...]
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }
}

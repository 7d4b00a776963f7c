import Spelling
import YAMLTree

/// Writes JSON with keys in the given order, so that the output is reproducible.
package struct JSONWriter {
  package private(set) var text = ""
  private let isIndented: Bool
  private var depth = 0
  /// Whether the open object or array already has an item.
  private var hasItems = [false]

  package init(indented: Bool) { isIndented = indented }

  package mutating func object(_ body: (inout JSONWriter) -> Void) { enclose("{", "}", body) }

  package mutating func array<Items: Sequence>(
    _ items: Items, _ body: (inout JSONWriter, Items.Element) -> Void
  ) {
    enclose("[", "]") { writer in
      for item in items {
        writer.beginItem()
        body(&writer, item)
      }
    }
  }

  package mutating func key(_ key: String, _ body: (inout JSONWriter) -> Void) {
    beginItem()
    string(key)
    text += isIndented ? ": " : ":"
    body(&self)
  }

  package mutating func key(_ key: String, _ value: String?) {
    self.key(key) { writer in
      if let value { writer.string(value) } else { writer.text += "null" }
    }
  }

  package mutating func key(_ key: String, _ value: Int) { self.key(key) { $0.text += String(value) } }
  package mutating func key(_ key: String, _ value: Bool) {
    self.key(key) { $0.text += value ? "true" : "false" }
  }
  package mutating func key(_ key: String, _ values: [String]) {
    self.key(key) { $0.array(values) { $0.string($1) } }
  }

  package mutating func null() { text += "null" }
  package mutating func bool(_ value: Bool) { text += value ? "true" : "false" }
  package mutating func integer(_ value: Int) { text += String(value) }

  package mutating func string(_ value: String) {
    // Hidden characters would change how a log or an editor shows the text. The line and paragraph separators are among
    // them, which are not allowed in a JavaScript string.
    text.appendQuoted(value, escaping: \.isHidden)
  }

  private mutating func enclose(_ open: String, _ close: String, _ body: (inout JSONWriter) -> Void) {
    text += open
    depth += 1
    hasItems.append(false)
    body(&self)
    depth -= 1
    if hasItems.removeLast() { newLine() }
    text += close
  }

  private mutating func beginItem() {
    if hasItems[hasItems.count - 1] { text += "," }
    hasItems[hasItems.count - 1] = true
    newLine()
  }

  private mutating func newLine() {
    guard isIndented else { return }
    text += "\n" + String(repeating: "  ", count: depth)
  }
}

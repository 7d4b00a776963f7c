import CEL
import YAMLTree

extension JSONText {
  /// The value of a node in expressions. Members of an object are created on first access.
  func value(_ node: Node) -> Value {
    switch kind(node) {
    case .object: .map(MapValue(deferring: JSONObject(self, node)))
    case .array: .list(items(node).map(value))
    case .string: .string(string(node))
    case .number: withNumber(node, Value.init(number:))
    case .true: .bool(true)
    case .false: .bool(false)
    case .null: .null
    }
  }
}

private struct JSONObject: MapSource {
  private let text: JSONText
  private let node: JSONText.Node
  let count: Int

  init(_ text: JSONText, _ node: JSONText.Node) {
    self.text = text
    self.node = node
    count = text.members(node).reduce(0) { count, _ in count + 1 }
  }

  func position(of key: String) -> Int? {
    text.members(node).enumerated().first { text.says($0.element.key, key) }?.offset
  }

  func value(at position: Int) -> Value {
    text.members(node).dropFirst(position).first { _ in true }.map { text.value($0.value) } ?? .null
  }

  var entries: [MapValue.Entry] {
    text.members(node).map { .init(key: .string(text.string($0.key)), value: text.value($0.value)) }
  }
}

extension Value {
  /// A number as JSON and YAML write it: an exact integer, or the nearest double.
  init(number bytes: UnsafeBufferPointer<UInt8>) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let whole = Int(text) {
      self = .int(whole)
    } else if let whole = UInt(text) {
      self = .uint(whole)
    } else {
      self = Double(text).map { .double($0) } ?? .string(text)
    }
  }
}

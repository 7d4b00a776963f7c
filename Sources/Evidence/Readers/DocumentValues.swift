import CEL
import YAMLTree

extension Tree {
  /// The value of a document in expressions: maps, lists and scalars.
  ///
  /// Scalars follow the core schema (YAML 1.2.2, 10.3), in which `yes` and `12:30` are strings.
  func value(of document: Document) throws(ReadingError) -> Value {
    guard let root = document.root else { return .null }
    return try value(at: root)
  }

  private func value(at node: YAMLTree.NodeID) throws(ReadingError) -> Value {
    let node = resolved(node)
    switch kind(node) {
    case .scalar: return scalar(node)
    case .sequence:
      var items: [Value] = []
      for item in self.items(node) { items.append(try value(at: item)) }
      return .list(items)
    case .mapping:
      var entries: [MapValue.Entry] = []
      if hasMergeKey(node) {
        for entry in mergedEntries(node) {
          entries.append(.init(key: try key(entry.key), value: try value(at: entry.value)))
        }
      } else {
        for entry in self.entries(node) {
          entries.append(.init(key: try key(entry.key), value: try value(at: entry.value)))
        }
      }
      guard let map = MapValue(entries) else {
        throw ReadingError("two keys of this mapping have the same value", at: place(of: node))
      }
      return .map(map)
    case .alias: return .null
    }
  }

  private func key(_ node: YAMLTree.NodeID) throws(ReadingError) -> Value {
    let key = resolved(node)
    guard kind(key) == .scalar else {
      throw ReadingError("a mapping key must be a scalar, not a list or a mapping", at: place(of: node))
    }
    switch scalar(key) {
    case .double, .null: return .string(text(key))
    case let value: return value
    }
  }

  private func scalar(_ node: YAMLTree.NodeID) -> Value {
    guard style(node) == .plain, tag(node).map({ $0 == "?" }) ?? true else {
      return tag(node).flatMap { tagged(node, as: $0) } ?? .string(text(node))
    }
    return withUTF8(node) { Self.coreScalar($0) }
  }

  /// The value of a scalar with an explicit tag.
  private func tagged(_ node: YAMLTree.NodeID, as tag: String) -> Value? {
    guard tag != "tag:yaml.org,2002:str", tag.hasPrefix("tag:yaml.org,2002:") else { return nil }
    return withUTF8(node) { Self.coreScalar($0) }
  }

  /// The value of a plain scalar in the core schema of YAML 1.2.
  private static func coreScalar(_ bytes: UnsafeBufferPointer<UInt8>) -> Value {
    let text = String(decoding: bytes, as: UTF8.self)
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .double(.infinity)
    case "-.inf", "-.Inf", "-.INF": return .double(-.infinity)
    case ".nan", ".NaN", ".NAN": return .double(.nan)
    default: break
    }
    guard let first = bytes.first, first < 0x3A, first != UInt8(ascii: "-") || bytes.count > 1 else {
      return .string(text)
    }
    if text.hasPrefix("0x"), let whole = Int(text.dropFirst(2), radix: 16) { return .int(whole) }
    if text.hasPrefix("0o"), let whole = Int(text.dropFirst(2), radix: 8) { return .int(whole) }
    return isDecimal(bytes) ? Value(number: bytes) : .string(text)
  }

  /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
  private static func isDecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = bytes[...]
    func digits(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Int {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    func sign(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) {
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    }
    sign(&rest)
    let whole = digits(&rest)
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      if digits(&rest) + whole == 0 { return false }
    } else if whole == 0 {
      return false
    }
    if let exponent = rest.first, exponent | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      sign(&rest)
      if digits(&rest) == 0 { return false }
    }
    return rest.isEmpty
  }
}

extension Tree {
  /// The line and column of a node.
  func place(of node: YAMLTree.NodeID) -> Position { source.position(of: Int(span(node).start)) }
}

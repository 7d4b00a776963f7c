import CEL
import YAMLTree

extension Tree {
  /// What an expression reads of a document: maps, lists and scalars.
  ///
  /// - Parameter isJSON: whether the scalars are JSON's; YAML's are read by its core schema (YAML 1.2.2, 10.3), in
  ///   which `yes` and `12:30` are texts.
  func value(of document: Document, isJSON: Bool) throws(ReadingError) -> Value {
    guard let root = document.root else { return .null }
    return try value(at: root, isJSON: isJSON)
  }

  private func value(at node: YAMLTree.NodeID, isJSON: Bool) throws(ReadingError) -> Value {
    let node = resolved(node)
    switch kind(node) {
    case .scalar: return scalar(node, isJSON: isJSON)
    case .sequence:
      var items: [Value] = []
      for item in self.items(node) { items.append(try value(at: item, isJSON: isJSON)) }
      return .list(items)
    case .mapping:
      var entries: [MapValue.Entry] = []
      if hasMergeKey(node) {
        for entry in mergedEntries(node) {
          entries.append(
            .init(key: try key(entry.key, isJSON), value: try value(at: entry.value, isJSON: isJSON)))
        }
      } else {
        for entry in self.entries(node) {
          entries.append(
            .init(key: try key(entry.key, isJSON), value: try value(at: entry.value, isJSON: isJSON)))
        }
      }
      guard let map = MapValue(entries) else {
        throw ReadingError("two keys of this mapping mean the same", at: place(of: node))
      }
      return .map(map)
    case .alias: return .null
    }
  }

  private func key(_ node: YAMLTree.NodeID, _ isJSON: Bool) throws(ReadingError) -> Value {
    let key = resolved(node)
    guard kind(key) == .scalar else {
      throw ReadingError("a key that is a list or mapping cannot be read", at: place(of: node))
    }
    if isJSON { return .string(text(key)) }
    switch scalar(key, isJSON: false) {
    case .double, .null: return .string(text(key))
    case let value: return value
    }
  }

  private func scalar(_ node: YAMLTree.NodeID, isJSON: Bool) -> Value {
    guard style(node) == .plain, tag(node).map({ $0 == "?" }) ?? true else {
      return tag(node).flatMap { tagged(node, as: $0) } ?? .string(text(node))
    }
    return withUTF8(node) { bytes in
      isJSON ? Self.jsonScalar(bytes) : Self.coreScalar(bytes)
    }
  }

  /// A scalar whose tag says what it is.
  private func tagged(_ node: YAMLTree.NodeID, as tag: String) -> Value? {
    guard tag != "tag:yaml.org,2002:str", tag.hasPrefix("tag:yaml.org,2002:") else { return nil }
    return withUTF8(node) { Self.coreScalar($0) }
  }

  private static func jsonScalar(_ bytes: UnsafeBufferPointer<UInt8>) -> Value {
    switch bytes.first {
    case UInt8(ascii: "t"): return .bool(true)
    case UInt8(ascii: "f"): return .bool(false)
    case UInt8(ascii: "n"): return .null
    default: return number(bytes)
    }
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Value {
    let text = String(decoding: bytes, as: UTF8.self)
    if let whole = Int(text) { return .int(whole) }
    if let whole = UInt(text) { return .uint(whole) }
    return Double(text).map { .double($0) } ?? .string(text)
  }

  /// The core schema of YAML 1.2.
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
    return isDecimal(bytes) ? number(bytes) : .string(text)
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
  /// Where a node stands, as people count.
  func place(of node: YAMLTree.NodeID) -> Position { source.position(of: Int(span(node).start)) }
}

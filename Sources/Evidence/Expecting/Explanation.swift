import CEL
import Shapes
import YAMLTree

/// Why an expectation does not hold: the parts that decided, with the values that they have in the file and where those
/// stand. `result.p95_ttft_ms = 912 (line 6, column 18), limit 800ms`
struct Explanation {
  private let checked: CheckedExpression
  private let bindings: Bindings
  private let file: ProofFile
  private(set) var text = ""

  init(_ checked: CheckedExpression, _ bindings: Bindings, _ file: ProofFile) {
    self.checked = checked
    self.bindings = bindings
    self.file = file
    var said: [String] = []
    for part in deciding(checked.tree.root) where !said.contains(part) { said.append(part) }
    text = said.joined(separator: "; ")
  }

  private func deciding(_ node: CEL.NodeID) -> [String] {
    let part = checked.tree[node]
    switch part.kind {
    case .logical(.and):
      // The operands that are false decided, whatever the others are.
      let failed = part.children.filter { if case .bool(false)? = value($0) { true } else { false } }
      return failed.flatMap(deciding)
    case .logical(.or): return part.children.flatMap(deciding)
    case .binary(let op) where part.children.count == 2:
      if let words = comparison(op, part.children[0], part.children[1]) { return [words] }
    default: break
    }
    let values = paths(in: node).compactMap { described($0) }
    let whole = "\(checked.text(of: node).foldedSpace) is false"
    return [values.isEmpty ? whole : "\(whole): \(values.joined(separator: ", "))"]
  }

  /// Both sides of a comparison: the values of the file, and what they are held against.
  private func comparison(_ op: BinaryOperator, _ left: CEL.NodeID, _ right: CEL.NodeID) -> String? {
    let isFile = (readsFile(left), readsFile(right))
    guard isFile.0 != isFile.1, let bound = value(isFile.0 ? right : left)?.inWords else {
      guard isFile.0 else { return nil }
      let values = (paths(in: left) + paths(in: right)).compactMap { described($0) }
      return values.isEmpty ? nil : values.joined(separator: ", ")
    }
    let values = paths(in: isFile.0 ? left : right).compactMap { described($0) }
    guard !values.isEmpty else { return nil }
    let held: String
    switch op {
    case .less, .lessOrEqual, .greater, .greaterOrEqual: held = "limit \(bound)"
    case .equal: held = "expected \(bound)"
    case .notEqual: held = "expected anything else"
    case .in: held = "expected one of \(bound)"
    default: return nil
    }
    return "\(values.joined(separator: ", ")), \(held)"
  }

  private func value(_ node: CEL.NodeID) -> Value? { checked.value(of: node, bindings) }

  /// A path with its value and the place of that in the file.
  private func described(_ node: CEL.NodeID) -> String? {
    guard let value = value(node) else { return nil }
    let place = steps(to: node).flatMap { file.place(in: $0.document, $0.1) }
    return "\(checked.text(of: node).foldedSpace) = \(value.inWords)\(place.map { " (\($0.words))" } ?? "")"
  }

  // MARK: Paths

  /// The longest paths into the file below a node. What stands inside a loop has a value for each turn, and is left
  /// out.
  private func paths(in node: CEL.NodeID) -> [CEL.NodeID] {
    if steps(to: node) != nil { return [node] }
    let part = checked.tree[node]
    switch part.kind {
    case .comprehension, .bind, .optionalMap: return part.children.first.map { paths(in: $0) } ?? []
    default: return part.children.flatMap { paths(in: $0) }
    }
  }

  private func readsFile(_ node: CEL.NodeID) -> Bool {
    switch checked.tree[node].kind {
    case .identifier(let name, _): name == "result" || name == "results"
    default: checked.tree[node].children.contains { readsFile($0) }
    }
  }

  /// The document and the steps in it that a path leads to; `nil` for what is no path into the file.
  private func steps(to node: CEL.NodeID) -> (document: Int, [Step])? {
    let part = checked.tree[node]
    switch part.kind {
    case .identifier("result", _): return (0, [])
    case .select(let field, _):
      return part.children.first.flatMap { steps(to: $0) }.map { ($0.document, $0.1 + [.key(field)]) }
    case .index:
      guard part.children.count == 2, let key = value(part.children[1]) else { return nil }
      if case .identifier("results", _) = checked.tree[part.children[0]].kind {
        guard case .int(let document) = key else { return nil }
        return (document, [])
      }
      guard let outer = steps(to: part.children[0]) else { return nil }
      switch key {
      case .int(let index): return (outer.document, outer.1 + [.index(index)])
      case .string(let name): return (outer.document, outer.1 + [.key(name)])
      default: return nil
      }
    default: return nil
    }
  }
}

extension Value {
  /// The value as a message shows it: scalars whole, collections by their size.
  var inWords: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .uint(let value): String(value)
    case .double(let value):
      value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    case .string(let text): "'\(text.unicodeScalars.count > 60 ? String(text.prefix(60)) + "…" : text)'"
    case .bytes(let bytes): "\(bytes.count) bytes"
    case .list(let items):
      items.count <= 5 && items.allSatisfy(\.isScalar)
        ? "[\(items.map(\.inWords).joined(separator: ", "))]" : "a list of \(items.count)"
    case .map(let map): "a mapping with \(map.count) keys"
    case .type(let type): type.description
    case .timestamp(let instant): instant.description
    case .duration(let span): Quantity(nanoseconds: span.nanoseconds).text
    case .optional(let value): value.map(\.inWords) ?? "nothing"
    case .record(let record): "a \(record.type.name)"
    case .opaque(let value): value.description
    }
  }

  private var isScalar: Bool {
    switch self {
    case .list, .map, .record: false
    default: true
    }
  }
}

extension String {
  /// White space as one blank, so that an expression over several lines fits into one.
  var foldedSpace: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

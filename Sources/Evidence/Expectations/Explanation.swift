import CEL
import Schema
import YAMLTree

/// The explanation of an `expect` that is false: the deciding parts of the expression, with their values and
/// positions in the file. `result.p95_ttft_ms = 912 (line 6, column 18), limit 1000`
struct Explanation {
  let checked: CheckedExpression
  private let bindings: Bindings
  private let file: ProofFile
  /// The values of the variables of enclosing loops.
  var scope: [String: LoopVariable] = [:]
  /// The number of loop elements that may still be evaluated.
  let budget = LoopBudget()

  init(_ checked: CheckedExpression, _ bindings: Bindings, _ file: ProofFile) {
    self.checked = checked
    self.bindings = bindings
    self.file = file
  }

  var text: String {
    deciding(checked.tree.root, is: false).withoutRepeats.joined(separator: "; ")
  }

  /// The reasons for the value of a part.
  func deciding(_ node: CEL.NodeID, is outcome: Bool) -> [String] {
    if let reasons = reasons(node, outcome) { return reasons }
    guard spot(of: node) == nil else { return [described(node, value(node))] }
    return [explained("\(words(of: node)) is \(outcome)", by: [node])]
  }

  /// A text followed by the values from the file that it is computed from.
  private func explained(_ text: String, by nodes: [CEL.NodeID]) -> String {
    let values = nodes.flatMap { paths(in: $0) }.map { described($0, value($0)) }.withoutRepeats
    return values.isEmpty ? text : "\(text): \(values.joined(separator: ", "))"
  }

  private func reasons(_ node: CEL.NodeID, _ outcome: Bool) -> [String]? {
    let part = checked.tree[node]
    switch part.kind {
    case .logical:
      // The operands with the same value as the whole decided: for a false `&&` the false ones, for a false `||` all.
      return part.children.filter { value($0) == .bool(outcome) }.flatMap { deciding($0, is: outcome) }
    case .unary(.not): return reasons(part.children[0], !outcome)
    case .binary(let op): return comparison(op, part.children, outcome).map { [$0] }
    case .comprehension(let loop): return reasons(loop, part.children, outcome)
    case .bind(let name):
      var inner = self
      inner.scope[name] = variable(part.children[0])
      return inner.deciding(part.children[1], is: outcome)
    default: return nil
    }
  }

  /// Both sides of a comparison: the values from the file, and the values that they are compared with.
  private func comparison(_ op: BinaryOperator, _ compared: [CEL.NodeID], _ outcome: Bool) -> String? {
    let sides = compared.map(unconverted)
    guard let left = value(sides[0]), let right = value(sides[1]) else { return nil }
    // For two large collections, only the difference is displayed.
    let difference =
      op == .equal || op == .notEqual
      ? Difference(left, right) : Difference(keys: [], left: left, right: right)
    let values = [difference.left, difference.right]
    let fromFile = sides.indices.filter { readsFile(sides[$0]) }
    guard let first = fromFile.first else { return nil }
    var shown = fromFile.map { described(sides[$0], values[$0], below: difference.keys) }
    if fromFile.count == 1 {
      let other = values[1 - first]?.summary ?? "no value"
      guard let expected = expected(op, other, isOnTheRight: first == 0, outcome) else { return nil }
      shown.append(expected)
    }
    // A path needs no further explanation, because it already has a position.
    let computed = fromFile.map { sides[$0] }.filter { spot(of: $0) == nil }
    return explained(shown.joined(separator: ", "), by: computed)
  }

  /// The argument of a pure conversion, such as `milliseconds(result.p95_ms)`. A value is easier to find as it is
  /// written in the file.
  private func unconverted(_ node: CEL.NodeID) -> CEL.NodeID {
    let part = checked.tree[node]
    guard case .call(let name, _) = part.kind, Self.conversions.contains(name), part.children.count == 1,
      spot(of: part.children[0]) != nil
    else { return node }
    return part.children[0]
  }

  private static let conversions: Set = [
    "double", "duration", "int", "milliseconds", "quantity", "seconds", "string", "timestamp", "uint",
  ]

  /// The value that was expected from the file.
  private func expected(
    _ op: BinaryOperator, _ bound: String, isOnTheRight: Bool, _ outcome: Bool
  ) -> String? {
    switch op {
    case .less, .lessOrEqual, .greater, .greaterOrEqual: "limit \(bound)"
    case .equal, .notEqual: (op == .equal) == outcome ? "expected a different value" : "expected \(bound)"
    case .in where isOnTheRight: "expected \(outcome ? "none" : "one") of \(bound)"
    case .in: "expected it \(outcome ? "not to contain" : "to contain") \(bound)"
    default: nil
    }
  }

  /// A part with its value and its position in the file.
  ///
  /// - Parameter keys: the path from the value of the part to the displayed value.
  private func described(_ node: CEL.NodeID, _ value: Value?, below keys: [Value] = []) -> String {
    var text = keys.isEmpty ? words(of: node) : operand(node).foldedSpace
    var spot = spot(of: node)
    // A missing value has the position of the collection that should contain it.
    for key in value == nil ? keys.dropLast() : keys[...] { spot = spot?.below(key) }
    for key in keys { text += "[\(key.literal ?? key.summary)]" }
    return
      "\(text) \(value.map { "= \($0.summary)" } ?? "is missing")\(place(of: spot).map { " (\($0))" } ?? "")"
  }

  func place(of spot: FilePosition?) -> String? {
    spot.flatMap { file.place(in: $0.document, $0.path) }?.words
  }

  // MARK: Parts

  /// The value of a part, with the variables of enclosing loops.
  func value(_ node: CEL.NodeID) -> Value? { checked.value(of: text(of: node), bindings) }

  /// The text of a part, with the variables of enclosing loops replaced by what they stand for.
  func text(of node: CEL.NodeID) -> String {
    let source = Array(checked.source.utf8)
    let span = checked.tree[node].span
    var text: [UInt8] = checked.isCutShort(node) ? [UInt8(ascii: "(")] : []
    var position = span.lowerBound
    for (name, variable) in variables(in: node, hidden: []) {
      text += source[position..<name.lowerBound] + Array(variable.text.utf8)
      position = name.upperBound
    }
    return String(decoding: text + source[position..<span.upperBound], as: UTF8.self)
  }

  func words(of node: CEL.NodeID) -> String { text(of: node).foldedSpace }

  /// The text of a part as an operand before a dot or bracket.
  func operand(_ node: CEL.NodeID) -> String {
    switch checked.tree[node].kind {
    case .unary, .binary, .logical, .conditional: "(\(text(of: node)))"
    default: text(of: node)
    }
  }

  /// The uses of variables of enclosing loops in a part. An inner loop may shadow them.
  private func variables(in node: CEL.NodeID, hidden: [String]) -> [(Range<Int>, LoopVariable)] {
    guard !scope.isEmpty else { return [] }
    let part = checked.tree[node]
    let taken: [String]
    switch part.kind {
    case .identifier(let name, _):
      return hidden.contains(name) ? [] : scope[name].map { [(part.span, $0)] } ?? []
    case .comprehension(let loop): taken = loop.variables
    case .bind(let name), .optionalMap(let name, _): taken = [name]
    default: taken = []
    }
    return part.children.enumerated().flatMap { position, child in
      variables(in: child, hidden: position == 0 ? hidden : hidden + taken)
    }
  }

  // MARK: Paths

  /// The longest paths into the file below a node. Bodies of loops are excluded, because they have one value for each
  /// iteration.
  private func paths(in node: CEL.NodeID) -> [CEL.NodeID] {
    if spot(of: node) != nil { return [node] }
    let part = checked.tree[node]
    switch part.kind {
    case .comprehension, .bind, .optionalMap: return part.children.first.map { paths(in: $0) } ?? []
    default: return part.children.flatMap { paths(in: $0) }
    }
  }

  func readsFile(_ node: CEL.NodeID) -> Bool {
    let part = checked.tree[node]
    return switch part.kind {
    case .identifier(let name, _): scope[name]?.readsFile ?? (name == "result" || name == "results")
    default: part.children.contains { readsFile($0) }
    }
  }

  /// The position that a path into the file refers to; `nil` if the node is not such a path.
  func spot(of node: CEL.NodeID) -> FilePosition? {
    let part = checked.tree[node]
    switch part.kind {
    case .identifier(let name, _):
      if let variable = scope[name] { return variable.spot }
      return name == "result" ? FilePosition(document: 0) : nil
    case .select(let field, _): return spot(of: part.children[0])?.below(.string(field))
    case .memberCall("orValue"): return spot(of: part.children[0])
    case .index:
      guard let key = value(part.children[1]) else { return nil }
      return isDocuments(part.children[0])
        ? FilePosition(document: key) : spot(of: part.children[0])?.below(key)
    default: return nil
    }
  }

  /// Whether a part is the list of documents, `results`.
  func isDocuments(_ node: CEL.NodeID) -> Bool {
    if case .identifier("results", _) = checked.tree[node].kind { scope["results"] == nil } else { false }
  }
}

/// A position in the file, as a path.
struct FilePosition {
  let document: Int
  private(set) var path: [DocumentStep] = []

  init(document: Int) { self.document = document }

  init?(document: Value) {
    guard case .int(let number) = document else { return nil }
    self.init(document: number)
  }

  func below(_ key: Value) -> FilePosition? {
    var spot = self
    switch key {
    case .int(let index): spot.path.append(.index(index))
    case .uint(let index): spot.path.append(.index(Int(clamping: index)))
    case .string(let name): spot.path.append(.key(name))
    default: return nil
    }
    return spot
  }
}

extension [String] {
  /// The texts without duplicates, in order of first occurrence.
  fileprivate var withoutRepeats: [String] {
    reduce(into: []) { texts, text in if !texts.contains(text) { texts.append(text) } }
  }
}

extension String {
  /// The text with each run of white space replaced by one space, so that a multi-line expression fits on one line.
  var foldedSpace: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

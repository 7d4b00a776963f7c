import CEL
import Schema
import YAMLTree

/// Why an expectation does not hold: the parts that decided, with the values that they have in the file and where those
/// stand. `result.p95_ttft_ms = 912 (line 6, column 18), limit 1000`
struct Explanation {
  let checked: CheckedExpression
  private let bindings: Bindings
  private let file: ProofFile
  /// What the variables of the loops around a part stand for.
  var scope: [String: LoopVariable] = [:]
  /// How many elements of loops may still be looked at.
  let budget = LoopBudget()

  init(_ checked: CheckedExpression, _ bindings: Bindings, _ file: ProofFile) {
    self.checked = checked
    self.bindings = bindings
    self.file = file
  }

  var text: String {
    deciding(checked.tree.root, is: false).withoutRepeats.joined(separator: "; ")
  }

  /// What made a part come to the value that it has.
  func deciding(_ node: CEL.NodeID, is outcome: Bool) -> [String] {
    if let reasons = reasons(node, outcome) { return reasons }
    guard spot(of: node) == nil else { return [described(node, value(node))] }
    return [explained("\(words(of: node)) is \(outcome)", by: [node])]
  }

  /// A text, and the values of the file behind it.
  private func explained(_ text: String, by nodes: [CEL.NodeID]) -> String {
    let values = nodes.flatMap { paths(in: $0) }.map { described($0, value($0)) }.withoutRepeats
    return values.isEmpty ? text : "\(text): \(values.joined(separator: ", "))"
  }

  private func reasons(_ node: CEL.NodeID, _ outcome: Bool) -> [String]? {
    let part = checked.tree[node]
    switch part.kind {
    case .logical:
      // Of an `&&` that is false the operands that are false decided, and of an `||` all.
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

  /// Both sides of a comparison: the values of the file, and those they are compared with.
  private func comparison(_ op: BinaryOperator, _ compared: [CEL.NodeID], _ outcome: Bool) -> String? {
    let sides = compared.map(unconverted)
    guard let left = value(sides[0]), let right = value(sides[1]) else { return nil }
    // Of two large collections that which differs is shown.
    let difference =
      op == .equal || op == .notEqual
      ? Difference(left, right) : Difference(keys: [], left: left, right: right)
    let values = [difference.left, difference.right]
    let fromFile = sides.indices.filter { readsFile(sides[$0]) }
    guard let first = fromFile.first else { return nil }
    var shown = fromFile.map { described(sides[$0], values[$0], below: difference.keys) }
    if fromFile.count == 1 {
      guard let held = held(op, values[1 - first]?.summary ?? "nothing", isOnTheRight: first == 0, outcome)
      else {
        return nil
      }
      shown.append(held)
    }
    // A path says already where it leads.
    let computed = fromFile.map { sides[$0] }.filter { spot(of: $0) == nil }
    return explained(shown.joined(separator: ", "), by: computed)
  }

  /// The path in a mere conversion, `milliseconds(result.p95_ms)`: as the file says it, a value is easier to find.
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

  /// What the file's value should have been.
  private func held(
    _ op: BinaryOperator, _ bound: String, isOnTheRight: Bool, _ outcome: Bool
  ) -> String? {
    switch op {
    case .less, .lessOrEqual, .greater, .greaterOrEqual: "limit \(bound)"
    case .equal, .notEqual: (op == .equal) == outcome ? "expected anything else" : "expected \(bound)"
    case .in where isOnTheRight: "expected \(outcome ? "none" : "one") of \(bound)"
    case .in: outcome ? "expected to be without \(bound)" : "expected \(bound) in it"
    default: nil
    }
  }

  /// A part with its value, and with the place in the file that it leads to.
  ///
  /// - Parameter keys: the way from the part's value to the one that is shown.
  private func described(_ node: CEL.NodeID, _ value: Value?, below keys: [Value] = []) -> String {
    var text = keys.isEmpty ? words(of: node) : operand(node).foldedSpace
    var spot = spot(of: node)
    // Where nothing stands, its place is that of what should hold it.
    for key in value == nil ? keys.dropLast() : keys[...] { spot = spot?.below(key) }
    for key in keys { text += "[\(key.literal ?? key.summary)]" }
    return
      "\(text) \(value.map { "= \($0.summary)" } ?? "is missing")\(place(of: spot).map { " (\($0))" } ?? "")"
  }

  func place(of spot: FilePosition?) -> String? {
    spot.flatMap { file.place(in: $0.document, $0.path) }?.words
  }

  // MARK: Parts

  /// The value of a part in the loops around it.
  func value(_ node: CEL.NodeID) -> Value? { checked.value(of: text(of: node), bindings) }

  /// A part as it would be written outside of the loops around it.
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

  /// A part as it is written in front of a dot or bracket.
  func operand(_ node: CEL.NodeID) -> String {
    switch checked.tree[node].kind {
    case .unary, .binary, .logical, .conditional: "(\(text(of: node)))"
    default: text(of: node)
    }
  }

  /// Where variables of the loops around a part are named in it. A loop inside may have taken their names.
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

  /// The longest paths into the file below a node. What stands inside a loop has a value for each turn, and is left
  /// out.
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

  /// Where a path into the file leads; `nil` for what is not a such path.
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

  /// Whether a part is the list of the documents.
  func isDocuments(_ node: CEL.NodeID) -> Bool {
    if case .identifier("results", _) = checked.tree[node].kind { scope["results"] == nil } else { false }
  }
}

/// A place in the file, as the path to it.
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
  /// Each text once, where it first stands.
  fileprivate var withoutRepeats: [String] {
    reduce(into: []) { texts, text in if !texts.contains(text) { texts.append(text) } }
  }
}

extension String {
  /// White space as one blank, so that an expression over several lines fits into one.
  var foldedSpace: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

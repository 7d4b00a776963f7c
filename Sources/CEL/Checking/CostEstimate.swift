/// Bounds on the number of steps of an evaluation. Steps are those of
/// ``CheckedExpression/program(stepLimit:)``.
public struct CostEstimate: Sendable, Hashable {
  /// The minimum number of steps.
  public let minimum: Int
  /// The maximum number of steps, or `nil` if only the size of the values limits it.
  public let maximum: Int?
}

extension CheckedExpression {
  /// Estimates how many steps an evaluation takes.
  ///
  /// - Parameter sizes: The maximum size of a variable or field, by its path as written in an expression,
  ///   such as `house.rooms` or `house.rooms[]` for an element. The size is the number of elements of a list
  ///   or map, or of bytes of a string. `nil` means no bound.
  public func estimatedCost(sizes: (String) -> ClosedRange<Int>? = { _ in nil }) -> CostEstimate {
    withoutActuallyEscaping(sizes) { sizes in
      var estimator = CostEstimator(checked: self, sizes: sizes)
      let steps = estimator.estimate(tree.root).steps
      return CostEstimate(minimum: steps.low, maximum: steps.high == .max ? nil : steps.high)
    }
  }
}

/// A lower and an upper bound. The upper bound is the greatest `Int` if there is none, and one less if it is
/// too large to represent.
private struct Bounds {
  var low: Int
  var high: Int

  static let zero = Bounds(low: 0, high: 0)
  static let unknown = Bounds(low: 0, high: .max)

  init(low: Int, high: Int) {
    self.low = low
    self.high = high
  }

  init(_ exact: Int) { self.init(low: exact, high: exact) }

  static func + (a: Bounds, b: Bounds) -> Bounds {
    Bounds(
      low: saturating(a.low.addingReportingOverflow(b.low)),
      high: isUnknown(a, b) ? .max : saturating(a.high.addingReportingOverflow(b.high)))
  }

  static func * (a: Bounds, b: Bounds) -> Bounds {
    Bounds(
      low: saturating(a.low.multipliedReportingOverflow(by: b.low)),
      high: a.high == 0 || b.high == 0
        ? 0 : isUnknown(a, b) ? .max : saturating(a.high.multipliedReportingOverflow(by: b.high)))
  }

  private static func saturating(_ result: (partialValue: Int, overflow: Bool)) -> Int {
    result.overflow ? .max - 1 : min(result.partialValue, .max - 1)
  }

  private static func isUnknown(_ a: Bounds, _ b: Bounds) -> Bool { a.high == .max || b.high == .max }

  /// The bounds of either one or the other.
  func or(_ other: Bounds) -> Bounds { Bounds(low: min(low, other.low), high: max(high, other.high)) }

  /// The bounds if the part may not be evaluated at all.
  var atMost: Bounds { Bounds(low: 0, high: high) }

  /// The steps for a number of bytes.
  var steps: Bounds { Bounds(low: low / 16, high: high == .max ? .max : high / 16 + 1) }
}

/// Adds up the steps from the leaves to the root.
private struct CostEstimator {
  let checked: CheckedExpression
  let sizes: (String) -> ClosedRange<Int>?
  /// The sizes of loop and binding variables, by slot.
  private var locals: [Int: Estimate] = [:]

  init(checked: CheckedExpression, sizes: @escaping (String) -> ClosedRange<Int>?) {
    self.checked = checked
    self.sizes = sizes
  }

  struct Estimate {
    var steps: Bounds
    /// The number of elements or bytes of the value.
    var size: Bounds
    /// The path of the value, if it is a variable or field.
    var path: String?
  }

  mutating func estimate(_ id: NodeID) -> Estimate {
    let node = checked.tree[id]
    switch node.kind {
    case .literal(let literal): return Estimate(steps: .zero, size: Bounds(literal.size))
    case .identifier(let name, _):
      if case .local(let place) = checked.reference(of: id), var local = locals[place] {
        if checked.type(of: id).sizeBounds.high == 0 { local.size = .zero }
        return local
      }
      return stored(name, id)
    case .select(let field, _):
      if case .variable = checked.reference(of: id) { return stored(checked.tree.text(of: id), id) }
      return part(of: node.children[0], id) { "\($0).\(field)" }
    case .index: return part(of: node.children[0], id, after: node.children[1]) { "\($0)[]" }
    case .comprehension(let comprehension): return loop(id, comprehension)
    case .conditional:
      let (yes, no) = (estimate(node.children[1]), estimate(node.children[2]))
      return Estimate(
        steps: estimate(node.children[0]).steps + yes.steps.or(no.steps), size: yes.size.or(no.size))
    case .logical:
      var steps = estimate(node.children[0]).steps
      for child in node.children.dropFirst() { steps = steps + estimate(child).steps.atMost }
      return Estimate(steps: steps, size: .zero)
    case .bind, .optionalMap:
      let value = estimate(node.children[0])
      if case .local(let place) = checked.reference(of: id) {
        locals[place] = Estimate(steps: .zero, size: value.size, path: value.path)
      }
      let result = estimate(node.children[1])
      // A bound value may never be used, in which case it is not evaluated.
      if case .bind = node.kind {
        return Estimate(steps: value.steps.atMost + result.steps, size: result.size)
      }
      return Estimate(steps: value.steps + result.steps.atMost, size: result.size)
    case .memberCall("orValue"):
      let (value, other) = (estimate(node.children[0]), estimate(node.children[1]))
      return Estimate(
        steps: value.steps + other.steps.atMost, size: value.size.or(other.size), path: value.path)
    case .block:
      var steps = Bounds.zero
      for (position, child) in node.children.enumerated() {
        let value = estimate(child)
        if position == node.children.count - 1 {
          return Estimate(steps: steps + value.steps, size: value.size)
        }
        if case .local(let place) = checked.reference(of: id) {
          locals[place + position] = Estimate(steps: .zero, size: value.size, path: value.path)
        }
        steps = steps + value.steps.atMost
      }
      return Estimate(steps: steps, size: .unknown)
    default: return operation(id)
    }
  }

  /// A variable, whose size the host may know.
  private func stored(_ path: String, _ id: NodeID) -> Estimate {
    let known = sizes(path).map { Bounds(low: $0.lowerBound, high: $0.upperBound) }
    return Estimate(steps: .zero, size: known ?? checked.type(of: id).sizeBounds, path: path)
  }

  private mutating func part(
    of operand: NodeID, _ id: NodeID, after index: NodeID? = nil, _ path: (String) -> String
  ) -> Estimate {
    let whole = estimate(operand)
    let steps = whole.steps + (index.map { estimate($0).steps } ?? .zero)
    guard let base = whole.path else { return Estimate(steps: steps, size: checked.type(of: id).sizeBounds) }
    return Estimate(steps: steps, size: stored(path(base), id).size, path: path(base))
  }

  private mutating func loop(_ id: NodeID, _ comprehension: Comprehension) -> Estimate {
    let children = checked.tree[id].children
    let range = estimate(children[0])
    if case .local(let place) = checked.reference(of: id) {
      for offset in comprehension.variables.indices {
        let isElement = offset == comprehension.variables.count - 1
        let path = isElement ? range.path.map { "\($0)[]" } : nil
        let known = path.flatMap(sizes).map { Bounds(low: $0.lowerBound, high: $0.upperBound) }
        locals[place + offset] = Estimate(steps: .zero, size: known ?? .unknown, path: path)
      }
    }
    var body = Bounds(children.dropFirst().reduce(1) { $0 + checked.weight($1) })
    for child in children.dropFirst() { body = body + estimate(child).steps }
    let turns =
      comprehension.macro.endsEarly ? Bounds(low: min(1, range.size.low), high: range.size.high) : range.size
    let size = comprehension.hasFilter || comprehension.macro == .filter ? range.size.atMost : range.size
    return Estimate(
      steps: range.steps + turns * body,
      size: comprehension.macro == .transformMapEntry ? .unknown : size,
      path: comprehension.macro == .filter ? range.path : nil)
  }

  /// Whether a call evaluates its argument only if the value before it is missing.
  private func isAlternative(_ id: NodeID) -> Bool {
    guard case .overloads(let overloads) = checked.reference(of: id), overloads.count == 1 else {
      return false
    }
    return Optionals.Alternative(rawValue: overloads[0].id) != nil
  }

  /// Costs of operators, aggregates and calls.
  private mutating func operation(_ id: NodeID) -> Estimate {
    let node = checked.tree[id]
    var steps = Bounds.zero
    var size = Bounds.zero
    for (position, child) in node.children.enumerated() {
      let part = estimate(child)
      steps = steps + (position == 1 && isAlternative(id) ? part.steps.atMost : part.steps)
      size = size + part.size
    }
    let first = node.children.first.map(checked.type(of:)) ?? .dyn
    switch node.kind {
    case .list, .map: return Estimate(steps: steps, size: Bounds(node.children.count))
    case .binary(.add):
      switch first {
      case .list: return Estimate(steps: steps + size, size: size)
      default: return Estimate(steps: steps + size.steps, size: size)
      }
    case .binary(.equal), .binary(.notEqual), .binary(.in):
      // Elements may have any size, unless their type limits it.
      let comparison =
        switch first {
        case .string, .named, .bytes: size.steps
        default: first.hasFlatElements ? size : .unknown
        }
      return Estimate(steps: steps + comparison.atMost, size: .zero)
    case .binary, .unary, .has: return Estimate(steps: steps, size: .zero)
    default:
      let result = checked.type(of: id).sizeBounds
      return Estimate(steps: steps + (size.steps + result.steps).atMost, size: result)
    }
  }
}

extension CheckedExpression {
  /// The number of nodes in the subtree of a node.
  fileprivate func weight(_ id: NodeID) -> Int {
    tree[id].children.reduce(1) { $0 + weight($1) }
  }
}

extension Comprehension.Macro {
  fileprivate var endsEarly: Bool { self == .all || self == .exists }
}

extension Literal {
  fileprivate var size: Int {
    switch self {
    case .string(let text): text.utf8.count
    case .bytes(let octets): octets.count
    default: 0
    }
  }
}

extension Type {
  /// The bounds of the size of a value of the type: zero for values without a size, unknown for others.
  fileprivate var sizeBounds: Bounds {
    switch self {
    case .null, .bool, .int, .uint, .double, .timestamp, .duration, .type, .record: .zero
    default: .unknown
    }
  }

  /// Whether the size of a value determines the cost of comparing it.
  fileprivate var hasFlatElements: Bool {
    switch self {
    case .list(let element): element.sizeBounds.high == 0
    case .map(let key, let value): key.sizeBounds.high == 0 && value.sizeBounds.high == 0
    case .optional, .dyn, .opaque: false
    default: true
    }
  }
}

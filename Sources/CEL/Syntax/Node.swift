/// A part of an expression, by its number in the tree.
package struct NodeID: Hashable, Sendable {
  package let index: Int32

  init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }
}

/// One node of a syntax tree.
package struct Node: Sendable {
  /// The kind of the node.
  package let kind: NodeKind
  /// The bytes of the expression that it was parsed from; empty for a generated node.
  package let span: Range<Int>
  /// The bytes that messages point to: the field of a selection, the name of a function, an operator.
  package let anchor: Range<Int>
  /// The children, in the order defined by ``NodeKind``.
  package let children: [NodeID]
}

/// The kind of a node. The comments name its children.
package enum NodeKind: Hashable, Sendable {
  /// A literal.
  case literal(Literal)
  /// A name. A rooted name, written with a leading dot, is looked up outside all containers.
  case identifier(String, isRooted: Bool)
  /// `operand.field`, or `operand.?field` when optional.
  case select(String, isOptional: Bool)
  /// `operand[index]`, or `operand[?index]` when optional.
  case index(isOptional: Bool)
  /// `function(arguments…)`.
  case call(String, isRooted: Bool)
  /// `target.function(arguments…)`, where the target may be the function's namespace.
  case memberCall(String)
  /// A prefix operator with its operand.
  case unary(UnaryOperator)
  /// A binary operator with its operands.
  case binary(BinaryOperator)
  /// Two or more operands joined by the same logical operator.
  case logical(LogicalOperator)
  /// `condition ? consequence : alternative`.
  case conditional
  /// The elements. Those at the given positions are written `?element` and are omitted if they have no value.
  case list(optionals: [Int])
  /// Alternating keys and values. The entries at the given positions are written `?key: value`.
  case map(optionals: [Int])
  /// `Name{field: value, …}`: the values of the fields.
  case message(String, fields: [String])
  /// `has(operand.field)`: the operand.
  case has(String)
  /// A macro that loops: the range, the filter if there is one, and the predicate or result.
  case comprehension(Comprehension)
  /// `cel.bind(name, value, result)`: the value and the result.
  case bind(String)
  /// `cel.block([values…], result)`: the values and the result.
  case block
  /// `optional.optMap(name, result)` or, when flat, `optional.optFlatMap(name, result)`: the optional and the
  /// result.
  case optionalMap(String, isFlat: Bool)
}

/// A literal value.
package enum Literal: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case uint(UInt)
  case double(Double)
  case string(String)
  case bytes([UInt8])
}

/// A prefix operator.
package enum UnaryOperator: String, Hashable, Sendable, CaseIterable {
  case not = "!"
  case negate = "-"
}

/// A binary operator.
package enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case modulo = "%"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case `in`

  /// Whether the operator compares order.
  var isOrdering: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }
}

/// A logical operator, which ignores errors of operands that do not affect the result.
package enum LogicalOperator: String, Hashable, Sendable, CaseIterable {
  case and = "&&"
  case or = "||"
}

/// A macro that loops over a list or the keys of a map.
package struct Comprehension: Hashable, Sendable {
  /// Which macro it is.
  package enum Macro: String, Hashable, Sendable {
    case all
    case exists
    case existsOne
    case map
    case filter
    case transformList
    case transformMap
    case transformMapEntry
  }

  package let macro: Macro
  /// The name as written; `exists_one` and `existsOne` are the same macro.
  package let name: String
  /// The variables of the loop: the element or key, or the index or key and the value.
  package let variables: [String]
  /// Whether the second child is a filter.
  package let hasFilter: Bool

  package init(macro: Macro, name: String, variables: [String], hasFilter: Bool) {
    self.macro = macro
    self.name = name
    self.variables = variables
    self.hasFilter = hasFilter
  }
}

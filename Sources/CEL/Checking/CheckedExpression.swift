/// An expression with resolved names and types, ready to be compiled to a ``Program``.
public struct CheckedExpression: Sendable {
  /// The source text.
  public let source: String
  /// The environment that the expression was checked in.
  public let environment: Environment
  /// The type of the result.
  public let resultType: Type
  package let tree: SyntaxTree
  /// The type of each node, by number.
  let types: [Type]
  /// The resolved reference of each node, by number.
  let references: [Reference]
  /// The maximum number of loop and binding variables that are alive at the same time.
  let localCount: Int

  /// The type of a part of the expression.
  package func type(of id: NodeID) -> Type { types[Int(id.index)] }

  /// The resolved reference of a part of the expression.
  package func reference(of id: NodeID) -> Reference { references[Int(id.index)] }
}

/// The resolved reference of a node, as far as the checker can determine it.
package enum Reference: Sendable {
  /// No reference, or one that is known only at run time.
  case none
  /// A variable of the environment, by its index. A selection refers to a variable if its whole dotted name
  /// is declared.
  case variable(Int)
  /// A variable of a loop or binding, by its slot among the variables that are alive. For the loop or binding
  /// node itself, this is the slot of its first variable.
  case local(Int)
  /// A type.
  case type(Type)
  /// A field of a structure.
  case field(RecordField)
  /// The candidate overloads of the call. There is one, unless an argument is `dyn`.
  case overloads([Overload])
  /// Like `overloads`, but the target of the call is the namespace of the function and not an argument.
  case namespaced([Overload])
  /// A function with a variable number of arguments.
  case variadic(VariadicFunction, isNamespaced: Bool)
  /// An unresolved name, in an expression that was not checked.
  case unresolved(String)
}

/// A function with a variable number of arguments. It has no overloads.
package enum VariadicFunction: String, Sendable {
  case greatest = "math.greatest"
  case least = "math.least"
}

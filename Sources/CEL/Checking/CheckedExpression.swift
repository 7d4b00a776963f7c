/// An expression whose names are resolved and whose types are known, ready to become a ``Program``.
public struct CheckedExpression: Sendable {
  /// The text.
  public let source: String
  /// The environment it was checked in.
  public let environment: Environment
  /// The type of the result.
  public let resultType: Type
  package let tree: SyntaxTree
  /// The type of each node, by number.
  let types: [Type]
  /// What each node refers to, by number.
  let references: [Reference]
  /// How many variables of loops and bindings are alive at the same time at most.
  let localCount: Int

  /// The type of a part of the expression.
  package func type(of id: NodeID) -> Type { types[Int(id.index)] }

  /// What a part of the expression refers to.
  package func reference(of id: NodeID) -> Reference { references[Int(id.index)] }
}

/// What a node refers to, as far as the checker could find out.
package enum Reference: Sendable {
  /// Nothing, or something that is known only at run time.
  case none
  /// A variable of the environment, by its index. A selection refers to one when the whole dotted name is
  /// declared.
  case variable(Int)
  /// A variable of a loop or binding, by its place among those that are alive. For the node of the loop or
  /// binding itself it is the place of its first variable.
  case local(Int)
  /// A type.
  case type(Type)
  /// A field of a structure.
  case field(RecordField)
  /// The overloads that a call may turn out to be; one, unless an argument is `dyn`.
  case overloads([Overload])
  /// Like `overloads`, where the target of the call is the namespace of the function and no argument.
  case namespaced([Overload])
  /// A function with any number of arguments.
  case variadic(VariadicFunction, isNamespaced: Bool)
  /// A name that has no meaning, in an expression that was not checked.
  case unresolved(String)
}

/// A function with any number of arguments; such a one has no overloads.
package enum VariadicFunction: String, Sendable {
  case greatest = "math.greatest"
  case least = "math.least"
}

/// A variable that expressions can use.
public struct Variable: Sendable {
  /// The name, which may be qualified with dots.
  public let name: String
  /// The type of its values.
  public let type: Type
  /// The meaning of the variable.
  public let documentation: String

  /// A declaration.
  public init(_ name: String, _ type: Type, documentation: String = "") {
    self.name = name
    self.type = type
    self.documentation = documentation
  }
}

/// The declarations that expressions can use: variables, structures, functions and enabled libraries.
///
/// An environment is immutable and cheap to create: the standard definitions are looked up only if an
/// expression uses them.
///
/// ```swift
/// let environment = Environment(variables: [Variable("name", .string)])
/// let program = try environment.check("name.startsWith('a')").program()
/// var bindings = program.bindings()
/// bindings["name"] = "anna"
/// program.evaluate(bindings)  // .value(.bool(true))
/// ```
public final class Environment: Sendable {
  /// The variables. The position of a variable is its index in ``Bindings``.
  public let variables: [Variable]
  /// The container, a dotted name, in which names are looked up first.
  public let container: String
  /// The enabled libraries.
  public let libraries: Libraries
  /// The limits of the parser.
  public let limits: ParseLimits
  /// Whether the checker parses literals and reports an invalid duration, timestamp or regular expression. If
  /// it does not, they become evaluation errors, as in the language definition.
  public let checksLiterals: Bool

  private let variableIndex: [String: Int]
  private let records: [String: RecordType]
  private let opaqueTypes: [String: OpaqueType]
  private let functions: [String: Function]
  /// The first components of the host functions' qualified names.
  private let namespaces: Set<String>
  /// Whether the name of any variable contains a dot.
  let hasQualifiedVariables: Bool

  /// An environment.
  public init(
    variables: [Variable] = [], records: [RecordType] = [], opaqueTypes: [OpaqueType] = [],
    functions: [Function] = [], container: String = "", libraries: Libraries = .all,
    limits: ParseLimits = .init(),
    checksLiterals: Bool = true
  ) {
    self.variables = variables
    self.container = container
    self.libraries = libraries
    self.limits = limits
    self.checksLiterals = checksLiterals
    variableIndex = Self.index(variables.indices, by: { variables[$0].name })
    self.records = Self.index(records, by: { $0.name })
    self.opaqueTypes = Self.index(opaqueTypes, by: { $0.name })
    self.functions = Self.index(functions, by: { $0.name }) { first, second in
      Function(first.name, first.overloads + second.overloads, documentation: first.documentation)
    }
    namespaces = Set(
      functions.compactMap { function in
        function.name.firstIndex(of: ".").map { String(function.name[..<$0]) }
      })
    hasQualifiedVariables = variables.contains { $0.name.utf8.contains(UInt8(ascii: ".")) }
  }

  /// Builds a dictionary of declarations by name with its full capacity. Policies make an environment for
  /// each kind of subject, and growing dictionaries took most of the time.
  ///
  /// - Parameter merge: Combines two declarations with the same name. By default, the first one is used.
  @inline(__always)
  private static func index<Declarations: Collection>(
    _ declarations: Declarations, by name: (Declarations.Element) -> String,
    merging merge: (Declarations.Element, Declarations.Element) -> Declarations.Element = { first, _ in first
    }
  ) -> [String: Declarations.Element] {
    var result = [String: Declarations.Element](minimumCapacity: declarations.count)
    for declaration in declarations {
      if let other = result.updateValue(declaration, forKey: name(declaration)) {
        result[name(declaration)] = merge(other, declaration)
      }
    }
    return result
  }

  // MARK: Phases

  /// Parses an expression.
  ///
  /// - Parameter macros: Whether calls such as `has(x.y)` and `list.all(x, …)` are macros. If `false`, they
  ///   are ordinary calls.
  /// - Throws: The syntax errors.
  public func parse(_ source: String, macros: Bool = true) throws(Diagnostics) -> ParsedExpression {
    var parser = Parser(source, limits: limits, libraries: macros ? libraries : nil)
    let tree = parser.parse()
    guard parser.diagnostics.isEmpty else { throw Diagnostics(source: source, parser.diagnostics) }
    return ParsedExpression(source: source, tree: tree, hasMacros: macros)
  }

  /// Checks a parsed expression.
  ///
  /// - Parameter expected: The required type of the result, if any.
  /// - Throws: All errors in the expression.
  public func check(
    _ parsed: ParsedExpression, expecting expected: Type? = nil
  ) throws(Diagnostics) -> CheckedExpression {
    var checker = Checker(parsed, self, isLenient: false)
    let checked = checker.check(expecting: expected)
    guard checker.diagnostics.isEmpty else { throw Diagnostics(source: parsed.source, checker.diagnostics) }
    return checked
  }

  /// Parses and checks an expression.
  public func check(_ source: String, expecting expected: Type? = nil) throws(Diagnostics)
    -> CheckedExpression
  {
    try check(parse(source), expecting: expected)
  }

  /// Prepares an expression for evaluation without a type check. Errors become evaluation errors, if the
  /// evaluation reaches them.
  public func unchecked(_ parsed: ParsedExpression) -> CheckedExpression {
    var checker = Checker(parsed, self, isLenient: true)
    return checker.check(expecting: nil)
  }

  // MARK: Names

  /// The index of a variable in ``variables``.
  public func index(ofVariable name: String) -> Int? { variableIndex[name] }

  /// The structure with this name.
  public func record(named name: String) -> RecordType? { records[name] }

  /// Whether values of an opaque type are ordered.
  func isComparable(opaque name: String) -> Bool { opaqueTypes[name]?.isComparable ?? false }

  /// All overloads of a function, of the host and of the libraries.
  func overloads(of name: String) -> [Overload] {
    let standard = StandardLibrary.overloads(of: name, libraries)
    guard let function = functions[name] else { return standard }
    return function.overloads + standard
  }

  /// The names of all functions, for suggestions.
  var functionNames: [String] { Array(functions.keys).sorted() + StandardLibrary.names(libraries) }

  /// Whether a name is the first component of a function's qualified name.
  func isNamespace(_ name: String) -> Bool {
    StandardLibrary.isNamespace(name) || namespaces.contains(name)
  }

  /// The type that a name denotes, if any.
  func type(named name: String) -> Type? {
    switch name {
    case "bool": .bool
    case "int": .int
    case "uint": .uint
    case "double": .double
    case "string": .string
    case "bytes": .bytes
    case "null_type": .null
    case "list": .list(.dyn)
    case "map": .map(.dyn, .dyn)
    case "type": .type(.dyn)
    case "google.protobuf.Timestamp": .timestamp
    case "google.protobuf.Duration": .duration
    case "optional_type" where libraries.contains(.optionals): .optional(.dyn)
    case "net.IP" where libraries.contains(.network): .opaque(name, [])
    case "net.CIDR" where libraries.contains(.network): .opaque(name, [])
    default:
      records[name].map { .record($0.name) } ?? opaqueTypes[name].map { .opaque($0.name, []) }
    }
  }

  /// The candidates for a name in the container, innermost scope first.
  func candidates(for name: String) -> [String] {
    if name.hasPrefix(".") { return [String(name.dropFirst())] }
    guard !container.isEmpty else { return [name] }
    var result: [String] = []
    var scope = Substring(container)
    while true {
      result.append("\(scope).\(name)")
      guard let dot = scope.lastIndex(of: ".") else { break }
      scope = scope[..<dot]
    }
    return result + [name]
  }
}

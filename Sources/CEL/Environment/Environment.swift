/// A variable that expressions may use.
public struct Variable: Sendable {
  /// The name; it may be qualified with dots.
  public let name: String
  /// The type of its values.
  public let type: Type
  /// What it stands for.
  public let documentation: String

  /// A declaration.
  public init(_ name: String, _ type: Type, documentation: String = "") {
    self.name = name
    self.type = type
    self.documentation = documentation
  }
}

/// What expressions may speak of: variables, structures, functions, and the libraries that are switched on.
///
/// An environment never changes and is cheap to make: the standard definitions are looked up only when an
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
  /// The libraries that are switched on.
  public let libraries: Libraries
  /// What the parser accepts.
  public let limits: ParseLimits
  /// Whether the checker looks into literals and reports a duration, timestamp or regular expression that
  /// cannot be read. When it does not, they are errors of the evaluation, as the language definition has it.
  public let checksLiterals: Bool

  private let variableIndex: [String: Int]
  private let records: [String: RecordType]
  private let opaqueTypes: [String: OpaqueType]
  private let functions: [String: Function]
  /// The first parts of the host's functions with qualified names.
  private let namespaces: Set<String>
  /// Whether the name of some variable has a dot.
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

  /// Declarations by name, in a dictionary that is made in its full size: policies make an environment for
  /// each kind of subject, and most of the time went into dictionaries that grew.
  ///
  /// - Parameter merge: makes one of two that have the same name; the first counts unless it says otherwise.
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
  /// - Parameter macros: whether calls such as `has(x.y)` and `list.all(x, …)` are macros; otherwise they are
  ///   calls.
  /// - Throws: what is wrong with the text.
  public func parse(_ source: String, macros: Bool = true) throws(Diagnostics) -> ParsedExpression {
    var parser = Parser(source, limits: limits, libraries: macros ? libraries : nil)
    let tree = parser.parse()
    guard parser.diagnostics.isEmpty else { throw Diagnostics(source: source, parser.diagnostics) }
    return ParsedExpression(source: source, tree: tree, hasMacros: macros)
  }

  /// Checks a parsed expression.
  ///
  /// - Parameter expected: the type that the result must have, if it must have one.
  /// - Throws: everything that is wrong with the expression.
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

  /// Prepares an expression for evaluation without checking it: whatever is wrong with it becomes an error of
  /// the evaluation, if the evaluation gets there.
  public func unchecked(_ parsed: ParsedExpression) -> CheckedExpression {
    var checker = Checker(parsed, self, isLenient: true)
    return checker.check(expecting: nil)
  }

  // MARK: Names

  /// The position of a variable among ``variables``.
  public func index(ofVariable name: String) -> Int? { variableIndex[name] }

  /// The structure of that name.
  public func record(named name: String) -> RecordType? { records[name] }

  /// Whether values of an opaque type have an order.
  func isComparable(opaque name: String) -> Bool { opaqueTypes[name]?.isComparable ?? false }

  /// All overloads of a function, the host's and the library's.
  func overloads(of name: String) -> [Overload] {
    let standard = StandardLibrary.overloads(of: name, libraries)
    guard let function = functions[name] else { return standard }
    return function.overloads + standard
  }

  /// The names of all functions, for suggestions.
  var functionNames: [String] { Array(functions.keys).sorted() + StandardLibrary.names(libraries) }

  /// Whether a name is the first part of the qualified name of some function.
  func isNamespace(_ name: String) -> Bool {
    StandardLibrary.isNamespace(name) || namespaces.contains(name)
  }

  /// The type that a name denotes, if it does.
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

  /// The names that a name may stand for in the container, the innermost first.
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

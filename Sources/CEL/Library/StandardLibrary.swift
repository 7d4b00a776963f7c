/// The functions of the language definition and of the extension libraries, looked up by name when an
/// expression calls them, so that nothing has to be set up beforehand.
enum StandardLibrary {
  /// The overloads of a function in the libraries that are switched on.
  static func overloads(of name: String, _ libraries: Libraries) -> [Overload] {
    var result =
      Conversions.overloads(of: name) ?? Strings.standardOverloads(of: name) ?? Times.overloads(of: name)
      ?? []
    for (library, find) in extensions where libraries.contains(library) {
      if let overloads = find(name) { result += overloads }
    }
    return result
  }

  private static let extensions: [(Libraries, @Sendable (String) -> [Overload]?)] = [
    (.strings, Strings.overloads), (.strings, { $0 == "format" ? Formatting.overloads : nil }),
    (.math, MathLibrary.overloads),
    (.encoders, Encoders.overloads), (.network, Network.overloads), (.optionals, Optionals.overloads),
  ]

  /// The names of all functions in the libraries that are switched on.
  static func names(_ libraries: Libraries) -> [String] {
    var names = Conversions.names + Strings.standardNames + Times.names
    if libraries.contains(.strings) { names += Strings.names }
    if libraries.contains(.math) { names += MathLibrary.names + ["math.greatest", "math.least"] }
    if libraries.contains(.encoders) { names += Encoders.names }
    if libraries.contains(.network) { names += Network.names }
    if libraries.contains(.optionals) { names += Optionals.names }
    return names
  }

  /// Whether a name is the first part of the qualified name of some function.
  static func isNamespace(_ name: String) -> Bool {
    switch name {
    case "math", "base64", "strings", "optional", "ip", "cel": true
    default: false
    }
  }
}

/// The functions of the language definition and of the extension libraries. They are looked up by name when
/// an expression calls them, so that an environment needs no setup.
enum StandardLibrary {
  /// A group of related functions.
  private struct Part: Sendable {
    /// The library of the functions; `nil` for those of the language definition.
    let library: Libraries
    let names: [String]
    let overloads: @Sendable (String) -> [Overload]?
  }

  private static let parts = [
    Part(library: [], names: Conversions.names, overloads: Conversions.overloads),
    Part(library: [], names: Strings.standardNames, overloads: Strings.standardOverloads),
    Part(library: [], names: Times.names, overloads: Times.overloads),
    Part(library: .strings, names: Strings.names, overloads: Strings.overloads),
    Part(library: .math, names: MathLibrary.names, overloads: MathLibrary.overloads),
    Part(library: .encoders, names: Encoders.names, overloads: Encoders.overloads),
    Part(library: .network, names: Network.names, overloads: Network.overloads),
    Part(library: .optionals, names: Optionals.names, overloads: Optionals.overloads),
  ]

  /// The groups in which a name occurs.
  private static let places: [String: [Int]] = {
    var places: [String: [Int]] = [:]
    for (place, part) in parts.enumerated() {
      for name in part.names { places[name, default: []].append(place) }
    }
    return places
  }()

  /// The overloads of a function in the enabled libraries.
  static func overloads(of name: String, _ libraries: Libraries) -> [Overload] {
    var result: [Overload] = []
    for place in places[name] ?? [] where libraries.isSuperset(of: parts[place].library) {
      let overloads = parts[place].overloads(name) ?? []
      result = result.isEmpty ? overloads : result + overloads
    }
    return result
  }

  /// The names of all functions in the enabled libraries.
  static func names(_ libraries: Libraries) -> [String] {
    let variadic =
      libraries.contains(.math) ? [VariadicFunction.greatest.rawValue, VariadicFunction.least.rawValue] : []
    return parts.filter { libraries.isSuperset(of: $0.library) }.flatMap(\.names) + variadic
  }

  /// Whether a name is the first component of a function's qualified name.
  static func isNamespace(_ name: String) -> Bool {
    switch name {
    case "math", "base64", "strings", "optional", "ip", "cel": true
    default: false
    }
  }
}

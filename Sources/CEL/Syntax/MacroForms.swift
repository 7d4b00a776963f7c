/// How macros are called, for those who call them in another way.
enum MacroForms {
  /// The form of a macro, or `nil` when the name is none of a macro's.
  static func form(of name: String, _ libraries: Libraries) -> String? {
    let isTwo = libraries.contains(.comprehensions)
    return switch name {
    case "has": "has(record.field)"
    case "all", "exists", "exists_one", "existsOne", "filter": "list.\(name)(x, condition)"
    case "map": "list.map(x, result) or list.map(x, condition, result)"
    case "transformList" where isTwo, "transformMap" where isTwo: "\(name)(key, value, result)"
    case "transformMapEntry" where isTwo: "\(name)(key, value, {newKey: newValue})"
    case "optMap" where libraries.contains(.optionals), "optFlatMap" where libraries.contains(.optionals):
      "optional.\(name)(x, result)"
    case "cel.bind" where libraries.contains(.bindings): "cel.bind(name, value, result)"
    case "cel.block" where libraries.contains(.block): "cel.block([expressions], result)"
    default: nil
    }
  }

  /// The names of all macros, for suggestions.
  static func names(_ libraries: Libraries) -> [String] {
    [
      "has", "all", "exists", "exists_one", "existsOne", "filter", "map", "transformList", "transformMap",
      "transformMapEntry", "optMap", "optFlatMap", "cel.bind", "cel.block",
    ].filter { form(of: $0, libraries) != nil }
  }
}

/// Operators, names and functions of other languages, with their CEL equivalents.
enum Habits {
  /// An operator in words or in the notation of another language.
  static func `operator`(_ text: String) -> String? {
    switch text {
    case "and", "AND", "And": "&&"
    case "or", "OR", "Or": "||"
    case "not", "NOT", "Not": "!"
    case "===", "=": "=="
    case "!==", "<>": "!="
    case "=>": ">="
    case "=<": "<="
    case "&": "&&"
    case "|": "||"
    case "?.": ".?"
    default: nil
    }
  }

  /// A typographic or mathematical character used in place of an ASCII character.
  static func character(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{00AB}", "\u{00BB}": "\""
    case "\u{2018}", "\u{2019}", "\u{201A}", "\u{00B4}": "'"
    case "\u{2010}"..."\u{2015}", "\u{2212}": "-"
    case "\u{00D7}": "*"
    case "\u{00F7}": "/"
    case "\u{2260}": "!="
    case "\u{2264}": "<="
    case "\u{2265}": ">="
    case "\u{00AC}", "~": "!"
    case "\u{2227}": "&&"
    case "\u{2228}": "||"
    default: nil
    }
  }

  /// A constant of another language.
  static func constant(_ name: String) -> String? {
    switch name {
    case "True", "TRUE", "yes": "true"
    case "False", "FALSE", "no": "false"
    case "None", "nil", "Nil", "NULL", "Null", "undefined": "null"
    default: nil
    }
  }

  /// A function under its name in another language.
  static func function(_ name: String) -> String? {
    switch name {
    case "length", "len", "count", "getLength": "size"
    case "toLowerCase", "toLower", "lower", "lowercase", "downcase": "lowerAscii"
    case "toUpperCase", "toUpper", "upper", "uppercase", "upcase": "upperAscii"
    case "substr", "slice": "substring"
    case "strip", "trimSpace": "trim"
    case "any", "some": "exists"
    case "every", "forall": "all"
    case "where", "select": "filter"
    case "includes", "has_substring": "contains"
    case "match", "test", "regex": "matches"
    case "hasPrefix", "beginsWith", "starts_with": "startsWith"
    case "hasSuffix", "ends_with": "endsWith"
    case "toString", "str": "string"
    case "toInt", "parseInt", "integer": "int"
    case "float", "toDouble", "parseFloat", "number": "double"
    case "typeof", "typeOf": "type"
    case "max", "math.max": "math.greatest"
    case "min", "math.min": "math.least"
    case "abs", "ceil", "floor", "round", "trunc", "sqrt": "math.\(name)"
    case "concat": "join"
    case "getOrElse", "orElse": "orValue"
    case "isPresent": "hasValue"
    default: nil
    }
  }
}

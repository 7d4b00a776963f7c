import CEL
import FoundationEssentials
import JSON

/// One file of the conformance suite.
struct Suite: Sendable {
  let file: String
  let tests: [Test]

  /// The suites in a folder, in the order of their names.
  static func load(folder: String) throws -> [Suite] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
    return try names.sorted().map { name in
      let bytes = try Array(Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
      return try Suite(JSONValue(bytes))
    }
  }

  private init(_ json: JSONValue) throws {
    guard let file = json["file"]?.string, let tests = json["tests"]?.array else {
      throw UnreadableTest(reason: "`file` or `tests` is missing in a suite")
    }
    self.file = file
    self.tests = try tests.map(Test.init)
  }
}

/// One test: an expression and its expected outcome.
struct Test: Sendable {
  let id: String
  let expression: String
  let isChecked: Bool
  let hasMacros: Bool
  let isCheckedOnly: Bool
  let container: String
  let declarations: [JSONValue]
  let bindings: [String: JSONValue]
  let expected: JSONValue

  init(_ json: JSONValue) throws {
    guard let id = json["id"]?.string, let expression = json["expr"]?.string, let expected = json["expect"]
    else {
      throw UnreadableTest(reason: "`id`, `expr` or `expect` is missing in a test")
    }
    self.id = id
    self.expression = expression
    self.expected = expected
    isChecked = json["disable_check"]?.bool != true
    hasMacros = json["disable_macros"]?.bool != true
    isCheckedOnly = json["check_only"]?.bool == true
    container = json["container"]?.string ?? ""
    declarations = json["type_env"]?.array ?? []
    bindings = json["bindings"]?.object ?? [:]
  }
}

/// The reason why a test cannot be run.
struct UnreadableTest: Error {
  let reason: String
}

extension CEL.Value {
  /// Decodes a value of the suite.
  init(_ json: JSONValue) throws {
    guard let (tag, content) = json.object?.first else {
      throw UnreadableTest(reason: "not a value: \(json)")
    }
    switch (tag, content) {
    case ("null", _): self = .null
    case ("bool", .bool(let value)): self = .bool(value)
    case ("int64", .string(let text)):
      guard let number = Int(text) else { throw UnreadableTest(reason: "not an int64: \(text)") }
      self = .int(number)
    case ("uint64", .string(let text)):
      guard let number = UInt(text) else { throw UnreadableTest(reason: "not a uint64: \(text)") }
      self = .uint(number)
    case ("double", .string(let text)):
      guard let number = Double(text) else { throw UnreadableTest(reason: "not a double: \(text)") }
      self = .double(number)
    case ("string", .string(let text)): self = .string(text)
    case ("bytes", .string(let text)):
      guard let data = Data(base64Encoded: text) else {
        throw UnreadableTest(reason: "not Base64 bytes: \(text)")
      }
      self = .bytes(Array(data))
    case ("list", .array(let elements)): self = .list(try elements.map { try Self($0) })
    case ("map", .array(let pairs)):
      let entries = try pairs.map { pair in
        guard let pair = pair.array, pair.count == 2 else {
          throw UnreadableTest(reason: "a map entry is not a pair of key and value")
        }
        return MapValue.Entry(key: try Self(pair[0]), value: try Self(pair[1]))
      }
      guard let map = MapValue(entries) else { throw UnreadableTest(reason: "duplicate key") }
      self = .map(map)
    case ("type", .string(let name)): self = .type(try CELType(.string(name)))
    default: throw UnreadableTest(reason: "unknown kind of value: `\(tag)`")
    }
  }

  /// Whether a result is the expected one: equal and of the same type at every level, with `NaN` equal to
  /// `NaN`.
  func matches(_ expected: CEL.Value) -> Bool {
    switch (self, expected) {
    case (.double(let a), .double(let b)): return a == b || (a.isNaN && b.isNaN)
    case (.list(let a), .list(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { $0.matches($1) }
    case (.map(let a), .map(let b)):
      return a.count == b.count
        && b.entries.allSatisfy { wanted in
          a.entries.contains { $0.key.matches(wanted.key) && $0.value.matches(wanted.value) }
        }
    default: return type.name == expected.type.name && self == expected
    }
  }
}

extension CELType {
  /// Decodes a type of the suite.
  init(_ json: JSONValue) throws {
    if let name = json.string {
      self = Self.named(name)
      return
    }
    guard let (tag, content) = Self.constructor(json) else {
      throw UnreadableTest(reason: "not a type: \(json)")
    }
    switch (tag, content) {
    case ("list", _): self = .list(try CELType(content))
    case ("map", .array(let parts)) where parts.count == 2:
      self = .map(try CELType(parts[0]), try CELType(parts[1]))
    case ("param", .string(let name)): self = .parameter(name)
    case ("type", _): self = .type(try CELType(content))
    case ("abstract", .string(let name)):
      let parameters = try (json["params"]?.array ?? []).map { try CELType($0) }
      self = name == "optional_type" ? .optional(parameters.first ?? .dyn) : .opaque(name, parameters)
    default: throw UnreadableTest(reason: "unknown kind of type: `\(tag)`")
    }
  }

  private static func constructor(_ json: JSONValue) -> (tag: String, content: JSONValue)? {
    for tag in ["list", "map", "param", "type", "abstract"] {
      if let content = json[tag] { return (tag, content) }
    }
    return nil
  }

  private static func named(_ name: String) -> CELType {
    switch name {
    case "dyn", "any": .dyn
    case "null", "null_type": .null
    case "bool": .bool
    case "int", "int64": .int
    case "uint", "uint64": .uint
    case "double": .double
    case "string": .string
    case "bytes": .bytes
    case "list": .list(.dyn)
    case "map": .map(.dyn, .dyn)
    case "type": .type(.dyn)
    case "optional_type": .optional(.dyn)
    case "timestamp", "google.protobuf.Timestamp": .timestamp
    case "duration", "google.protobuf.Duration": .duration
    default: .opaque(name, [])
    }
  }
}

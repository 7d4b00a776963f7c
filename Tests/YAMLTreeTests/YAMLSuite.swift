import FoundationEssentials
import Testing

/// The YAML test suite, as data: see `../shared/conformance`.
enum YAMLSuite {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let id: String
    let name: String
    let yaml: String
    let fail: Bool
    let events: String

    var testDescription: String { "\(id) \(name)" }
  }

  /// What libyaml itself gets wrong.
  struct Known: Decodable, Sendable {
    var accepts_invalid: [String] = []
    var rejects_valid: [String: String] = [:]
    var events_differ: [String: [String]] = [:]
  }

  static let cases: [Case] = decode("cases.json") ?? []
  static let known: Known = decode("known-libyaml.json") ?? Known()

  private static func decode<Value: Decodable>(_ file: String) -> Value? {
    guard let bytes = SharedData.file("conformance/yaml/" + file) else { return nil }
    return try? JSONDecoder().decode(Value.self, from: Data(bytes))
  }
}

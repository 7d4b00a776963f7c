import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

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

  /// The known errors of libyaml.
  struct Known: Decodable, Sendable {
    var accepts_invalid: [String] = []
    var rejects_valid: [String: String] = [:]
    var events_differ: [String: [String]] = [:]
  }

  static let cases: [Case] = decode("cases.json") ?? []
  static let known: Known = decode("known-libyaml.json") ?? Known()

  private static func decode<Value: Decodable>(_ file: String) -> Value? {
    try? JSONDecoder().decode(
      Value.self, from: Data(ProjectFiles.bytes("\(ProjectFiles.shared)/conformance/yaml/\(file)")))
  }
}

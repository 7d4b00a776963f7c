import Evidence
import TestSupport
import Testing

@Suite("Versions in addresses")
struct PageAddressTests {
  @Test(
    "A version segment is recognized",
    arguments: [
      ("en/v0.10.2rc1/x", ["0.10.2rc1"]), ("en/v0.10.x/", ["0.10.x"]), ("en/V0.10.2", ["0.10.2"]),
      ("en/release-0.10/", ["0.10"]), ("en/releases-2.9.0", ["2.9.0"]), ("en/docs-6.1.0", ["6.1.0"]),
      ("en/%760.10.2/", ["0.10.2"]), ("en/v0%2E10%2E2/", ["0.10.2"]), ("1.0.0.post1", ["1.0.0.post1"]),
      ("2.0-beta.2", ["2.0-beta.2"]), ("2.4.0+cu121", ["2.4.0+cu121"]), ("0.12.dev0", ["0.12.dev0"]),
      ("en/v0.11.0/v0.10.2/", ["0.11.0", "0.10.2"]), ("docs/16/", ["16"]), ("9/", ["9"]),
      ("version-3/x", ["3"]),
    ])
  func named(path: String, versions: [String]) throws {
    #expect(try PageAddress("https://docs.example/\(path)").versions == versions)
  }

  @Test(
    "A segment that only resembles a version is not recognized",
    arguments: [
      "v1/chat", "v1beta1/x", "2024-05-01", "2025/x", "issues/27", "pull/27", "discussions/1234", "3d/x",
      "2.0-migration", "page-2.html", "x.y/z", "llama3.1", "1.html", "?version=1.2.3", "#1.2.3",
    ])
  func unnamed(path: String) throws {
    #expect(try PageAddress("https://docs.example/\(path)").versions == [])
  }

  @Test(
    "A page of a version covers its releases",
    arguments: [
      ("0.11.0", "0.11.0"), ("1.29", "1.29.0"), ("1.29", "1.29.3"), ("0.10.x", "0.10.4"), ("1.x", "1.0.2"),
      ("16", "16.4"), ("V0.11.0", "0.11.0"), ("0.11.0", "v0.11.0"), ("0.11.0RC1", "0.11.0rc1"),
      ("10.13.3", "10.13.3.9"), ("24.08", "24.08-py3"), ("2.4.0", "2.4.0+cu121"),
    ])
  func covers(named: String, stated: String) { #expect(PageAddress.version(named, covers: stated)) }

  @Test(
    "A page of a version does not cover other releases",
    arguments: [
      ("0.10.2", "0.11.0"), ("0.11.0rc1", "0.11.0"), ("0.11.0", "0.11.0rc1"), ("0.11.0.post1", "0.11.0"),
      ("0.10.x", "0.11.0"), ("0.10.x", "0.100.0"), ("1.2", "1.29.0"), ("16", "17.6"), ("1", "16.4"),
      ("9", "10.13.3"),
    ])
  func coversNot(named: String, stated: String) { #expect(!PageAddress.version(named, covers: stated)) }

  @Test("Segments are percent-decoded", arguments: ["%6Catest", "l%61test", "%6c%61%74%65%73%74"])
  func decoded(segment: String) throws {
    #expect(try PageAddress("https://docs.example/en/\(segment)/x").segments == ["en", "latest", "x"])
  }

  @Test("An invalid percent escape is kept unchanged", arguments: ["%", "%4", "%zz", "%-1", "a%+1"])
  func undecoded(segment: String) throws {
    #expect(try PageAddress("https://docs.example/\(segment)").segments == [segment])
  }

  @Test("An encoded path matches, but an encoded .. does not")
  func placed() throws {
    #expect(try PageAddress("https://redis.io/%64ocs/x").lies(at: "redis.io/docs"))
    #expect(try !PageAddress("https://redis.io/docs%2F..%2Fblog").lies(at: "redis.io/docs"))
    #expect(try !PageAddress("https://redis.io/docs/%2E./blog").lies(at: "redis.io/docs"))
  }

  // MARK: Addresses in this repository

  /// The texts of all YAML files below a folder of the repository.
  private static func texts(below folder: String) throws -> [String] {
    try ProjectFiles.paths(below: folder, endingIn: [".yaml"]).map {
      try ProjectFiles.text("\(folder)/\($0)")
    }
  }

  @Test("The examples reference pages of their stated versions") func examples() throws {
    var count = 0
    for text in try Self.texts(below: "examples") {
      var stated = ""
      for word in text.split(whereSeparator: { " ,{}\n".contains($0) }).adjacentPairs {
        let value = word.1.filter { $0 != "\"" }
        if word.0 == "version:" { stated = value }
        guard word.0 == "url:", let address = try? PageAddress(value) else { continue }
        count += 1
        #expect(address.versions.allSatisfy { PageAddress.version($0, covers: stated) }, "\(value)")
      }
    }
    #expect(count > 10)
  }

  @Test("The documentation addresses in the catalog contain no version") func catalogue() throws {
    var count = 0
    for text in try Self.texts(below: "rules/core/products") {
      for line in text.split(separator: "\n") where line.hasPrefix("documentation: [") {
        for place in line.drop(while: { $0 != "[" }).split(whereSeparator: { "[], ".contains($0) }) {
          count += 1
          let address = try PageAddress("https://\(place)")
          #expect(address.lies(at: String(place)))
          #expect(address.versions == [])
        }
      }
    }
    #expect(count > 50)
  }
}

extension [Substring] {
  fileprivate var adjacentPairs: some Sequence<(Substring, Substring)> { zip(self, dropFirst()) }
}

import FoundationEssentials

/// Data that lies beside the package, not in it: `../shared` from its root. A clean clone has none; the tests
/// that need it are skipped there.
enum SharedData {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared")

  static func file(_ path: String) -> [UInt8]? {
    (try? Data(contentsOf: folder.appending(path: path))).map { [UInt8]($0) }
  }

  /// The YAML files below a folder, by their paths from there.
  static func yamlFiles(below path: String) -> [String] {
    let found = try? FileManager.default.subpathsOfDirectory(atPath: folder.appending(path: path).path)
    return (found ?? []).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
  }
}

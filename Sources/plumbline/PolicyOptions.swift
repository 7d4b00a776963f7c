import ArgumentParser
import CorePack
import Files
import Linting
import Policy
import Reporting
import Schema
import SystemPackage
import Terminal

/// The policy packs to check with.
struct PolicyOptions: ParsableArguments {
  @Option(
    name: .customLong("policy"),
    help: ArgumentHelp(
      "Policy pack folder. A pack that extends `core` adds to it; another pack replaces it. May be repeated.",
      valueName: "folder"))
  var folders: [String] = []

  init() {}

  init(folders: [String]) { self.folders = folders }

  /// The extent to which the core pack is loaded.
  enum Extent {
    /// The entries without their examples, as the check of a manifest needs them.
    case assessment
    /// All entries, with their examples.
    case whole

    var core: PackSource {
      switch self {
      case .assessment: .stream(name: "rules/core", description: CorePack.description, parts: CorePack.parts)
      case .whole:
        PackSource(
          folder: "rules/core", files: CorePack.files.map { PackFile(path: $0.path, bytes: $0.bytes) })
      }
    }
  }

  /// The policy. If it is unusable, prints its defects and throws the exit status.
  func load(_ extent: Extent, today: CalendarDay = .today, style: TextStyle) throws -> Policy {
    let packs = try sources()
    do throws(UnusablePolicy) {
      return try PolicyLoader(core: extent.core, allowsGivenCore: extent == .whole).load(packs, today: today)
    } catch {
      let assessment = Assessment(of: error.problems, packs: [], today: .today)
      try Output.standardError.write(
        FindingFormats.text.text(of: assessment, ReportContext(style: style, version: Plumbline.version)))
      try Output.standardError.write(
        "error: the policy is unusable, so nothing was checked; fix the errors above\n")
      throw Status.unusable.code
    }
  }

  /// The files of the packs. A folder that is named twice counts once.
  func sources() throws -> [PackSource] {
    var seen: Set<String> = []
    return try folders.map { FilePath($0).tidied }.filter { seen.insert($0.string).inserted }.map(packFolder)
  }

  private func packFolder(_ path: FilePath) throws -> PackSource {
    guard case .folder = try FileKind(of: path) else {
      throw FileFailure(path, "is a file; name the folder that contains `pack.yaml`")
    }
    var files: [PackFile] = []
    try collect(path, below: "", in: path, into: &files)
    return PackSource(folder: path.tidied.string, files: files)
  }

  /// Walks a folder. A link to another folder is an error: to follow it could loop, to skip it could omit
  /// rules.
  private func collect(
    _ folder: FilePath, below prefix: String, in root: FilePath, into files: inout [PackFile]
  ) throws {
    let repository = RepositoryFiles(beside: folder, named: root)
    for name in try names(in: folder) where !name.hasPrefix(".") {
      let path = folder.appending(name)
      let isYAML = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
      // Other files, such as broken links, do not belong to the pack.
      guard let kind = isYAML ? try FileKind(of: path) : try? FileKind(of: path) else { continue }
      switch kind {
      case .other where isYAML: throw FileFailure(path, "not a regular file")
      case .folder:
        guard try !isLink(path) else {
          throw FileFailure(path, "is a symbolic link to a folder; replace the link with the folder")
        }
        try collect(path, below: "\(prefix)\(name)/", in: root, into: &files)
      case .file where isYAML:
        guard case .bytes(let bytes) = try repository.content(of: path, limit: 8 << 20) else {
          throw FileFailure(path, "larger than 8 MiB, the limit for a file of a policy pack")
        }
        files.append(PackFile(path: prefix + name, bytes: bytes))
      default: continue
      }
    }
  }
}

import ArgumentParser
import CorePack
import Files
import Linting
import Policy
import Reporting
import Schema
import SystemPackage
import Terminal

/// The packs to judge with.
struct PolicyOptions: ParsableArguments {
  @Option(
    name: .customLong("policy"),
    help: ArgumentHelp(
      "A policy pack's folder. It stands on the core when it extends it, else it replaces it. May be repeated.",
      valueName: "folder"))
  var folders: [String] = []

  init() {}

  init(folders: [String]) { self.folders = folders }

  /// How much of the core is wanted.
  enum Extent {
    /// What judging needs.
    case judging
    /// Everything, examples and all.
    case whole

    var core: PackSource {
      switch self {
      case .judging: .stream(name: "rules/core", description: CorePack.description, parts: CorePack.parts)
      case .whole:
        PackSource(
          folder: "rules/core", files: CorePack.files.map { PackFile(path: $0.path, bytes: $0.bytes) })
      }
    }
  }

  /// The policy, or nothing once what is wrong with it has been printed.
  func load(_ extent: Extent, today: CalendarDay = .today, style: TextStyle) throws -> Policy {
    let packs = try sources()
    do throws(UnusablePolicy) {
      return try PolicyLoader(core: extent.core).load(packs, today: today)
    } catch {
      let assessment = Assessment(of: error.problems, packs: [], today: .today)
      try Output.standardError.write(
        FindingFormats.text.text(of: assessment, ReportContext(style: style, version: Plumbline.version)))
      try Output.standardError.write("error: the policy cannot be used\n")
      throw Status.unusable.code
    }
  }

  /// The packs' files. A folder that is named twice is one pack.
  func sources() throws -> [PackSource] {
    var seen: Set<String> = []
    return try folders.map { FilePath($0).tidied }.filter { seen.insert($0.string).inserted }.map(packFolder)
  }

  private func packFolder(_ path: FilePath) throws -> PackSource {
    guard case .folder = try FileKind(of: path) else {
      throw FileFailure(path, "is a file; a policy pack is a folder with a pack.yaml")
    }
    var files: [PackFile] = []
    try collect(path, below: "", into: &files)
    return PackSource(folder: path.tidied.string, files: files)
  }

  /// Walks a folder. A link to another folder is refused rather than followed, since it may lead round in a circle, and
  /// rather than passed over, since rules may lie behind it.
  private func collect(_ folder: FilePath, below prefix: String, into files: inout [PackFile]) throws {
    for name in try names(in: folder) where !name.hasPrefix(".") {
      let path = folder.appending(name)
      let isYAML = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
      // What is no YAML is no part of the pack, be it a link that leads nowhere.
      guard let kind = isYAML ? try FileKind(of: path) : try? FileKind(of: path) else { continue }
      switch kind {
      case .folder:
        guard try !isLink(path) else {
          throw FileFailure(path, "is a link to a folder, which is not followed; put the folder itself there")
        }
        try collect(path, below: "\(prefix)\(name)/", into: &files)
      case .file where isYAML:
        guard case .bytes(let bytes) = try FileContent.read(path, limit: 8 << 20) else {
          throw FileFailure(path, "is larger than 8 MiB, which no entry of a pack is")
        }
        files.append(PackFile(path: prefix + name, bytes: bytes))
      default: continue
      }
    }
  }
}

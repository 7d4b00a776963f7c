import SystemPackage
import TestSupport
import Testing

@testable import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("The search for manifests")
struct SearchTests {
  private let folder: TemporaryFolder
  private var path: FilePath { folder.path }

  init() throws { folder = try TemporaryFolder() }

  private func put(_ name: String, _ text: String = "kind: RuntimeArchitecture\n") throws {
    let file = path.appending(name)
    try makeFolder(file.removingLastComponent())
    try write(Array(text.utf8), to: file)
  }

  private func link(_ name: String, to target: String) throws {
    try #require(symlink(target, path.appending(name).string) == 0)
  }

  private func search(excluding patterns: [String] = []) -> ManifestFinder {
    ManifestFinder([path], excluding: patterns.compactMap(PathPattern.init))
  }

  private func names(_ finder: ManifestFinder) -> [String] {
    finder.found.map { String($0.path.string.dropFirst(path.string.utf8.count + 1)) }
  }

  @Test("finds names in any case, also in hidden folders, and skips folders of tools")
  func finds() throws {
    for name in [
      "Architecture.YAML", "a/b.architecture.yml", ".hidden/architecture.yaml",
      "node_modules/architecture.yaml",
      ".git/architecture.yaml", "other.yaml",
    ] {
      try put(name)
    }
    let finder = search()
    #expect(names(finder) == [".hidden/architecture.yaml", "Architecture.YAML", "a/b.architecture.yml"])
    #expect(finder.foldersSkipped == 2)
    #expect(finder.failures.isEmpty)
  }

  @Test("enters linked folders inside once, also in circles")
  func links() throws {
    try put("real/architecture.yaml")
    try link("loop", to: ".")
    try link("again", to: "real")
    #expect(names(search()) == ["real/architecture.yaml"])
  }

  @Test("reports links that leave the folder, and special files, unless they are excluded")
  func outside() throws {
    try put("in/architecture.yaml")
    try link("in/out", to: "/usr")
    try link("in/x.architecture.yaml", to: "/dev/zero")
    #expect(mkfifo(path.appending("in/y.architecture.yaml").string, 0o600) == 0)
    #expect(
      search().failures.map(\.reason).sorted() == [
        "is a symbolic link that leaves \(path.appending("in").removingLastComponent()); remove it, or skip it with `--exclude in/out`",
        "not a regular file", "not a regular file",
      ])
    let finder = search(excluding: ["out", "?.architecture.yaml"])
    #expect(finder.failures.isEmpty)
    #expect(finder.excluded == 3)
  }

  @Test("reads no file outside, and no special file")
  func content() throws {
    try put("in/a.yaml")
    try link("in/shadow.yaml", to: "/etc/passwd")
    #expect(mkfifo(path.appending("in/pipe.yaml").string, 0o600) == 0)
    for name in ["shadow.yaml", "pipe.yaml"] {
      #expect(throws: FileFailure.self) { try FileContent.read(path.appending("in/\(name)"), limit: 1000) }
    }
  }
}

@Suite("Output files")
struct WritingTests {
  private let folder: TemporaryFolder
  private var path: FilePath { folder.path }

  init() throws { folder = try TemporaryFolder() }

  private func reason(_ body: () throws(FileFailure) -> Void) -> String? {
    do throws(FileFailure) {
      try body()
      return nil
    } catch {
      return error.reason
    }
  }

  @Test("keep the permissions of the file that they replace, and leave no other file")
  func permissions() throws {
    let file = path.appending("report.json")
    try write([1], to: file)
    try #require(chmod(file.string, 0o600) == 0)
    try write([2], to: file)
    #expect(try Stat(file).permissions == [.ownerReadWrite])
    #expect(try names(in: path) == ["report.json"])
  }

  @Test("do not replace folders, pipes, inputs of the run, or files outside through a link")
  func refused() throws {
    let input = path.appending("input.yaml")
    try write([1], to: input)
    _ = try FileContent.read(input, limit: 10)
    #expect(
      reason { () throws(FileFailure) in try write([2], to: input) }
        == "is an input of this run; name another file")
    #expect(mkfifo(path.appending("pipe").string, 0o600) == 0)
    #expect(
      reason { () throws(FileFailure) in try write([2], to: path.appending("pipe")) }
        == "not a regular file; name another file")
    #expect(reason { () throws(FileFailure) in try write([2], to: path) } == "is a folder; name a file")
    try makeFolder(path.appending("in"))
    try #require(symlink("../input.yaml", path.appending("in/link").string) == 0)
    #expect(
      reason { () throws(FileFailure) in try write([2], to: path.appending("in/link")) }
        == "is a symbolic link that leaves its folder; name its target, or remove the link")
  }

  @Test("that are generated replace only generated files")
  func generated() throws {
    let page = path.appending("page.md")
    try write(Array("mine".utf8), to: page)
    #expect(
      reason { () throws(FileFailure) in try write([2], to: page, replacing: .generated(beginning: "<!-- x"))
      }
        == "was not written by plumbline and is not overwritten; move or remove it")
    #expect(
      reason { () throws(FileFailure) in try write([2], to: page, replacing: .none) } == "already exists")
  }
}

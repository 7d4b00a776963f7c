import Evidence
import Files
import Linting
import SystemPackage
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A temporary folder with a repository, for one test.
struct Folder {
  private let temporary: TemporaryFolder

  var path: FilePath { temporary.path }

  init() throws {
    temporary = try TemporaryFolder()
    try makeFolder(path.appending("repository/.git"))
    try makeFolder(path.appending("repository/system/evidence"))
  }

  func put(_ text: String, at name: String) throws { try write(Array(text.utf8), to: path.appending(name)) }

  func link(_ name: String, to target: String) throws {
    #expect(symlink(target, path.appending(name).string) == 0)
  }

  /// Reads a file relative to a manifest in `repository/system`.
  func read(_ name: String, limit: Int = 1000, named: String? = nil) -> Result<String, FileRefusal> {
    let files = RepositoryFiles(
      beside: path.appending("repository/system"), named: named.map { path.appending($0) })
    return Result { () throws(FileRefusal) in
      String(decoding: try files.read(name, limit: limit), as: UTF8.self)
    }
  }
}

@Suite("Evidence files of a manifest")
struct FolderTests {
  @Test("Files in the manifest's folder and elsewhere in the repository are read") func inside() throws {
    let folder = try Folder()
    try folder.put("here", at: "repository/system/evidence/a.json")
    try folder.put("there", at: "repository/shared.json")
    #expect(folder.read("evidence/a.json") == .success("here"))
    #expect(folder.read("./evidence/../evidence/a.json") == .success("here"))
    #expect(folder.read("../shared.json") == .success("there"))
  }

  @Test("Files outside the repository are refused") func outside() throws {
    let folder = try Folder()
    try folder.put("secret", at: "secret.json")
    #expect(folder.read("../../secret.json") == .failure(.isOutside(throughLink: false)))
    #expect(folder.read(folder.path.appending("secret.json").string) == .failure(.isAbsolute))
    #expect(folder.read("/etc/hostname") == .failure(.isAbsolute))
  }

  @Test("A symbolic link may lead inside the repository, but not outside") func links() throws {
    let folder = try Folder()
    try folder.put("secret", at: "secret.json")
    try folder.put("here", at: "repository/system/evidence/a.json")
    try folder.link("repository/system/evidence/inside.json", to: "a.json")
    try folder.link("repository/system/evidence/outside.json", to: "../../../secret.json")
    try folder.link("repository/system/away", to: "../..")
    try folder.link("repository/system/loop", to: "loop")
    #expect(folder.read("evidence/inside.json") == .success("here"))
    #expect(folder.read("evidence/outside.json") == .failure(.isOutside(throughLink: true)))
    #expect(folder.read("away/secret.json") == .failure(.isOutside(throughLink: true)))
    #expect(folder.read("away/repository/system/evidence/a.json") == .failure(.isOutside(throughLink: true)))
    #expect(folder.read("loop") == .failure(.isMissing))
  }

  @Test("A path that is not a regular file is distinguished from a missing file") func kinds() throws {
    let folder = try Folder()
    try folder.put("twelve bytes", at: "repository/system/evidence/a.json")
    #expect(mkfifo(folder.path.appending("repository/system/pipe").string, 0o600) == 0)
    #expect(folder.read("evidence/b.json") == .failure(.isMissing))
    #expect(folder.read("evidence/a.json/b") == .failure(.isMissing))
    #expect(folder.read("evidence") == .failure(.isFolder))
    #expect(folder.read(".") == .failure(.isFolder))
    #expect(folder.read("pipe") == .failure(.isNoFile))
    #expect(folder.read("evidence/a.json", limit: 12) == .success("twelve bytes"))
    #expect(folder.read("evidence/a.json", limit: 11) == .failure(.isTooLarge(limit: 11)))
  }

  @Test("A file of 200 MB is refused without being read") func large() throws {
    let folder = try Folder()
    try folder.put("", at: "repository/system/evidence/a.json")
    #expect(truncate(folder.path.appending("repository/system/evidence/a.json").string, 200_000_000) == 0)
    let files = RepositoryFiles(beside: folder.path.appending("repository/system"))
    var bench = Bench()
    try bench.replace("file: evidence/pod.yaml", "file: evidence/a.json")
    let finding = try bench.assessment(files).findings.first { $0.place.path == "evidence[pod].file" }
    #expect(
      finding?.message
        == "evidence `pod` is broken: evidence/a.json: the file is larger than the limit of 64 MiB"
    )
  }

  @Test("Without a repository, the root is the named folder or else the manifest's folder") func roots()
    throws
  {
    let folder = try Folder()
    #expect(
      rename(folder.path.appending("repository/.git").string, folder.path.appending("repository/git").string)
        == 0)
    try folder.put("there", at: "repository/shared.json")
    #expect(folder.read("../shared.json", named: "repository") == .success("there"))
    #expect(folder.read("../shared.json") == .failure(.isOutside(throughLink: false)))
  }

  @Test("A file without read permission is reported") func unreadable() throws {
    struct Locked: EvidenceFiles {
      func read(_ path: String, limit: Int) throws(FileRefusal) -> [UInt8] {
        throw .isUnreadable("permission denied")
      }
    }
    let finding = try Bench().assessment(Locked()).findings.first
    #expect(finding?.message.contains("the file cannot be read: permission denied") == true)
  }
}

import Evidence
import Linting
import TestSupport
import Testing

@Suite("In-place digest updates")
struct DigestTests {
  private static let files = HeldFiles(["a.json": Array("{}".utf8), "b.json": Array("[]".utf8)])
  private static let a = FileDigest(of: Array("{}".utf8)).text
  private static let b = FileDigest(of: Array("[]".utf8)).text
  private static let old = String(repeating: "0123456789abcdef", count: 4)
  private static let head = """
    apiVersion: plumbline/v1
    kind: RuntimeArchitecture
    metadata: {name: desk}
    consequence: {level: low}
    evidence:

    """

  private func updated(_ entries: String, head: String = head) throws -> DigestUpdate {
    let input = Input(
      name: "architecture.yaml", isNamed: true, content: .bytes(Array((head + entries).utf8)),
      files: Self.files)
    return try CorePolicy.linter().updatingDigests(of: input)
  }

  @Test(
    "Only the digest changes",
    arguments: [
      // Quotes, comments and order are preserved.
      (
        "  - {id: x, kind: proof, sha256: OLD, file: a.json}   # one\n",
        "  - {id: x, kind: proof, sha256: A, file: a.json}   # one\n"
      ),
      (
        "  - {id: x, kind: proof, sha256: \"OLD\", file: a.json}\n",
        "  - {id: x, kind: proof, sha256: \"A\", file: a.json}\n"
      ),
      (
        "  - {id: x, kind: proof, sha256: 'OLD', file: a.json}\n",
        "  - {id: x, kind: proof, sha256: 'A', file: a.json}\n"
      ),
      (
        "  # first\n  - id: x\n    kind: proof\n    sha256: OLD # now\n    file: a.json\n",
        "  # first\n  - id: x\n    kind: proof\n    sha256: A # now\n    file: a.json\n"
      ),
      (
        "  - id: x\n    kind: proof\n    file: a.json\n    sha256: &d OLD\n",
        "  - id: x\n    kind: proof\n    file: a.json\n    sha256: &d A\n"
      ),
      (
        "  - {\"id\": \"x\", \"kind\": \"proof\", \"file\": \"a.json\", \"sha256\": \"OLD\"}\n",
        "  - {\"id\": \"x\", \"kind\": \"proof\", \"file\": \"a.json\", \"sha256\": \"A\"}\n"
      ),
      // Line ends, trailing spaces and a missing final line end are preserved.
      (
        "  - id: x  \r\n    kind: proof\r\n    file: a.json\r\n    sha256: OLD\r\n",
        "  - id: x  \r\n    kind: proof\r\n    file: a.json\r\n    sha256: A\r\n"
      ),
      (
        "  - {id: x, kind: proof, file: a.json, sha256: OLD}",
        "  - {id: x, kind: proof, file: a.json, sha256: A}"
      ),
      // A missing key is added after `file`.
      (
        "  - {id: x, kind: proof, file: a.json, by: me}\n",
        "  - {id: x, kind: proof, file: a.json, sha256: A, by: me}\n"
      ),
      (
        "  - {\"id\": \"x\", \"kind\": \"proof\", \"file\": \"a.json\"}\n",
        "  - {\"id\": \"x\", \"kind\": \"proof\", \"file\": \"a.json\", \"sha256\": \"A\"}\n"
      ),
      (
        "  - id: x\n    kind: proof\n    file: a.json  # the file\n    by: me\n",
        "  - id: x\n    kind: proof\n    file: a.json  # the file\n    sha256: A\n    by: me\n"
      ),
      (
        "  - file: a.json\r\n    id: x\r\n    kind: proof\r\n",
        "  - file: a.json\r\n    sha256: A\r\n    id: x\r\n    kind: proof\r\n"
      ),
      (
        "  - id: x\n    kind: proof\n    file: a.json",
        "  - id: x\n    kind: proof\n    file: a.json\n    sha256: A"
      ),
      // Two entries in one file.
      (
        "  - {id: x, kind: proof, file: a.json, sha256: OLD}\n  - {id: y, kind: proof, file: b.json}\n",
        "  - {id: x, kind: proof, file: a.json, sha256: A}\n  - {id: y, kind: proof, file: b.json, sha256: B}\n"
      ),
    ])
  func inPlace(before: String, after: String) throws {
    let update = try updated(before.replacing("OLD", with: Self.old))
    let expected = after.replacing("sha256: A", with: "sha256: \(Self.a)").replacing(
      "\"A\"", with: "\"\(Self.a)\""
    )
    .replacing("'A'", with: "'\(Self.a)'").replacing("&d A", with: "&d \(Self.a)").replacing(
      "sha256: B", with: "sha256: \(Self.b)")
    #expect(String(decoding: update.bytes, as: UTF8.self) == Self.head + expected)
    #expect(!update.changes.isEmpty)
  }

  @Test("A correct digest is not changed") func right() throws {
    let text = "  - {id: x, kind: proof, file: a.json, sha256: \(Self.a.uppercased())}\n"
    let update = try updated(text)
    #expect(update.changes.isEmpty && update.files == 1)
    #expect(String(decoding: update.bytes, as: UTF8.self) == Self.head + text)
  }

  @Test("Changed lines are listed") func shown() throws {
    let update = try updated(
      "  - {id: x, kind: proof, file: a.json, sha256: \(Self.old)}\n  - id: y\n    kind: proof\n    file: b.json\n"
    )
    #expect(update.changes.map(\.line) == [6, 10])
    #expect(update.changes.first?.old == "  - {id: x, kind: proof, file: a.json, sha256: \(Self.old)}")
    #expect(update.changes.last?.old == nil)
    #expect(update.changes.last?.new == "    sha256: \(Self.b)")
  }

  @Test(
    "A manifest that cannot be read, or whose files cannot be read, is not changed",
    arguments: [
      ("  - {id: x, kind: proof, file: gone.json}\n", "gone.json: the file does not exist"),
      ("  - {id: x, kind: proof, file: /a.json}\n", "the path is absolute"),
      (
        "  - {id: x, kind: proof, file: a.json, sha265: 1}\n",
        "is not a readable manifest: unknown key `sha265`"
      ),
      ("  - {id: x, kind: proof, file: a.json\n", "is not a readable manifest"),
      ("  - {id: x, kind: proof, file: a.json, sha256: short}\n", "is not a readable manifest"),
      (
        "  - &m {id: x, kind: proof, file: a.json, sha256: OLD}\n  - {<<: *m, id: y}\n",
        "gets `sha256` from a merge"
      ),
    ])
  func refused(entries: String, says: String) {
    do {
      _ = try updated(entries.replacing("OLD", with: Self.old))
      Issue.record("it was not refused")
    } catch {
      #expect("\(error)".contains(says), "\(error)")
    }
  }
}

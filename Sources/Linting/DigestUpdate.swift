import Evidence
import Manifest
import Requirements
import Schema
import YAMLTree

/// The text of a manifest with updated digests of its evidence files. Comments, order, quotes and line ends are
/// preserved.
package struct DigestUpdate: Sendable {
  /// A changed line.
  package struct Change: Sendable {
    /// The line number in the updated text, from 1.
    package let line: Int
    /// The current line; `nil` for an added line.
    package let old: String?
    package let new: String
  }

  /// The updated text.
  package let bytes: [UInt8]
  package let changes: [Change]
  /// The number of entries with a `file`.
  package let files: Int
}

/// The reason why digests were not updated.
package struct DigestRefusal: Error, Sendable, CustomStringConvertible {
  package let description: String
}

extension Linter {
  /// - Throws: if the manifest or one of the files cannot be read.
  package func updatingDigests(of input: Input) throws(DigestRefusal) -> DigestUpdate {
    let source: SourceText
    do throws(Problem) {
      source = try input.sourceText(limits)
    } catch {
      throw DigestRefusal(description: "\(input.name): \(error.message)")
    }
    guard case .bytes(source.utf8) = input.content else {
      throw DigestRefusal(description: "\(input.name) is UTF-16; save it as UTF-8 first")
    }
    let (edits, files) = try digestEdits(in: source, input)
    let text = source.applying(edits.map { ($0.place, $0.text) })
    let changes = changes(edits, from: source, to: SourceText(name: input.name, repairing: text))
    // Verifies that the updated text is still a valid manifest.
    let check = read(Input(name: input.name, isNamed: true, content: .bytes(text), files: input.files))
    guard check.remarks.allSatisfy({ $0.draft.severity != .error }) else {
      throw DigestRefusal(
        description:
          "\(input.name): the digests cannot be updated without other changes; edit the file by hand")
    }
    return DigestUpdate(bytes: text, changes: changes, files: files)
  }

  private struct Edit {
    let place: Range<Int>
    let text: String
    /// The length of the leading line end if the edit adds a line, else 0.
    var lead = 0
  }

  private func changes(_ edits: [Edit], from old: SourceText, to new: SourceText) -> [DigestUpdate.Change] {
    var shift = 0
    var changes: [DigestUpdate.Change] = []
    for edit in edits {
      let line = new.position(of: edit.place.lowerBound + shift + edit.lead).line
      shift += edit.text.utf8.count - edit.place.count
      // One line may contain several digests.
      if changes.last?.line == line { continue }
      let before = edit.lead > 0 ? nil : old.line(old.position(of: edit.place.lowerBound).line)
      changes.append(.init(line: line, old: before, new: new.line(line)))
    }
    return changes
  }

  private func digestEdits(in source: SourceText, _ input: Input) throws(DigestRefusal) -> ([Edit], Int) {
    let file = read(Input(name: input.name, isNamed: true, content: input.content, files: NoFiles()))
    let wrong = file.remarks.filter { $0.draft.severity == .error }
    guard wrong.isEmpty, !file.manifests.isEmpty else {
      let first = wrong.first.map { ": \($0.draft.message)" } ?? ""
      throw DigestRefusal(
        description: "\(input.name) is not a readable manifest\(first); run `plumbline lint \(input.name)`"
      )
    }
    var edits: [Edit] = []
    var files = 0
    for manifest in file.manifests.map(\.facts) {
      let records = manifest.records
      for entry in manifest.manifest.evidence ?? [] {
        guard let path = entry.file else { continue }
        files += 1
        let name = records.route(of: entry.id).text
        let bytes: [UInt8]
        do throws(FileRefusal) {
          bytes = try input.files.read(path, limit: EvidenceLimits.fileBytes)
        } catch {
          throw DigestRefusal(
            description:
              "\(input.name): \(name): \(path): \(error.message); \(error.remedy). Nothing was written")
        }
        let digest = FileDigest(of: bytes)
        if let stated = entry.sha256, digest.isStated(by: stated) { continue }
        edits.append(try edit(of: entry, to: digest.text, in: records, source, name, input.name))
      }
    }
    return (edits.sorted { $0.place.lowerBound < $1.place.lowerBound }, files)
  }

  private func edit(
    of entry: EvidenceEntry, to digest: String, in records: RecordTree, _ source: SourceText, _ name: String,
    _ file: String
  ) throws(DigestRefusal) -> Edit {
    let tree = records.tree
    guard let value = records.origin(entry.id, \EvidenceFields.sha256).value else {
      return try addition(to: entry, digest, in: records, source, name, file)
    }
    guard isWritten(value, in: entry, records) else {
      throw DigestRefusal(
        description:
          "\(file): \(name) gets `sha256` from a merge; set `sha256` in the entry itself. Nothing was written"
      )
    }
    let span = tree.span(value).bytes
    let length = tree.kind(value) == .alias ? 0 : tree.utf8(value).count
    switch tree.style(value) {
    case .doubleQuoted, .singleQuoted:
      return Edit(place: span.upperBound - 1 - length..<span.upperBound - 1, text: digest)
    case .plain:
      return Edit(
        place: span.upperBound - length..<span.upperBound, text: Self.written(digest))
    default:
      // The digest replaces an alias or a multi-line scalar as a whole.
      return Edit(place: span, text: Self.written(digest))
    }
  }

  /// Whether a value is in the entry's own mapping, and not in a merged mapping.
  private func isWritten(_ value: YAMLTree.NodeID, in entry: EvidenceEntry, _ records: RecordTree) -> Bool {
    records.header(entry.id).node.map { records.tree.parent(value) == records.tree.resolved($0) } ?? false
  }

  /// The digest, in quotes if other YAML parsers would read it as a number.
  private static func written(_ digest: String) -> String {
    let isNumber = digest.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "e") }
    return isNumber ? "\"\(digest)\"" : digest
  }

  /// The edit that adds `sha256` directly after `file`.
  private func addition(
    to entry: EvidenceEntry, _ digest: String, in records: RecordTree, _ source: SourceText, _ name: String,
    _ file: String
  ) throws(DigestRefusal) -> Edit {
    let tree = records.tree
    let origin = records.origin(entry.id, \EvidenceFields.file)
    guard let value = origin.value, let key = origin.key, isWritten(value, in: entry, records),
      let mapping = tree.parent(value)
    else {
      throw DigestRefusal(
        description:
          "\(file): \(name) gets `file` from a merge; set `sha256` in the entry itself. Nothing was written"
      )
    }
    let isQuoted = tree.style(key) == .doubleQuoted
    let text = isQuoted ? "\"sha256\": \"\(digest)\"" : "sha256: \(Self.written(digest))"
    let end = tree.span(value).bytes.upperBound
    guard tree.style(mapping) == .block else {
      return Edit(place: end..<end, text: ", \(text)")
    }
    let bytes = source.utf8
    var lineEnd = end
    while lineEnd < bytes.count, bytes[lineEnd] != 0x0A, bytes[lineEnd] != 0x0D { lineEnd += 1 }
    let isCRLF = lineEnd + 1 < bytes.count && bytes[lineEnd] == 0x0D && bytes[lineEnd + 1] == 0x0A
    let indent = source.position(of: Int(tree.span(key).start)).column - 1
    let lead = isCRLF ? "\r\n" : "\n"
    return Edit(
      place: lineEnd..<lineEnd, text: lead + String(repeating: " ", count: indent) + text,
      lead: lead.utf8.count)
  }
}

extension SourceText {
  /// The text with byte ranges replaced. The edits must be in order.
  fileprivate func applying(_ edits: [(place: Range<Int>, text: String)]) -> [UInt8] {
    var result: [UInt8] = []
    var byte = 0
    for edit in edits {
      result += utf8[byte..<edit.place.lowerBound]
      result += Array(edit.text.utf8)
      byte = edit.place.upperBound
    }
    return result + utf8[byte...]
  }
}

import CEL
import Parallel
import Schema
import Spelling
import YAMLTree

/// Reads the files of a pack into entries, and reports everything that cannot be read.
struct PackReader {
  private(set) var problems: [PolicyProblem] = []
  /// The names of files without a readable entry.
  private(set) var unread: Set<String> = []
  /// Whether composition can continue: no other entry depends on the missing entries.
  private(set) var isFit = true

  mutating func read(_ source: PackSource) -> Pack? {
    switch source {
    case .folder(let name, let files):
      return read(files, of: name)
    case .stream(let name, let description, let parts):
      return read(
        PackFile(path: name, bytes: description), parts.map { PackFile(path: name, bytes: $0) })
    }
  }

  /// Reads a folder: the description in `pack.yaml`, and one entry in each other file, with the file name as
  /// id.
  private mutating func read(_ files: [PackFile], of folder: String) -> Pack? {
    guard let file = files.first(where: { $0.path == "pack.yaml" }) else {
      isFit = false
      problems.append(
        PolicyProblem(ReadingDefect.noDescription(folder: folder)))
      return nil
    }
    guard let tree = parse(file, in: folder), let description = single(tree, as: PackFields.schema) else {
      isFit = false
      return nil
    }
    refuseOtherFormats(description.records, description.root, tree)
    let entries = files.filter { $0.path != "pack.yaml" }.compactMap { file -> PolicyEntry? in
      let before = problems.count
      let entry = entry(in: file, of: folder)
      if entry == nil || problems.count > before { unread.insert(file.stem) }
      return entry
    }
    return pack(description, tree, entries, folder: folder, isCompiledIn: false)
  }

  private mutating func refuseOtherFormats(_ records: RecordTree, _ root: RecordID, _ tree: Tree) {
    let stated: [(FieldDescription, String)] = [
      (.of(\PackFields.apiVersion), "plumbline/v1"), (.of(\PackFields.kind), "PolicyPack"),
    ]
    for (field, expected) in stated {
      guard case .scalar(.string(let value)) = records[root, field], value != expected else { continue }
      isFit = false
      problems.append(
        PolicyProblem(
          ReadingDefect.otherFormat(field: field, value: value, expected: expected),
          at: Pack.route(to: field), source: tree.source, span: records.span(of: root, field)))
    }
  }

  private mutating func entry(in file: PackFile, of folder: String) -> PolicyEntry? {
    guard let tree = parse(file, in: folder), let root = mapping(of: tree) else {
      isFit = false
      return nil
    }
    let entry = entry(at: root, in: tree)
    return entry.flatMap { isCalled($0, like: file) ? $0 : nil }
  }

  /// Reads a stream, the form of the embedded pack. It is the longest text that most runs read, so its parts
  /// are read in parallel.
  private mutating func read(_ description: PackFile, _ parts: [PackFile]) -> Pack? {
    guard let tree = parseLines(description), let described = single(tree, as: PackFields.schema) else {
      return nil
    }
    let read = parts.mapInParallel { part in
      var reader = PackReader()
      let entries = reader.entries(of: part)
      return (entries: entries, reader: reader)
    }
    problems += read.flatMap(\.reader.problems)
    isFit = isFit && read.allSatisfy(\.reader.isFit)
    return pack(described, tree, read.flatMap(\.entries), folder: description.path, isCompiledIn: true)
  }

  private mutating func entries(of part: PackFile) -> [PolicyEntry] {
    guard let tree = parseLines(part) else { return [] }
    return tree.documents.compactMap(\.root).compactMap { entry(at: $0, in: tree) }
  }

  private func pack(
    _ description: (records: RecordTree, root: RecordID), _ tree: Tree, _ entries: [PolicyEntry],
    folder: String, isCompiledIn: Bool
  ) -> Pack? {
    let pack = PackEntry(description.root, in: description.records)
    guard let metadata = pack.metadata, let name = metadata.name else { return nil }
    return Pack(
      folder: folder, name: name, version: metadata.version ?? "", extends: pack.extends ?? [],
      source: tree.source, root: description.root, records: description.records, entries: entries,
      isCompiledIn: isCompiledIn)
  }

  // MARK: Entries

  private mutating func entry(at root: YAMLTree.NodeID, in tree: Tree) -> PolicyEntry? {
    guard let first = tree.entries(root).first(where: { _ in true }), let kind = kind(of: first, in: tree)
    else {
      isFit = false
      return nil
    }
    guard let (records, record) = decode(tree, at: root, as: kind.schema),
      case .scalar(.string(let id)) = records[record, kind.id]
    else {
      // References to a missing level, layer or base would be reported as errors.
      if ![.rule, .requirement, .floor, .words].contains(kind) { isFit = false }
      return nil
    }
    return PolicyEntry(
      kind: kind, id: id, source: tree.source, root: record, records: records)
  }

  private mutating func isCalled(_ entry: PolicyEntry, like file: PackFile) -> Bool {
    if entry.id == file.stem { return true }
    problems.append(
      PolicyProblem(
        ReadingDefect.misnamedFile(entry.kind, id: entry.id, file: file.stem), at: entry.route,
        source: entry.source, span: entry.span(entry.kind.id)))
    return false
  }

  private mutating func kind(of first: YAMLTree.Entry, in tree: Tree) -> EntryKind? {
    let key = tree.text(first.key)
    if let kind = EntryKind(rawValue: key) { return kind }
    problems.append(
      PolicyProblem(ReadingDefect.unknownKind(key: key), source: tree.source, span: tree.span(first.key)))
    return nil
  }

  // MARK: Files

  private mutating func parse(_ file: PackFile, in folder: String) -> Tree? {
    let name = folder.isEmpty ? file.path : "\(folder)/\(file.path)"
    let source: SourceText
    do throws(Problem) {
      source = try SourceText(name: name, bytes: file.bytes)
    } catch {
      refuse(file.bytes, of: name, for: error)
      return nil
    }
    let tree = Tree.parse(source)
    let fatal = tree.problems.filter { !$0.isWarning }
    problems += fatal.map { problem in
      PolicyProblem(
        ReadingDefect.unreadable(message: problem.message), source: source, span: problem.span,
        related: problem.related.map { .init($0.message, source: source, span: $0.span) })
    }
    guard fatal.isEmpty else { return nil }
    let unsafe = tree.documents.compactMap(\.root).flatMap { unsafeTexts(at: $0, in: tree) }
    problems += unsafe.map {
      PolicyProblem(ReadingDefect.unsafeText, source: source, span: tree.span($0))
    }
    return unsafe.isEmpty ? tree : nil
  }

  /// The key of examples, whose manifests may be invalid on purpose.
  private static let examples = FieldDescription.of(\RuleFields.examples).name

  /// Returns the keys and values that must not appear in output. Reports, pages and messages contain the texts of packs.
  private func unsafeTexts(at node: YAMLTree.NodeID, in tree: Tree) -> [YAMLTree.NodeID] {
    switch tree.kind(node) {
    case .mapping:
      tree.entries(node).filter { tree.text($0.key) != Self.examples }.flatMap {
        unsafeTexts(at: $0.key, in: tree) + unsafeTexts(at: $0.value, in: tree)
      }
    case .sequence: tree.items(node).flatMap { unsafeTexts(at: $0, in: tree) }
    case .scalar: tree.text(node).isUnsafeForOutput ? [node] : []
    default: []
    }
  }

  /// Parses a part of the embedded pack, with one entry on each line.
  private mutating func parseLines(_ part: PackFile) -> Tree? {
    do throws(Problem) {
      return try Tree.parseJSON(name: part.path, part.bytes, asLines: true)
    } catch {
      refuse(part.bytes, of: part.path, for: error)
      return nil
    }
  }

  /// Reports a file that cannot be read at all.
  private mutating func refuse(_ bytes: [UInt8], of name: String, for problem: Problem) {
    problems.append(
      PolicyProblem(
        ReadingDefect.unreadable(message: problem.message),
        source: SourceText(name: name, repairing: bytes),
        span: problem.span))
  }

  private mutating func mapping(of tree: Tree) -> YAMLTree.NodeID? {
    if tree.documents.count == 1, let root = tree.documents[0].root, tree.kind(root) == .mapping {
      return root
    }
    problems.append(
      PolicyProblem(
        ReadingDefect.noMapping, source: tree.source, span: Span(start: 0, end: 0)))
    return nil
  }

  private mutating func single(_ tree: Tree, as schema: RecordSchema) -> (
    records: RecordTree, root: RecordID
  )? {
    mapping(of: tree).flatMap { decode(tree, at: $0, as: schema) }
  }

  private mutating func decode(
    _ tree: Tree, at root: YAMLTree.NodeID, as schema: RecordSchema
  ) -> (records: RecordTree, root: RecordID)? {
    // Names from vocabularies of packs are resolved after all packs are loaded.
    var decoder = Decoder(tree: tree, vocabularies: Vocabularies())
    let record = decoder.decode(root, as: schema)
    let mistakes = decoder.problems.filter { !$0.isNote }
    problems += mistakes.map { mistake in
      PolicyProblem(
        ReadingDefect.undecodable(mistake.kind, message: mistake.message, remedy: mistake.remedy),
        at: mistake.route, source: tree.source,
        span: mistake.span,
        related: mistake.related.map { .init($0.message, source: tree.source, span: $0.span) })
    }
    guard let record, mistakes.isEmpty else { return nil }
    return (decoder.records, record)
  }
}

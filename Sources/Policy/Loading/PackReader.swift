import CEL
import Manifest
import Shapes
import Spelling
import YAMLTree

/// Reads the files of a pack into entries, and reports everything that cannot be read.
struct PackReader {
  private(set) var problems: [PolicyProblem] = []

  mutating func read(_ folder: PackFolder) -> Pack? {
    guard let description = folder.files.first(where: { $0.path == "pack.yaml" }) else {
      problems.append(
        PolicyProblem(
          "\(folder.name) is no policy pack: it has no pack.yaml", remedy: "name the folder that holds it"))
      return nil
    }
    guard let (source, records, root) = decode(description, in: folder, as: PackFields.shape) else {
      return nil
    }
    let pack = PackEntry(root, in: records)
    let entries = folder.files.compactMap { file in
      isEntry(file) ? entry(file, in: folder) : nil
    }
    guard let metadata = pack.metadata, let name = metadata.name else { return nil }
    return Pack(
      folder: folder.name, name: name, version: metadata.version ?? "", extends: pack.extends ?? [],
      source: source,
      root: root, records: records, entries: entries)
  }

  private func isEntry(_ file: PackFile) -> Bool {
    file.path != "pack.yaml" && (file.path.hasSuffix(".yaml") || file.path.hasSuffix(".yml"))
  }

  private mutating func entry(_ file: PackFile, in folder: PackFolder) -> PolicyEntry? {
    guard let (source, tree, root) = parse(file, in: folder) else { return nil }
    guard let first = tree.entries(root).first(where: { _ in true }), let sort = sort(of: first, in: tree)
    else {
      return nil
    }
    guard let (records, record) = decode(tree, at: root, as: sort.shape) else { return nil }
    guard case .scalar(.string(let id)) = records[record, sort.rawValue] else { return nil }
    guard id == file.stem else {
      problems.append(
        PolicyProblem(
          "the \(sort.rawValue) is called '\(id)' and its file '\(file.stem)'",
          remedy: "give both the same name", source: source, span: tree.span(first.value)))
      return nil
    }
    return PolicyEntry(sort: sort, id: id, source: source, root: record, records: records)
  }

  private mutating func sort(of first: YAMLTree.Entry, in tree: Tree) -> Sort? {
    let key = tree.text(first.key)
    if let sort = Sort(rawValue: key) { return sort }
    let names = Sort.allCases.map(\.rawValue)
    let remedy =
      nearestName(to: key, among: names).map { "did you mean '\($0)'?" }
      ?? "begin with one of: \(names.joined(separator: ", "))"
    problems.append(
      PolicyProblem(
        "the first key names what an entry is, and '\(key)' is nothing that a pack holds", remedy: remedy,
        source: tree.source, span: tree.span(first.key)))
    return nil
  }

  // MARK: Files

  private mutating func parse(_ file: PackFile, in folder: PackFolder) -> (SourceText, Tree, YAMLTree.NodeID)?
  {
    let name = folder.name.isEmpty ? file.path : "\(folder.name)/\(file.path)"
    let source: SourceText
    do throws(Problem) {
      source = try SourceText(name: name, bytes: file.bytes)
    } catch {
      problems.append(
        PolicyProblem(error.message, source: SourceText(name: name, repairing: file.bytes), span: error.span))
      return nil
    }
    let tree = Tree.parse(source)
    let fatal = tree.problems.filter { !$0.isWarning }
    problems += fatal.map { problem in
      PolicyProblem(
        problem.message, source: source, span: problem.span,
        related: problem.related.map { (span: $0.span, message: $0.message) })
    }
    guard fatal.isEmpty else { return nil }
    guard tree.documents.count == 1, let root = tree.documents[0].root,
      tree.kind(tree.resolved(root)) == .mapping
    else {
      problems.append(
        PolicyProblem(
          "a file of a pack holds one mapping", source: source, span: Span(start: 0, end: 0)))
      return nil
    }
    return (source, tree, root)
  }

  private mutating func decode(
    _ file: PackFile, in folder: PackFolder, as shape: Shape
  ) -> (SourceText, RecordTree, RecordID)? {
    guard let (source, tree, root) = parse(file, in: folder) else { return nil }
    return decode(tree, at: root, as: shape).map { (source, $0.0, $0.1) }
  }

  private mutating func decode(_ tree: Tree, at root: YAMLTree.NodeID, as shape: Shape) -> (
    RecordTree, RecordID
  )? {
    // Words of the packs' own vocabularies are looked up once all packs are known.
    var decoder = Decoder(tree: tree, vocabularies: Vocabularies())
    let record = decoder.decode(root, as: shape)
    let mistakes = decoder.problems.filter { !$0.isNote }
    problems += mistakes.map { mistake in
      PolicyProblem(
        mistake.message, remedy: mistake.remedy, source: tree.source, span: mistake.span,
        related: mistake.related.map { (span: $0.span, message: $0.message) })
    }
    guard let record, mistakes.isEmpty else { return nil }
    return (decoder.records, record)
  }
}

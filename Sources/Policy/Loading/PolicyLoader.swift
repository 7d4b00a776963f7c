package import Schema

/// Makes a policy of packs: those that were named, and the core beneath the ones that stand on it.
package struct PolicyLoader: Sendable {
  /// The name by which packs extend the default one.
  package static let coreName = "core"

  private let core: PackSource

  package init(core: PackSource) { self.core = core }

  /// The core alone when no folder is named.
  package func load(_ sources: [PackSource] = [], today: CalendarDay) throws(UnusablePolicy) -> Policy {
    let loaded = read(sources)
    guard loaded.problems.isEmpty else { throw UnusablePolicy(problems: loaded.problems) }
    return try PolicyCompiler.policy(of: loaded.packs, today: today)
  }

  /// Packs as they were read, with those that they stand on, in the order in which they are composed.
  struct Loaded {
    let packs: [Pack]
    let problems: [PolicyProblem]
    /// The names of the files that hold no entry which could be read.
    let unread: Set<String>
    /// Whether what could be read can be composed without the rest: rules lean on other entries, those on no rule.
    let isFit: Bool
  }

  /// Reads packs as far as they can be read.
  func read(_ sources: [PackSource]) -> Loaded {
    var reader = PackReader()
    var packs = sources.compactMap { reader.read($0) }
    let needsCore = sources.isEmpty || packs.contains { $0.extends.contains(Self.coreName) }
    if needsCore, !packs.contains(where: { $0.name == Self.coreName }), let core = reader.read(core) {
      packs.insert(core, at: 0)
    }
    var problems = reader.problems
    let names = packs.map(\.name)
    for pack in packs {
      if pack.extends.contains(pack.name) {
        problems.append(
          pack.problem(ReadingDefect.extendsItself(pack: pack.name), .of(\PackFields.extends)))
      }
      for name in pack.extends where !names.contains(name) {
        problems.append(
          pack.problem(ReadingDefect.missingPack(name, neededBy: pack.name), .of(\PackFields.extends)))
      }
    }
    let metadata = FieldDescription.of(\PackFields.metadata)
    for (index, pack) in packs.enumerated() {
      guard let other = packs[..<index].first(where: { $0.name == pack.name }) else { continue }
      problems.append(
        pack.problem(
          ReadingDefect.duplicatePack(pack.name), metadata, inner: .of(\PackMetadataFields.name),
          related: [.init("the other is here", source: other.source, span: other.span(metadata))]))
    }
    let isFit = reader.isFit && problems.count == reader.problems.count
    // Whatever order they were named in, packs are composed in one: those that stand on nothing first.
    packs.sort { a, b in
      a.extends.isEmpty != b.extends.isEmpty
        ? a.extends.isEmpty : a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
    }
    return Loaded(packs: packs, problems: problems, unread: reader.unread, isFit: isFit)
  }
}

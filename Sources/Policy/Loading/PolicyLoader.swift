package import Schema
import Spelling

/// Loads packs and composes them into a policy. The core pack is added if a pack extends it.
package struct PolicyLoader: Sendable {
  /// The name of the default pack, as written in `extends`.
  package static let coreName = "core"

  private let core: PackSource

  /// Whether a given pack may be called `core`. Commands for authors of packs can read the core pack from a folder;
  /// for checking manifests, only the built-in pack has the name.
  private let allowsGivenCore: Bool

  package init(core: PackSource, allowsGivenCore: Bool = true) {
    self.core = core
    self.allowsGivenCore = allowsGivenCore
  }

  /// Loads a policy from packs; the core pack alone if none are given.
  package func load(_ sources: [PackSource] = [], today: CalendarDay) throws(UnusablePolicy) -> Policy {
    let loaded = read(sources)
    guard loaded.problems.isEmpty else { throw UnusablePolicy(problems: loaded.problems) }
    return try PolicyCompiler.policy(of: loaded.packs, today: today)
  }

  /// Decoded packs and the packs that they extend, in the order of composition.
  struct Loaded {
    let packs: [Pack]
    let problems: [PolicyProblem]
    /// The names of files without a readable entry.
    let unread: Set<String>
    /// Whether the readable entries can be composed without the others. Rules depend on other entries, but no
    /// entry depends on a rule.
    let isFit: Bool
  }

  /// Reads packs as far as possible.
  func read(_ sources: [PackSource]) -> Loaded {
    var reader = PackReader()
    var packs = sources.compactMap { reader.read($0) }
    let isCoreExtended = packs.contains { $0.extends.contains(Self.coreName) }
    let reserved = packs.filter { pack in
      pack.name.identity == Self.coreName && (!allowsGivenCore || isCoreExtended)
    }
    let needsCore = sources.isEmpty || packs.contains { $0.extends.contains(Self.coreName) }
    if needsCore, !packs.contains(where: { $0.name == Self.coreName }), let core = reader.read(core) {
      packs.insert(core, at: 0)
    }
    var problems = reader.problems
    problems += reserved.map { pack in
      pack.problem(
        ReadingDefect.reservedName(pack.name), .of(\PackFields.metadata), inner: .of(\PackMetadataFields.name)
      )
    }
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
    // The order of composition does not depend on the order of the sources: packs without `extends` come
    // first.
    packs.sort { a, b in
      a.extends.isEmpty != b.extends.isEmpty
        ? a.extends.isEmpty : a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
    }
    return Loaded(packs: packs, problems: problems, unread: reader.unread, isFit: isFit)
  }
}

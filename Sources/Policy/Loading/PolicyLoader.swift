package import Shapes

/// Makes a policy of packs: those that were named, and the core beneath the ones that stand on it.
package struct PolicyLoader: Sendable {
  /// The name by which packs extend the default one.
  package static let coreName = "core"

  private let core: PackSource

  package init(core: PackSource) { self.core = core }

  /// The core alone when no folder is named.
  package func load(_ sources: [PackSource] = [], today: CalendarDay) throws(UnusablePolicy) -> Policy {
    var reader = PackReader()
    var packs = sources.compactMap { reader.read($0) }
    let needsCore = sources.isEmpty || packs.contains { $0.extends.contains(Self.coreName) }
    if needsCore, !packs.contains(where: { $0.name == Self.coreName }), let core = reader.read(core) {
      packs.insert(core, at: 0)
    }
    var problems = reader.problems
    let names = packs.map(\.name)
    for pack in packs {
      for name in pack.extends where !names.contains(name) {
        problems.append(
          PolicyProblem(
            "missing-pack", "the pack \(pack.name) extends '\(name)', which is not there",
            remedy: "name its folder too: --policy FOLDER", path: "pack.extends", source: pack.source,
            span: pack.span("extends")))
      }
    }
    guard problems.isEmpty else { throw UnusablePolicy(problems: problems) }
    // Whatever order they were named in, packs are composed in one: those that stand on nothing first.
    packs.sort { a, b in
      a.extends.isEmpty != b.extends.isEmpty
        ? a.extends.isEmpty : a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
    }
    return try PolicyCompiler.policy(of: packs, today: today)
  }
}

import Schema
import YAMLTree

/// The check for duplicate ids.
///
/// In one pack, one of the entries would never be used. Across packs, a repeated id would change the extended
/// pack silently.
struct DuplicateIDs {
  private struct Holder {
    let pack: String
    let route: Route
    let source: SourceText
    let span: Span
  }

  private var problems: [PolicyProblem] = []
  private var seen: [String: Holder] = [:]

  /// Returns the problems of packs; the embedded pack alone is checked by the tests of the program.
  static func problems(of packs: [Pack]) -> [PolicyProblem] {
    if packs.count == 1, packs[0].isCompiledIn { return [] }
    return DuplicateIDs(packs).problems
  }

  private init(_ packs: [Pack]) {
    for pack in packs {
      for entry in pack.entries {
        let place = Holder(
          pack: pack.name, route: entry.route, source: entry.source, span: entry.span(entry.kind.id))
        // Entries that report findings are identified by their id alone.
        let isAsking = [.rule, .requirement, .floor, .words].contains(entry.kind)
        add(
          "\(entry.kind.rawValue) `\(entry.id)`",
          as: isAsking ? entry.id : "\(entry.kind.rawValue) \(entry.id)", place)
      }
      for parameter in pack.entry.parameters ?? [] {
        add("parameter", parameter.name, parameter.id, .of(\PackFields.parameters), pack)
      }
      for variable in pack.entry.variables ?? [] {
        add("variable", variable.name, variable.id, .of(\PackFields.variables), pack)
      }
    }
  }

  private mutating func add(
    _ noun: String, _ name: String?, _ record: RecordID, _ list: FieldDescription, _ pack: Pack
  ) {
    guard let name else { return }
    add(
      "\(noun) `\(name)`", as: "\(noun) \(name)",
      Holder(
        pack: pack.name, route: Pack.route(to: list, item: name), source: pack.source,
        span: pack.records.anchor(of: record)))
  }

  private mutating func add(_ what: String, as key: String, _ holder: Holder) {
    guard let earlier = seen[key] else {
      seen[key] = holder
      return
    }
    let isSame = earlier.pack == holder.pack
    problems.append(
      PolicyProblem(
        isSame
          ? CompositionDefect.duplicateID(what: what)
          : .shadowedID(what: what, pack: holder.pack, other: earlier.pack),
        at: holder.route, source: holder.source, span: holder.span,
        related: [.init("the other is here", source: earlier.source, span: earlier.span)]))
  }
}

import Schema
import YAMLTree

/// Ids that two entries have: in one pack one of them would never be seen, and a pack that repeats an id of another
/// would change what is below it without saying so.
struct DuplicateIDs {
  private struct Holder {
    let pack: String
    let route: Route
    let source: SourceText
    let span: Span
  }

  private var problems: [PolicyProblem] = []
  private var seen: [String: Holder] = [:]

  /// What is compiled in and stands alone has none, which the program's own tests see to.
  static func problems(of packs: [Pack]) -> [PolicyProblem] {
    if packs.count == 1, packs[0].isCompiledIn { return [] }
    return DuplicateIDs(packs).problems
  }

  private init(_ packs: [Pack]) {
    for pack in packs {
      for entry in pack.entries {
        let place = Holder(
          pack: pack.name, route: entry.route, source: entry.source, span: entry.span(entry.kind.id))
        // Whatever makes findings is called by its id alone.
        let isAsking = [.rule, .requirement, .floor, .words].contains(entry.kind)
        add(
          "\(entry.kind.rawValue) \(entry.id)",
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
      "\(noun) \(name)", as: "\(noun) \(name)",
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

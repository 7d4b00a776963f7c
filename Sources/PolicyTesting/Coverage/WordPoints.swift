import Linting
import Policy
import Schema

/// The words, exceptions and fields of a word list; one is covered if removing it changes the matches in an
/// example.
struct WordPoints: CoveragePoints {
  private enum Kind {
    case without(CompiledWords)
    case severity(levels: Range<Int>)
  }

  private let list: CompiledWords
  private let kinds: [Kind]
  let names: [(what: String, outcome: String)]

  init(_ list: CompiledWords, _ entry: PolicyEntry, _ policy: Policy, today: CalendarDay) {
    self.list = list
    var compiler = EntryCompiler(policy, today: today)
    var found: [(Kind, what: String, outcome: String)] = []
    for part in WordListParts(of: entry).all {
      guard case .words(let rest) = compiler.compile(part.rest) else { continue }
      found.append((.without(rest), part.name, part.isException ? "met" : "found"))
    }
    found += SeverityTable(of: entry, policy.levels).cells(reachedAt: Set(policy.levels.names.indices)).map {
      cell in
      (.severity(levels: cell.levels), cell.text, "reached")
    }
    kinds = found.map(\.0)
    names = found.map { ($0.what, $0.outcome) }
  }

  func touched(_ wanted: Set<Int>, in inspection: inout EntryInspection, as policy: Policy) -> Set<Int> {
    let hits = inspection.hits(of: list)
    let level = inspection.effectiveLevel
    return wanted.filter { number in
      switch kinds[number] {
      case .without(let rest): inspection.hits(of: rest) != hits
      case .severity(let levels): !hits.isEmpty && levels.contains(level)
      }
    }
  }
}

import Policy
import Schema

/// A section of the selection guide, with its lines in order.
struct GuideSection {
  struct Line {
    let id: String
    let demand: String
  }

  let heading: String
  fileprivate(set) var lines: [Line]
}

extension Policy {
  /// The sections of the selection guide.
  var guideSections: [GuideSection] {
    func number(_ line: PolicyEntry) -> Int { Int(line.id.dropFirst()) ?? 0 }
    let lines = entries.filter { $0.kind == .line }.sorted { number($0) < number($1) }
    return lines.reduce(into: []) { sections, entry in
      let fields = entry.read(as: GuideLineFields.self)
      let line = GuideSection.Line(id: entry.id, demand: fields.demand ?? "")
      if sections.last?.heading == fields.section {
        sections[sections.count - 1].lines.append(line)
      } else {
        sections.append(GuideSection(heading: fields.section ?? "", lines: [line]))
      }
    }
  }
}

extension EntryPage {
  /// The page about the selection guide.
  init(guideOf policy: Policy) {
    let checking = policy.entries.filter { [.rule, .requirement, .floor, .words].contains($0.kind) }
    self.init(
      id: "guide", kind: "selection guide", title: "The lines of the selection guide",
      policy.guideSections.map { section in
        let rows = section.lines.map { line in
          [line.id, line.demand, "\(checking.count { $0.guideLines.contains(line.id) })"]
        }
        return Section(section.heading, [.table(header: ["line", "demand", "checks"], rows: rows)])
      })
  }
}

import Claims
import Linting
import Markup
import Schema

/// An overview of many architectures: totals, the ones with most errors, and a heat map.
struct FleetIndex {
  let assessment: Assessment
  let groups: [FindingGroup]
  let comparison: GapComparison?
  /// The address of the article about an architecture.
  let address: (Int) -> Markup

  var markup: Markup {
    var parts = tiles
    if let comparison { parts += TrendSection(comparison: comparison).markup }
    parts += section("fleet-worst", "Most errors: top \(min(10, worst.count))", worstTable)
    parts += section("fleet-totals", "Totals", totals)
    parts += section("fleet-map", "All architectures", lead: Self.key, map)
    return parts
  }

  static func contents(_ comparison: GapComparison?) -> [(id: String, title: String)] {
    (comparison == nil ? [] : [("trend", "Changes")])
      + [("fleet-worst", "Most errors"), ("fleet-totals", "Totals"), ("fleet-map", "All architectures")]
  }

  private var tiles: Markup {
    let summary = assessment.summary
    let clean = groups.count { $0.findings.isEmpty && $0.failures.isEmpty }
    let tiles: [(Int, String)] = [
      (assessment.architectures.count, "architectures"), (clean, "without findings"),
      (summary.errors, "errors"),
      (summary.warnings, "warnings"), (summary.notes, "notes"),
    ]
    let items = tiles.map { count, name -> Markup in
      "<li class=\"tile\"><b>\(count)</b><span>\(name)</span></li>"
    }
    return "<ul class=\"tiles\">\(items)</ul>\n"
  }

  // MARK: Most errors

  private var worst: [Int] {
    func weight(_ index: Int) -> [Int] {
      let findings = groups[index].findings
      return [
        findings.count { $0.severity == .error }, findings.count { $0.severity == .warning }, findings.count,
      ]
    }
    let weights = groups.indices.map(weight)
    return groups.indices.filter { weights[$0][2] > 0 }.sorted { a, b in
      weights[a] != weights[b] ? weights[b].lexicographicallyPrecedes(weights[a]) : a < b
    }
  }

  private var worstTable: Markup {
    let shown = worst.prefix(10)
    guard !shown.isEmpty else { return "<p>No architecture has findings.</p>" }
    return table(
      "Architectures with the most errors", ["architecture", "level", "result", "first remedy"],
      shown.map { index in
        let group = groups[index]
        let first = GapList(group, in: assessment).gaps.first?.finding
        return row([
          link(index), "\(group.architecture?.effective ?? "–")", "\(OverallResult(group).sentence)",
          "\(prose: (first?.remedy ?? first?.message ?? "").shortened(to: 200).asSentence)",
        ])
      })
  }

  private func link(_ index: Int) -> Markup {
    let group = groups[index]
    let owner: Markup =
      group.architecture?.stated.owner.map { "<span class=\"sub\">\($0.shortened(to: 48))</span>" } ?? ""
    return "<a href=\"\(address(index))\">\(group.name.shortened(to: 64))</a>\(owner)"
  }

  // MARK: Totals

  private var totals: Markup {
    var levels = Tallies()
    var families = Tallies()
    var owners = Tallies()
    var frameworks = Tallies()
    for group in groups {
      for finding in group.findings {
        let gap = Gap(finding, in: group.architecture, ladders: assessment.ladders)
        let severity = finding.severity
        if let level = group.architecture?.effective { levels.add(severity, to: level) }
        if let family = gap.step?.family ?? family(at: finding.place.route) {
          families.add(severity, to: family.asWords)
        }
        owners.add(severity, to: gap.owner ?? "no owner")
        for name in Set(finding.references.map { Citation($0, assessment.frameworks).framework }) {
          frameworks.add(severity, to: name)
        }
      }
    }
    return "<div class=\"two\">" + counts("level", levels.inOrder(of: assessment.levels.reversed()))
      + counts("control family", families.inOrder(of: assessment.ladders.map(\.family.asWords)))
      + counts("owner", owners.mostFirst) + counts("framework", frameworks.mostFirst) + "</div>"
  }

  /// The family of the control in a path.
  private func family(at route: Route) -> String? {
    assessment.ladders.first { ladder in
      route.steps.indices.contains { index in
        let control = AssessedPart.defaultRoute(ofControl: ladder.family).steps
        return route.steps[index...].starts(with: control)
      }
    }?.family
  }

  /// The number of findings, in total and by severity.
  private struct Tally {
    private(set) var all = 0
    private var bySeverity: [Finding.Severity: Int] = [:]

    subscript(severity: Finding.Severity) -> Int { bySeverity[severity] ?? 0 }

    mutating func add(_ severity: Finding.Severity) {
      all += 1
      bySeverity[severity, default: 0] += 1
    }
  }

  private struct Tallies {
    private var byName: [String: Tally] = [:]

    mutating func add(_ severity: Finding.Severity, to name: String) {
      byName[name, default: Tally()].add(severity)
    }

    func inOrder(of names: [String]) -> [(name: String, tally: Tally)] {
      names.map { ($0, byName[$0] ?? Tally()) }
    }

    var mostFirst: [(name: String, tally: Tally)] {
      byName.sorted { a, b in a.value.all != b.value.all ? a.value.all > b.value.all : a.key < b.key }
        .map { ($0.key, $0.value) }
    }
  }

  private func counts(_ name: String, _ groups: [(name: String, tally: Tally)]) -> Markup {
    let most = max(1, groups.map(\.tally.all).max() ?? 1)
    let shown = groups.prefix(12)
    let more: Markup =
      groups.count > 12
      ? "<p class=\"sub\">and \(groups.count - 12) more, with \(groups.dropFirst(12).reduce(0) { $0 + $1.tally.all }) findings</p>"
      : ""
    return "<div>"
      + table(
        "Findings by \(name)", [name, "errors", "warnings", "notes", "total"],
        shown.map { group in
          let counts = Finding.Severity.allCases.reversed().map { severity -> Markup in
            "\(group.tally[severity])"
          }
          let bar: Markup =
            "<svg viewBox=\"0 0 100 5\" aria-hidden=\"true\"><rect class=\"bar\" width=\"\(group.tally.all * 100 / most)\" height=\"5\"/></svg>"
          return row(["\(group.name.shortened(to: 48))\(bar)"] + counts + ["\(group.tally.all)"])
        }, class: "n") + more + "</div>"
  }

  // MARK: The heat map

  private static let key: Markup = """
    <p class="meta">Each cell shows the number of controls of a family that are below the required rung, and the number \
    of required controls.</p>
    <ul class="key" aria-label="Legend"><li><span class="tag g">✓</span> all sufficient</li>\
    <li><span class="tag w">◐</span> sufficient as declared; evidence missing</li>\
    <li><span class="tag e">✗</span> some below the required rung</li>\
    <li><span class="tag d">✗✗</span> some two or more rungs below</li>\
    <li><span class="tag m">·</span> not required</li></ul>

    """

  private var map: Markup {
    table(
      "Architectures by control family",
      ["architecture", "level", "errors", "warnings"] + assessment.ladders.map(\.family.asWords),
      groups.indices.map { index in
        let group = groups[index]
        let errors = group.findings.count { $0.severity == .error }
        let warnings = group.findings.count { $0.severity == .warning }
        let cells = assessment.ladders.map { ladder in
          group.architecture.map { cell($0, ladder) } ?? "<td class=\"x\"></td>"
        }
        return """
          <tr><th scope="row">\(link(index))</th><td class="l">\(group.architecture?.effective ?? "unreadable")</td>\
          <td>\(errors)</td><td>\(warnings)</td>\(cells)</tr>

          """
      }, class: "heat fleet")
  }

  private func cell(_ architecture: AssessedArchitecture, _ ladder: LadderDescription) -> Markup {
    let required = architecture.parts.flatMap(\.controls).filter {
      $0.family == ladder.family && $0.required != nil
    }
    let weak = required.filter { !$0.isEnough }
    guard !required.isEmpty else { return "<td class=\"m\">·</td>" }
    if !weak.isEmpty {
      let isFar = weak.contains { ladder.rank($0.required) - ladder.rank($0.achieved) > 1 }
      return isFar
        ? "<td class=\"d\">✗✗ \(weak.count)/\(required.count)</td>"
        : "<td class=\"e\">✗ \(weak.count)/\(required.count)</td>"
    }
    let isUnproven = architecture.claims.contains {
      $0.kind == .control && !$0.isEnough && $0.route.lastField == ladder.family
    }
    return isUnproven
      ? "<td class=\"w\">◐ \(required.count)</td>" : "<td class=\"g\">✓ \(required.count)</td>"
  }
}

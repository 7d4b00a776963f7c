package import Linting
import Markup
import Parallel
import Schema

extension FindingFormats {
  static let html = ReportFormat<Assessment>(
    "html", "the control gap report as a self-contained page", showsArchitectures: true,
    pages: { assessment, context in
      let report = HTMLReport(assessment, version: context.version, since: context.comparison)
      return report.isFleet ? report : nil
    },
    write: { HTMLReport($0, version: $1.version, since: $1.comparison).page })
}

/// The control gap report: one architecture on a page, or many behind an index.
package struct HTMLReport: PagedReport {
  /// The most architectures on one page; with more, each has a page of its own.
  package static let singlePageLimit = 12

  private let assessment: Assessment
  private let version: String
  private let comparison: GapComparison?
  private let groups: [FindingGroup]

  package init(_ assessment: Assessment, version: String, since comparison: GapComparison? = nil) {
    self.assessment = assessment
    self.version = version
    self.comparison = comparison
    groups = assessment.findingGroups
  }

  /// Whether each architecture has a page of its own, because there are many.
  package var isFleet: Bool { groups.count > Self.singlePageLimit }

  /// The whole report on one page.
  package var page: String {
    let articles = groups.indices.map(article)
    if groups.count == 1 {
      let trend: Markup = comparison.map { TrendSection(comparison: $0).markup } ?? ""
      return page(
        articles[0].contents, trend + articles[0].markup,
        title: "\(groups[0].name.shortened(to: 80)): control gaps")
    }
    let index = FleetIndex(assessment: assessment, groups: groups, comparison: comparison) { "#a\($0 + 1)" }
    let body = groups.isEmpty ? nothing : index.markup + articles.map(\.markup).joined("")
    return page(
      FleetIndex.contents(comparison), body, title: "Control gaps of \(groups.count.counted("architecture"))"
    )
  }

  package var beginning: String { HTMLPage.beginning }

  /// The index, which links to pages in a folder beside it.
  package func index(folder: String) -> String {
    let names = names
    let folder = folder.asRelativeReference
    let index = FleetIndex(assessment: assessment, groups: groups, comparison: comparison) {
      "\(folder)/\(names[$0])"
    }
    return page(
      FleetIndex.contents(comparison), index.markup,
      title: "Control gaps of \(groups.count.counted("architecture"))")
  }

  /// A page for each architecture.
  package var pages: [ReportPage] {
    zip(groups.indices.map(\.self), names).map { ($0, $1) }.mapInParallel { index, name in
      let article = article(index)
      let title = "\(groups[index].name.shortened(to: 80)): control gaps"
      return ReportPage(name: name, text: page(article.contents, article.markup, title: title))
    }
  }

  /// The file names of the pages: a number, and the letters and digits of the name of the architecture.
  private var names: [String] {
    groups.enumerated().map { index, group in
      let kept = group.name.lowercased().unicodeScalars.map { scalar in
        ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? String(scalar) : "-"
      }.joined().split(separator: "-").joined(separator: "-").prefix(60)
      return kept.isEmpty ? "\(index + 1).html" : "\(index + 1)-\(kept).html"
    }
  }

  private func article(_ index: Int) -> ArchitectureArticle {
    ArchitectureArticle(group: groups[index], assessment: assessment, prefix: "a\(index + 1)")
  }

  private func page(_ contents: [(id: String, title: String)], _ body: Markup, title: String) -> String {
    HTMLPage(title: title, head: head, contents: contents, body: loosened + body, version: version).text
  }

  private var head: Markup {
    let packs = assessment.packs.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
    let unread = assessment.unread.map { unread -> Markup in
      "<p class=\"verdict incomplete\">✗ \(unread.path) could not be read: \(prose: unread.reason)</p>"
    }
    return """
      <p class="eyebrow">plumbline</p>
      <h1>Control gap report</h1>
      <p class="meta">Checked for \(assessment.today.description) with the policy \(assessment.packs.count == 1 ? "pack" : "packs") \(packs)</p>\(unread)
      """
  }

  /// The loosenings of the packs, which every report shows.
  private var loosened: Markup {
    guard !assessment.loosened.isEmpty else { return "" }
    return section(
      "loosened", "Requirements that the packs loosen",
      table(
        "Loosened", ["entry", "change", "reason", "owner", "until"],
        assessment.loosened.map { loosened in
          row([
            "\(loosened.id)<span class=\"sub\">\(loosened.pack)</span>", "\(prose: loosened.change)",
            "\(loosened.reason)",
            "\(loosened.owner)", "\(loosened.until.description)\(loosened.isExpired ? " (expired)" : "")",
          ])
        }))
  }

  private var nothing: Markup {
    "<p class=\"verdict incomplete\">✗ No manifest was found.</p>"
  }
}

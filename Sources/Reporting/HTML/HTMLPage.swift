import Crypto
import Markup

/// One page that needs nothing but itself: no network, no scripts, one style sheet that its policy names by digest.
struct HTMLPage {
  let title: String
  /// What stands above everything: what the page is, for when, by which packs.
  let head: Markup
  let contents: [(id: String, title: String)]
  let body: Markup
  let version: String

  var text: String {
    let policy =
      "default-src 'none'; style-src 'sha256-\(Self.styleDigest)'; img-src data:; base-uri 'none'; form-action 'none'"
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <meta name="generator" content="plumbline \(version)">
      <link rel="icon" href="data:,">
      <title>\(title)</title>
      <style>\(Stylesheet.markup)</style>
      </head>
      <body>
      <a class="skip" href="#main">Skip to the report</a>
      <header class="page">\(head)</header>
      \(navigation)<main id="main">
      \(body)
      </main>
      <footer><p>Made by plumbline \(version). Every statement here follows from the manifests, the packs and the day \
      that are named above: the same bytes give the same page.</p></footer>
      </body>
      </html>

      """
    return page.text
  }

  private var navigation: Markup {
    guard contents.count > 1 else { return "" }
    let items = contents.map { item -> Markup in "<li><a href=\"#\(item.id)\">\(item.title)</a></li>" }
    return "<nav aria-label=\"Contents\"><ul>\(items)</ul></nav>\n"
  }

  private static let styleDigest = base64(Array(SHA256.hash(data: Array(Stylesheet.text.utf8))))

  private static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      var digits: [Character] = []
      for _ in 0..<4 {
        digits.insert(alphabet[Int(bits & 63)], at: 0)
        bits >>= 6
      }
      text += String(digits.prefix(group.count + 1)) + String(repeating: "=", count: 3 - group.count)
    }
    return text
  }
}

/// A section under a heading of the second level.
func section(_ id: String, _ title: String, lead: Markup = "", _ body: Markup) -> Markup {
  """
  <section id="\(id)" aria-labelledby="\(id)-h">
  <h3 id="\(id)-h">\(title)</h3>
  \(lead)\(body)
  </section>

  """
}

/// A table that scrolls by itself where the page is narrow, also by keyboard.
func table(_ caption: String, _ header: [String], _ rows: [Markup], class name: Markup = "") -> Markup {
  let heads = header.map { title -> Markup in "<th scope=\"col\">\(title)</th>" }
  return """
    <div class="scroll" role="region" aria-label="\(caption)" tabindex="0">
    <table\(name.text.isEmpty ? "" : " class=\"\(name)\"")><caption>\(caption)</caption>
    <thead><tr>\(heads)</tr></thead>
    <tbody>
    \(rows)</tbody></table></div>

    """
}

/// A row of a table; the first cell is its head.
func row(_ cells: [Markup]) -> Markup {
  guard let first = cells.first else { return "" }
  let rest = cells.dropFirst().map { cell -> Markup in "<td>\(cell)</td>" }
  return "<tr><th scope=\"row\">\(first)</th>\(rest)</tr>\n"
}

/// Items of a list; nothing where there are none.
func list(_ items: [Markup]) -> Markup {
  guard !items.isEmpty else { return "" }
  let lines = items.map { item -> Markup in "<li>\(item)</li>" }
  return "<ul>\(lines)</ul>"
}

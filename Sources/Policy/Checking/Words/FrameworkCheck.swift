import CEL
import Schema
import Spelling

/// The check of references: the framework is known, and the identifier has its format.
struct FrameworkCheck {
  private let frameworks: [Framework]
  private let entries: [PolicyEntry]

  init(_ policy: Policy, _ entries: [PolicyEntry]) {
    frameworks = policy.frameworks
    self.entries = entries
  }

  var problems: [PolicyProblem] {
    let misformed = entries.filter { $0.kind == .framework }.compactMap { entry -> PolicyProblem? in
      entry.read(as: FrameworkFields.self).items?.mistakeAsPattern.map {
        entry.problem(
          VocabularyDefect.wrongFrameworkPattern(message: $0), .of(\FrameworkFields.items))
      }
    }
    // A pack that replaces the core and defines no frameworks has no formats to check references against.
    guard !frameworks.isEmpty else { return misformed }
    return misformed
      + entries.flatMap { entry in
        entry.references.filter { reference in !frameworks.contains { $0.has(reference) } }.map { reference in
          entry.problem(
            defect(of: reference), .of(\EntryFields.references),
            span: entry.span(of: .of(\EntryFields.references), item: reference))
        }
      }
  }

  private func defect(of reference: String) -> GuideDefect {
    guard let framework = frameworks.first(where: { $0.item(in: reference) != nil }) else {
      return .unknownFramework(reference: reference, remedy: remedy(reference))
    }
    return .unknownItem(
      framework.item(in: reference) ?? "", framework: framework.name, remedy: remedy(reference))
  }

  private func remedy(_ reference: String) -> String {
    let named = frameworks.filter { $0.item(in: reference) != nil }
    if !named.isEmpty {
      let item = named.first?.item(in: reference) ?? ""
      if let near = nearestName(to: item, among: cited(named.map(\.name))) {
        return didYouMean("\(named[0].name) \(near)")
      }
      let forms = named.compactMap { framework in framework.example.map { "`\(framework.name) \($0)`" } }
      return forms.isEmpty
        ? "write `\(named[0].name)` only" : "use the form \(forms.joined(separator: " or "))"
    }
    // The name is misspelled: find the framework with the nearest name among prefixes of the reference.
    let words = reference.split(separator: " ").map(String.init)
    for count in words.indices.reversed().map({ $0 + 1 }) {
      let head = words.prefix(count).joined(separator: " ")
      let rest = words.dropFirst(count).joined(separator: " ")
      let near = nearestName(to: head, among: frameworks.map(\.name))
      let right = near.map { rest.isEmpty ? $0 : "\($0) \(rest)" }
      if let right, frameworks.contains(where: { $0.has(right) }) { return didYouMean(right) }
    }
    return
      "remove the reference, or add `frameworks/ID.yaml`; `plumbline policy list --by framework` lists the frameworks"
  }

  /// Returns the valid identifiers of these frameworks that the packs reference.
  private func cited(_ names: [String]) -> [String] {
    let all = Set(entries.flatMap(\.references))
    return frameworks.filter { names.contains($0.name) }.flatMap { framework in
      all.compactMap { framework.has($0) ? framework.item(in: $0) : nil }
    }.sorted()
  }
}

extension PolicyEntry {
  /// References to frameworks that require the same.
  package var references: [String] { value(\EntryFields.references) ?? [] }
}

/// A framework that entries can reference.
package struct Framework: Sendable {
  package let entry: PolicyEntry
  package let name: String
  package let title: String
  package let url: String
  /// An example of an identifier, to show the format.
  let example: String?
  private let form: CEL.Regex?

  package init?(_ entry: PolicyEntry) {
    let fields = entry.read(as: FrameworkFields.self)
    guard let name = fields.name, let title = fields.title, let url = fields.url else { return nil }
    self.entry = entry
    self.name = name
    self.title = title
    self.url = url
    example = fields.example
    form = fields.items.flatMap { try? CEL.Regex("^(\($0))$") }
  }

  /// Returns the item that a reference names: empty for the framework as a whole, `nil` for another
  /// framework.
  func item(in reference: String) -> String? {
    if reference == name { return "" }
    return reference.hasPrefix(name + " ") ? String(reference.dropFirst(name.count + 1)) : nil
  }

  /// Returns whether a reference names this framework in the correct format.
  package func has(_ reference: String) -> Bool {
    guard let item = item(in: reference) else { return false }
    guard let form, !item.isEmpty else { return item.isEmpty }
    return form.matches(item) ?? false
  }
}

extension Policy {
  /// The frameworks of the loaded packs.
  package var frameworks: [Framework] { entries.filter { $0.kind == .framework }.compactMap(Framework.init) }
}

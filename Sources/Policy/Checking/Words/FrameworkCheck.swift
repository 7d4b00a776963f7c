import CEL
import Schema
import Spelling

/// References to frameworks: to one that is known, by an identifier of its form.
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
    // A pack that replaces the core and names no frameworks has nothing to hold references against.
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
      let forms = named.compactMap { framework in framework.example.map { "\(framework.name) \($0)" } }
      return forms.isEmpty
        ? "write `\(named[0].name)` only" : "use the form \(forms.joined(separator: " or "))"
    }
    // The name is misspelt: of its first words, the ones that come nearest to the name of a framework.
    let words = reference.split(separator: " ").map(String.init)
    for count in words.indices.reversed().map({ $0 + 1 }) {
      let head = words.prefix(count).joined(separator: " ")
      let rest = words.dropFirst(count).joined(separator: " ")
      let near = nearestName(to: head, among: frameworks.map(\.name))
      let right = near.map { rest.isEmpty ? $0 : "\($0) \(rest)" }
      if let right, frameworks.contains(where: { $0.has(right) }) { return didYouMean(right) }
    }
    return
      "add `frameworks/ID.yaml`, or remove the reference; known frameworks: plumbline policy list --by framework"
  }

  /// The identifiers of some frameworks that the packs cite rightly.
  private func cited(_ names: [String]) -> [String] {
    let all = Set(entries.flatMap(\.references))
    return frameworks.filter { names.contains($0.name) }.flatMap { framework in
      all.compactMap { framework.has($0) ? framework.item(in: $0) : nil }
    }.sorted()
  }
}

extension PolicyEntry {
  /// What else asks for the same.
  package var references: [String] { value(\EntryFields.references) ?? [] }
}

/// A framework that entries may refer to.
package struct Framework: Sendable {
  package let entry: PolicyEntry
  package let name: String
  package let title: String
  package let url: String
  /// An identifier in it, to show the form.
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

  /// What a reference names in the framework: nothing when it is the framework as a whole, `nil` when it is not about it.
  func item(in reference: String) -> String? {
    if reference == name { return "" }
    return reference.hasPrefix(name + " ") ? String(reference.dropFirst(name.count + 1)) : nil
  }

  /// Whether a reference is to this framework and of its form.
  package func has(_ reference: String) -> Bool {
    guard let item = item(in: reference) else { return false }
    guard let form, !item.isEmpty else { return item.isEmpty }
    return form.matches(item) ?? false
  }
}

extension Policy {
  /// The frameworks of the packs in force.
  package var frameworks: [Framework] { entries.filter { $0.kind == .framework }.compactMap(Framework.init) }
}

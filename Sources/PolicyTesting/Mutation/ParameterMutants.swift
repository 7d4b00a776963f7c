import CEL
import Manifest
import Policy
import Schema
import YAMLTree

/// The mutants of a parameter: a number, duration or percentage one step up and down, an inverted boolean, a
/// removed list item, and the same for each cell of a table.
struct ParameterMutants {
  private let parameter: PackParameter
  private let levels: Levels
  private(set) var all: [Mutant] = []

  init(of parameter: PackParameter, _ levels: Levels) {
    self.parameter = parameter
    self.levels = levels
    guard let node = parameter.fields.value?.node else { return }
    let tree = parameter.fields.records.tree
    change(tree.resolved(node), in: tree, ParameterFields.description(of: \.value).name) { $0 }
  }

  private mutating func change(
    _ node: YAMLTree.NodeID, in tree: Tree, _ name: String, _ around: (YAMLValue) -> YAMLValue
  ) {
    let place = PackPlace(tree.span(node), in: parameter.pack.source)
    func add(_ text: String, _ value: YAMLValue) {
      all.append(
        Mutant(text: text, place: place, change: .parameter(name: parameter.name, read(around(value)))))
    }
    switch YAMLValue(node, in: tree) {
    case .scalar(let text, let isPlain):
      for other in steps(from: text) {
        add("\(name): \(text) -> \(other)", .scalar(other, isPlain: isPlain))
      }
    case .list(let items):
      for (number, item) in items.enumerated() {
        guard case .scalar(let text, _) = item else { continue }
        add("\(name): without '\(text)'", .list(items.without(number)))
      }
    case .mapping(let entries):
      for (number, cell) in tree.mergedEntries(node).enumerated() {
        change(tree.resolved(cell.value), in: tree, "\(name).\(entries[number].key)") { value in
          var table = entries
          table[number].value = value
          return around(.mapping(table))
        }
      }
    }
  }

  /// Returns the neighboring values: of a grade, the next grades; a text has none.
  private func steps(from text: String) -> [String] {
    switch parameter.fields.type {
    case .boolean: [text == "true" ? "false" : "true"]
    case .number, .duration, .percentage: text.steps
    case .capabilityGrade: CapabilityGrade.allCases.map(\.rawValue).beside(text)
    case .controlGrade: ControlGrade.allCases.map(\.rawValue).beside(text)
    case .text, .texts, nil: []
    }
  }

  private func read(_ value: YAMLValue) -> Value? {
    guard let type = parameter.fields.type,
      let source = try? SourceText(name: "mutant", bytes: Array(value.yaml.utf8))
    else { return nil }
    let tree = Tree.parse(source)
    guard let root = tree.documents.first?.root else { return nil }
    let reading = ParameterReading(
      type, byLevel: parameter.fields.byLevel ?? false, at: root, in: tree, levels)
    return reading.problems.isEmpty ? reading.value : nil
  }
}

extension String {
  /// The text with its leading number decreased and increased by one in the last digit.
  fileprivate var steps: [String] {
    let number = prefix { $0.isASCII && $0.isNumber || $0 == "." }
    let digits = number.filter { $0 != "." }
    guard let value = Int(digits) else { return [] }
    let decimals = number.firstIndex(of: ".").map { number.distance(from: $0, to: number.endIndex) - 1 } ?? 0
    return [value - 1, value + 1].filter { $0 >= 0 }.map { step in
      var text = String(step)
      if decimals > 0 {
        text = String(repeating: "0", count: Swift.max(0, decimals + 1 - text.count)) + text
        text.insert(".", at: text.index(text.endIndex, offsetBy: -decimals))
      }
      return text + dropFirst(number.count)
    }
  }
}

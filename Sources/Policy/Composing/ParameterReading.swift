package import CEL
import Manifest
import Shapes
package import YAMLTree

/// The value of a parameter, read by the type that its declaration names.
package struct ParameterReading: Sendable {
  package struct Problem: Sendable {
    package let check: String
    package let message: String
    package let remedy: String?
    package let span: Span
  }

  /// `nil` when it cannot be read.
  package private(set) var value: Value?
  /// What is written for each level, where the parameter is a table.
  package private(set) var cells: [(level: String, value: Value)] = []
  package private(set) var problems: [Problem] = []

  package init(
    _ type: ParameterType, byLevel: Bool, at node: YAMLTree.NodeID, in tree: Tree, _ levels: Levels
  ) {
    let field = FieldDescription(
      name: "value", type: byLevel ? .map(type.fieldType) : type.fieldType, presence: .required,
      source: .written, guide: [], doc: "")
    let shape = Shape(noun: "parameter", doc: "", label: nil, fields: [field])
    var decoder = Decoder(tree: tree, vocabularies: .ofTheModel)
    let (stored, _) = decoder.decodeValue(at: node, as: shape)
    problems = decoder.problems.filter { !$0.isNote }.map {
      Problem(check: $0.kind.rawValue, message: $0.message, remedy: $0.remedy, span: $0.span)
    }
    switch stored {
    case .scalar(let value): self.value = value
    case .list(let values): value = .list(values)
    case .map(let entries):
      cells = entries.map { (level: $0.key, value: $0.value) }
      value = Self.table(cells, levels)
      for entry in entries where levels.index(of: entry.key) == nil {
        problems.append(
          Problem(
            check: "unknown-level", message: "no level is called '\(entry.key)'", remedy: nil,
            span: tree.span(node)))
      }
    default: value = nil
    }
  }

  /// The table that cells make up: a level that is not named takes the value of the one below it.
  package static func table(_ cells: [(level: String, value: Value)], _ levels: Levels) -> Value? {
    var known: [MapValue.Entry] = []
    var last: Value?
    for level in levels.names {
      last = cells.first { $0.level == level }?.value ?? last
      if let last { known.append(.init(key: .string(level), value: last)) }
    }
    return MapValue(known).map { .map($0) }
  }
}

extension Policy {
  /// The same policy with other values of some of its parameters.
  package func setting(_ values: [String: Value]) -> Policy {
    var policy = self
    for index in policy.parameters.indices {
      guard let value = values[policy.parameters[index].name] else { continue }
      policy.parameters[index].value = value
    }
    policy.sharedValues[SharedValues.parametersIndex] = SharedValues.record(of: policy.parameters)
    return policy
  }
}

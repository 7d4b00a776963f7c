package import CEL
import Manifest
import Schema
package import YAMLTree

/// The value of a parameter, decoded as its declared type.
package struct ParameterReading: Sendable {
  package struct Problem: Sendable {
    let defect: any PolicyDefect
    package let span: Span

    package var message: String { defect.message }
    package var remedy: String? { defect.remedy }
  }

  /// The value; `nil` if it is invalid.
  package private(set) var value: Value?
  /// The written cells, if the parameter is a table.
  package private(set) var cells: [(level: String, value: Value)] = []
  package private(set) var problems: [Problem] = []

  package init(
    _ type: ParameterType, byLevel: Bool, at node: YAMLTree.NodeID, in tree: Tree, _ levels: Levels
  ) {
    guard byLevel, tree.kind(tree.resolved(node)) == .mapping else {
      // The decoder reports a table that is not a mapping.
      value = read(byLevel ? .map(type.fieldType) : type.fieldType, at: node, in: tree)
      return
    }
    for entry in tree.mergedEntries(tree.resolved(node)) {
      let level = tree.text(tree.resolved(entry.key))
      if levels.index(of: level) == nil {
        problems.append(
          Problem(
            defect: VocabularyDefect.unknownTableLevel(level, known: levels.names),
            span: tree.span(entry.key)))
      } else if let value = read(type.fieldType, at: entry.value, in: tree) {
        cells.append((level, value))
      }
    }
    value = Self.table(cells, levels)
  }

  private mutating func read(_ type: FieldType, at node: YAMLTree.NodeID, in tree: Tree) -> Value? {
    let field = FieldDescription(
      name: ParameterFields.description(of: \.value).name, type: type, presence: .required, stage: .written,
      guide: [], doc: "")
    var decoder = Decoder(tree: tree, vocabularies: .ofTheModel)
    let (stored, _) = decoder.decodeValue(
      at: node, as: RecordSchema(noun: "parameter", doc: "", label: nil, fields: [field]))
    problems += decoder.problems.filter { !$0.isNote }.map {
      Problem(
        defect: ReadingDefect.undecodable($0.kind, message: $0.message, remedy: $0.remedy), span: $0.span)
    }
    return switch stored {
    case .scalar(let value): value
    case .list(let values): .list(values)
    default: nil
    }
  }

  /// Returns the complete table; a level without a cell takes the value of the level below.
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
  /// Returns the policy with changed values of some parameters.
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

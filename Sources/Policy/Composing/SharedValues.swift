import CEL
import Manifest
import Schema
import YAMLTree

/// The values that every expression can read beside the manifest: the parameters and the tables of the packs.
struct SharedValues {
  private(set) var problems: [PolicyProblem] = []
  private(set) var variables: [Variable] = []
  private(set) var recordTypes: [RecordType] = []
  /// The values in the order of ``variables``.
  private(set) var values: [Value] = []

  private(set) var parameters: [Parameter] = []

  /// The index of the parameters in ``values``.
  static let parametersIndex = 0

  /// The parameters as the record that expressions read.
  static func record(of parameters: [Parameter]) -> Value {
    let store = ParameterStore(parameters.map { (field: $0.field, value: $0.value) })
    return .record(Record(store: store, id: 0))
  }

  init(_ packs: [Pack], _ vocabularies: Vocabularies, _ levels: Levels, _ adjustments: inout Adjustments) {
    addParameters(packs, vocabularies, levels, &adjustments)
    addTable("jobs", .job, JobFields.schema, packs, vocabularies)
    addTable("layers", .layer, LayerFields.schema, packs, vocabularies)
    addTable("products", .product, ProductFields.schema, packs, vocabularies)
  }

  private mutating func addParameters(
    _ packs: [Pack], _ vocabularies: Vocabularies, _ levels: Levels, _ adjustments: inout Adjustments
  ) {
    let levelType = FieldType.name(.level).celType(vocabularies)
    for pack in packs {
      for parameter in pack.entry.parameters ?? [] {
        guard let name = parameter.name, let type = parameter.type, let node = parameter.value?.node else {
          continue
        }
        let byLevel = parameter.byLevel ?? false
        guard let stated = value(of: type, byLevel: byLevel, at: node, in: pack, levels) else { continue }
        let value = adjusted(
          name, stated, type, parameter.tighter, byLevel: byLevel, packs, levels, &adjustments)
        let field = RecordField(
          name: name, type: type.celType(byLevel: byLevel, levelType), slot: parameters.count,
          documentation: parameter.why ?? "")
        parameters.append(
          Parameter(
            name: name, type: type, isByLevel: byLevel, tighter: parameter.tighter, field: field, value: value
          ))
      }
    }
    recordTypes.append(RecordType(name: ParameterStore.typeName, fields: parameters.map(\.field)))
    variables.append(
      Variable("params", .record(ParameterStore.typeName), documentation: "Parameters of the policy packs."))
    values.append(Self.record(of: parameters))
  }

  /// Returns the value of a parameter after the adjustments of all packs.
  private mutating func adjusted(
    _ name: String, _ value: Value, _ type: ParameterType, _ tighter: Tighter?, byLevel: Bool,
    _ packs: [Pack],
    _ levels: Levels, _ adjustments: inout Adjustments
  ) -> Value {
    // Values of adjustments are decoded first, so that each problem is reported once.
    var read: [(pack: Pack, node: YAMLTree.NodeID, value: Value)] = []
    for pack in packs {
      let records = pack.records
      let changes = (pack.entry.tightens ?? []).map(\.id) + (pack.entry.loosens ?? []).map(\.id)
      for change in changes where records.value(of: change, \TighteningFields.id) == name {
        guard case .node(let node) = records[change, \TighteningFields.value] else { continue }
        if let value = self.value(of: type, byLevel: byLevel, at: node, in: pack, levels) {
          read.append((pack, node, value))
        }
      }
    }
    return adjustments.adjust(
      name, cell: name, field: .of(\TighteningFields.value), from: value,
      read: { stored, records in
        guard case .node(let node) = stored else { return nil }
        let file = records.tree.source.name
        return read.first { $0.node == node && $0.pack.source.name == file }?.value
      },
      compare: { (old: Value, new: Value) -> Comparison? in
        tighter.flatMap { $0.compare(old, new) } ?? (old == new ? .equal : nil)
      },
      join: { (one: Value, other: Value) -> Value? in
        tighter.flatMap { $0.join(one, other) } ?? (one == other ? one : nil)
      },
      show: \.parameterText)
  }

  private mutating func value(
    of type: ParameterType, byLevel: Bool, at node: YAMLTree.NodeID, in pack: Pack, _ levels: Levels
  ) -> Value? {
    let reading = ParameterReading(type, byLevel: byLevel, at: node, in: pack.records.tree, levels)
    problems += reading.problems.map {
      pack.problem($0.defect, .of(\PackFields.parameters), span: $0.span)
    }
    return reading.value
  }

  private mutating func addTable(
    _ name: String, _ kind: EntryKind, _ schema: RecordSchema, _ packs: [Pack], _ vocabularies: Vocabularies
  ) {
    let shapes = schema.reachable
    let types = shapes.map { $0.recordType(vocabularies, upTo: .written) }
    let bySchema = Dictionary(uniqueKeysWithValues: zip(shapes.map { ObjectIdentifier($0) }, types))
    recordTypes += types
    let entries = packs.flatMap(\.entries).filter { $0.kind == kind }
    let rows = entries.map { entry in
      MapValue.Entry(
        key: .string(entry.id), value: RecordValues(entry.records, types: bySchema).value(entry.root))
    }
    variables.append(Variable(name, .map(.string, .record(schema.noun))))
    values.append(.map(MapValue(rows) ?? MapValue([:])))
  }
}

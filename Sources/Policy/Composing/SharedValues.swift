import CEL
import Manifest
import Shapes
import YAMLTree

/// What every expression of a policy sees beside the manifest: the day, the parameters, and the tables of the packs.
struct SharedValues {
  private(set) var problems: [PolicyProblem] = []
  private(set) var variables: [Variable] = []
  private(set) var recordTypes: [RecordType] = []
  /// In the order of ``variables``.
  private(set) var values: [Value] = []

  private(set) var parameters: [Parameter] = []

  init(_ packs: [Pack], _ vocabularies: Vocabularies, _ levels: Levels, _ adjustments: inout Adjustments) {
    addParameters(packs, vocabularies, levels, &adjustments)
    addTable("jobs", .job, JobFields.shape, packs, vocabularies)
    addTable("layers", .layer, LayerFields.shape, packs, vocabularies)
    addTable("products", .product, ProductFields.shape, packs, vocabularies)
  }

  private mutating func addParameters(
    _ packs: [Pack], _ vocabularies: Vocabularies, _ levels: Levels, _ adjustments: inout Adjustments
  ) {
    let levelType = FieldType.name(.level).celType(vocabularies)
    var parameters: [(field: RecordField, value: Value)] = []
    for pack in packs {
      for parameter in pack.entry.parameters ?? [] {
        guard let name = parameter.name, let type = parameter.type, let node = parameter.value?.node else {
          continue
        }
        let byLevel = parameter.byLevel ?? false
        guard let stated = value(of: type, byLevel: byLevel, at: node, in: pack, levels) else { continue }
        let value = adjusted(
          name, stated, type, parameter.tighter, byLevel: byLevel, packs, levels, &adjustments)
        self.parameters.append(Parameter(name: name, value: value, tighter: parameter.tighter))
        let field = RecordField(
          name: name, type: type.celType(byLevel: byLevel, levelType), slot: parameters.count,
          documentation: parameter.why ?? "")
        parameters.append((field, value))
      }
    }
    let store = ParameterStore(parameters)
    recordTypes.append(store.recordType)
    variables.append(Variable("params", .record(ParameterStore.typeName), documentation: "The parameters."))
    values.append(.record(Record(store: store, id: 0)))
  }

  /// The parameter as packs above have it.
  private mutating func adjusted(
    _ name: String, _ value: Value, _ type: ParameterType, _ tighter: Tighter?, byLevel: Bool,
    _ packs: [Pack],
    _ levels: Levels, _ adjustments: inout Adjustments
  ) -> Value {
    // Values of adjustments are read beforehand: what is wrong with one is reported once.
    var read: [(pack: Pack, node: YAMLTree.NodeID, value: Value)] = []
    for pack in packs {
      let records = pack.records
      let changes = (pack.entry.tightens ?? []).map(\.id) + (pack.entry.loosens ?? []).map(\.id)
      for change in changes where String(records[change, "id"], in: records) == name {
        guard case .node(let node) = records[change, "value"] else { continue }
        if let value = self.value(of: type, byLevel: byLevel, at: node, in: pack, levels) {
          read.append((pack, node, value))
        }
      }
    }
    return adjustments.adjust(
      name, cell: name, field: "value", from: value,
      read: { stored, records in
        guard case .node(let node) = stored else { return nil }
        return read.first { $0.node == node && $0.pack.records.tree.source.name == records.tree.source.name }?
          .value
      },
      compare: { old, new in tighter.flatMap { $0.compare(old, new) } ?? (old == new ? .equal : nil) },
      show: \.parameterText)
  }

  private mutating func value(
    of type: ParameterType, byLevel: Bool, at node: YAMLTree.NodeID, in pack: Pack, _ levels: Levels
  ) -> Value? {
    let field = FieldDescription(
      name: "value", type: byLevel ? .map(type.fieldType) : type.fieldType, presence: .required,
      source: .written,
      guide: [], doc: "")
    let shape = Shape(noun: "parameter", doc: "", label: nil, fields: [field])
    var decoder = Decoder(tree: pack.records.tree, vocabularies: Vocabularies())
    let (stored, records) = decoder.decodeValue(at: node, as: shape)
    problems += decoder.problems.filter { !$0.isNote }.map {
      PolicyProblem(
        $0.kind.rawValue, $0.message, remedy: $0.remedy, path: "pack.parameters", source: pack.source,
        span: $0.span)
    }
    switch stored {
    case .scalar(let value): return value
    case .list(let values): return .list(values)
    case .map(let entries):
      // A level that is not named takes the value of the one below it.
      var known: [MapValue.Entry] = []
      var last: Value?
      for level in levels.names {
        last = entries.first { $0.key == level }?.value ?? last
        if let last { known.append(.init(key: .string(level), value: last)) }
      }
      for entry in entries where levels.index(of: entry.key) == nil {
        problems.append(
          PolicyProblem(
            "unknown-level", "no level is called '\(entry.key)'", path: "pack.parameters",
            source: pack.source, span: records.tree.span(node)))
      }
      return MapValue(known).map { .map($0) }
    default: return nil
    }
  }

  private mutating func addTable(
    _ name: String, _ sort: Sort, _ shape: Shape, _ packs: [Pack], _ vocabularies: Vocabularies
  ) {
    let shapes = shape.reachable
    let types = shapes.map { $0.recordType(vocabularies, upTo: .written) }
    let byShape = Dictionary(uniqueKeysWithValues: zip(shapes.map { ObjectIdentifier($0) }, types))
    recordTypes += types
    let entries = packs.flatMap(\.entries).filter { $0.sort == sort }
    let rows = entries.map { entry in
      MapValue.Entry(
        key: .string(entry.id), value: RecordValues(entry.records, types: byShape).value(entry.root))
    }
    variables.append(Variable(name, .map(.string, .record(shape.noun))))
    values.append(.map(MapValue(rows) ?? MapValue([:])))
  }
}

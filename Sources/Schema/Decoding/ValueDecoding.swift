import CEL
import Spelling
import YAMLTree

extension Decoder {
  /// Reads the value at a node as the type of its field; returns `nil` if the value is an unresolved
  /// reference or was stored in another field.
  mutating func value(at node: NodeID, _ type: FieldType, _ target: Target) -> Stored? {
    guard !leadsNowhere(node) else { return .broken(problem: DecodingProblem.reportedElsewhere) }
    let isAlias = enter(node)
    defer { if isAlias { aliases.removeLast() } }
    switch type {
    case .record(let schema):
      let name = records.schema(target.record).fields[target.slot].name
      if isNothing(node) { return nothing(node, "\(schema.noun.withArticle)", target) }
      guard let record = record(at: node, schema, parent: target.record, field: name, label: nil) else {
        return .broken(problem: problems.count - 1)
      }
      return .record(record)
    case .list(let element, let orNone):
      return list(at: node, of: element, orNone: orNone, target)
    case .map(let element):
      return map(at: node, of: element, target)
    case .answer(let answer):
      return self.answer(at: node, answer, target)
    case .textOr(let schema, let field):
      return textOrRecord(at: node, schema, field: field, target)
    case .either(let scalar, let mapping):
      return value(at: node, tree.kind(tree.resolved(node)) == .scalar ? scalar : mapping, target)
    case .reference(let namespaces):
      guard let text = scalarText(at: node, expected: "the id of \(Self.nouns(namespaces))", target) else {
        return .broken(problem: problems.count - 1)
      }
      wait(for: [(text, node)], in: namespaces, isList: false, target)
      return nil
    case .anything:
      return .node(node)
    default:
      return scalar(at: node, type, target).map { .scalar($0) } ?? .broken(problem: problems.count - 1)
    }
  }

  // MARK: Lists and maps

  private mutating func list(at node: NodeID, of element: FieldType, orNone: Bool, _ target: Target)
    -> Stored?
  {
    let sequence = tree.resolved(node)
    guard tree.kind(sequence) == .sequence else {
      let items = "a list of \(plural(element))"
      let expected = orNone ? "\(items), or none" : items
      if orNone, tree.kind(sequence) == .scalar, tree.text(sequence) == "none" { return empty(element) }
      if isNothing(node) { return nothing(node, expected, target, or: orNone ? "none" : "[]") }
      let remedy = remedyForNoList(sequence, element, orNone: orNone)
      let problem = report(
        .wrongType, at: node, "expected \(expected), found \(found(node))", remedy: remedy,
        guide: guide(target))
      if case .record(let schema) = element { markIDsBroken(of: schema, problem) }
      return .broken(problem: problem)
    }
    switch element {
    case .record(let schema):
      return records(at: sequence, schema, target)
    case .reference(let namespaces):
      let before = problems.count
      var mentions: [(String, NodeID)] = []
      for item in tree.items(sequence) {
        let origin = Origin(value: item)
        let place = Target(record: target.record, slot: target.slot, origin: origin, isItem: true)
        if let text = scalarText(at: item, expected: "the id of \(Self.nouns(namespaces))", place) {
          mentions.append((text, item))
        }
      }
      guard mentions.count == tree.items(sequence).count(where: { _ in true }) else {
        return .broken(problem: problems.count > before ? before : DecodingProblem.reportedElsewhere)
      }
      wait(for: mentions, in: namespaces, isList: true, target)
      return nil
    default:
      let before = problems.count
      var values: [Value] = []
      var broken: Int?
      for item in tree.items(sequence) {
        let isNamed = tree.kind(tree.resolved(item)) == .scalar && !tree.utf8(tree.resolved(item)).isEmpty
        if isNamed { route.enter(item: tree.text(tree.resolved(item))) }
        defer { if isNamed { route.leave() } }
        let origin = Origin(value: item)
        let place = Target(record: target.record, slot: target.slot, origin: origin, isItem: true)
        if let value = scalar(at: item, element, place) {
          values.append(value)
        } else {
          broken = broken ?? (problems.count > before ? before : DecodingProblem.reportedElsewhere)
        }
      }
      return broken.map { .broken(problem: $0) } ?? .list(values)
    }
  }

  private mutating func records(at sequence: NodeID, _ schema: RecordSchema, _ target: Target) -> Stored {
    let name = records.schema(target.record).fields[target.slot].name
    var read: [RecordID] = []
    var broken: Int?
    for item in tree.items(sequence) {
      guard !leadsNowhere(item) else {
        broken = DecodingProblem.reportedElsewhere
        markIDsBroken(of: schema, DecodingProblem.reportedElsewhere)
        continue
      }
      let label = tree.label(of: item, schema)
      route.enter(item: label)
      defer { route.leave() }
      if let record = record(at: item, schema, parent: target.record, field: name, label: label) {
        read.append(record)
      } else {
        broken = problems.count - 1
        markIDsBroken(of: schema, problems.count - 1)
      }
    }
    return broken.map { .partial(read, problem: $0) } ?? .records(read)
  }

  private mutating func map(at node: NodeID, of element: FieldType, _ target: Target) -> Stored? {
    let mapping = tree.resolved(node)
    guard tree.kind(mapping) == .mapping else {
      let expected = "a mapping from names to \(plural(element))"
      if isNothing(node) { return nothing(node, expected, target, or: "{}") }
      report(.wrongType, at: node, "expected \(expected), found \(found(node))", guide: guide(target))
      return .broken(problem: problems.count - 1)
    }
    var values: [(String, Value)] = []
    var broken: Int?
    for entry in tree.mergedEntries(mapping) {
      guard tree.kind(tree.resolved(entry.key)) == .scalar else {
        broken =
          leadsNowhere(entry.key)
          ? DecodingProblem.reportedElsewhere
          : report(.wrongType, at: entry.key, "expected a name, found \(found(entry.key))")
        continue
      }
      let key = tree.text(tree.resolved(entry.key))
      route.enter(field: key)
      defer { route.leave() }
      noteOtherReading(of: entry.key, key)
      aliases.append(contentsOf: entry.via)
      defer { aliases.removeLast(entry.via.count) }
      let origin = Origin(key: entry.key, value: entry.value)
      if let value = scalar(
        at: entry.value, element, Target(record: target.record, slot: target.slot, origin: origin))
      {
        values.append((key, value))
      } else {
        broken = problems.count - 1
      }
    }
    return broken.map { .broken(problem: $0) } ?? .map(values)
  }

  private func remedyForNoList(_ node: NodeID, _ element: FieldType, orNone: Bool) -> String {
    if tree.kind(node) == .mapping { return "start each item with `- `" }
    let text = tree.text(node).shortened
    if text.lowercased() == "none" {
      return orNone ? didYouMean("none") : "write `[]` for an empty list"
    }
    if case .record = element {
      return orNone
        ? "write `none`, or a list whose items start with `- `" : "write a list; each item starts with `- `"
    }
    return "write a list: `[\(text)]`"
  }

  private func empty(_ element: FieldType) -> Stored {
    if case .record = element { return .records([]) }
    return .list([])
  }

  // MARK: Two forms in one field

  /// Stores `{notApplicable: reason}` in the record's field of that name.
  private mutating func answer(at node: NodeID, _ type: FieldType, _ target: Target) -> Stored? {
    let mapping = tree.resolved(node)
    let schema = records.schema(target.record)
    guard tree.kind(mapping) == .mapping, let reasons = schema.reasons,
      let entry = tree.mergedEntries(mapping).first(where: { isReasonKey(tree.text(tree.resolved($0.key))) })
    else {
      guard tree.kind(mapping) == .mapping, case .quantity(let kind) = type else {
        return value(at: node, type, target)
      }
      let message = "expected \(kind.expected) or `{notApplicable: reason}`, found a mapping"
      return .broken(problem: report(.wrongType, at: node, message, guide: guide(target)))
    }
    aliases.append(contentsOf: entry.via)
    defer { aliases.removeLast(entry.via.count) }
    let key = tree.text(tree.resolved(entry.key))
    route.enter(field: key)
    if key != "notApplicable" {
      report(.unknownKey, at: entry.key, "unknown key `\(key)`", remedy: didYouMean("notApplicable"))
    }
    route.leave()
    for other in tree.mergedEntries(mapping) where other.key != entry.key {
      let name = tree.text(tree.resolved(other.key))
      if name.hasPrefix("x-") { continue }
      route.enter(field: name)
      defer { route.leave() }
      report(
        .unknownKey, at: other.key, "`\(name.shortened)` is set beside `notApplicable`",
        remedy: "set either the value, or `notApplicable` with its reason", guide: guide(target))
    }
    route.enter(field: "notApplicable")
    defer { route.leave() }
    let origin = Origin(key: entry.key, value: entry.value)
    let place = Target(record: target.record, slot: target.slot, origin: origin)
    guard let reason = scalarText(at: entry.value, expected: "the reason why it does not apply", place) else {
      return .broken(problem: problems.count - 1)
    }
    guard reason.hasSubstance else {
      let form = TextFormat.answer
      return .broken(
        problem: report(
          .invalidFormat, at: entry.value, "`\(reason.shortened)` is not a reason why it does not apply",
          remedy: form.remedy, guide: guide(target)))
    }
    var answered: [(key: String, value: Value)] = []
    if case .map(let earlier) = records[target.record, reasons] { answered = earlier }
    answered.append((schema.fields[target.slot].name, .string(reason)))
    records.set(target.record, slot: reasons, to: .map(answered))
    records.set(target.record, slot: target.slot, to: .absent, origin: target.origin)
    return nil
  }

  private func isReasonKey(_ key: String) -> Bool {
    key == "notApplicable" || nearestName(to: key, among: ["notApplicable"]) != nil
  }

  private mutating func textOrRecord(
    at node: NodeID, _ schema: RecordSchema, field: String, _ target: Target
  ) -> Stored? {
    guard tree.kind(tree.resolved(node)) == .mapping, let slot = records.schema(target.record).slot(field)
    else {
      guard let text = scalarText(at: node, expected: "text or \(schema.noun.withArticle)", target) else {
        return .broken(problem: problems.count - 1)
      }
      noteOtherReading(of: node, text)
      return .scalar(.string(text))
    }
    let name = records.schema(target.record).fields[target.slot].name
    guard let record = record(at: node, schema, parent: target.record, field: name, label: nil) else {
      return .broken(problem: problems.count - 1)
    }
    records.set(target.record, slot: slot, to: .record(record), origin: target.origin)
    records.set(target.record, slot: target.slot, to: .absent, origin: target.origin)
    return nil
  }

  // MARK: Names

  private mutating func wait(
    for texts: [(String, NodeID)], in namespaces: [IDNamespace], isList: Bool, _ target: Target
  ) {
    let mentions = texts.map { text, node in
      var route = route
      if isList { route.enter(item: text) }
      return Identifiers.Mention(text: text, node: node, route: route, aliases: aliases)
    }
    identifiers.pending.append(
      .init(target: target, namespaces: namespaces, isList: isList, mentions: mentions, guide: guide(target)))
    // Until the reference is resolved, its place is known and its value is not.
    records.set(target.record, slot: target.slot, to: .absent, origin: target.origin)
  }

  private mutating func markIDsBroken(of schema: RecordSchema, _ problem: Int) {
    for field in schema.fields {
      if case .identifier(let namespace) = field.type {
        identifiers.markBroken(namespace.group, problem: problem)
      }
    }
  }

  func guide(_ target: Target) -> [String] { records.schema(target.record).fields[target.slot].guide }

  private static func nouns(_ namespaces: [IDNamespace]) -> String {
    String.choice(of: namespaces.map(\.noun.withArticle))
  }

  // MARK: Nothing

  /// Whether a node is an alias without an anchor, which the YAML tree has already reported.
  func leadsNowhere(_ node: NodeID) -> Bool { tree.kind(tree.resolved(node)) == .alias }

  /// Whether a node is null: `owner:` without a value, or a YAML word for null.
  func isNothing(_ node: NodeID) -> Bool {
    let node = tree.resolved(node)
    guard tree.kind(node) == .scalar else { return false }
    let bytes = tree.utf8(node)
    // A value of white space only counts as null.
    if bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { return true }
    // So does a value of invisible characters.
    if let first = bytes.first, first >= 0x80, bytes.count <= 256, tree.text(node).identity.isEmpty {
      return true
    }
    return bytes.count <= 4 && tree.isPlain(node) && ["~", "null", "Null", "NULL"].contains(tree.text(node))
  }

  private mutating func nothing(_ node: NodeID, _ expected: String, _ target: Target, or word: String? = nil)
    -> Stored
  {
    let key = target.origin.key ?? node
    let remedy = word.map { "set a value, or write `\($0)`" } ?? "set a value, or remove the key"
    return .broken(
      problem: report(
        .wrongType, at: key, "the value is missing; expected \(expected)", remedy: remedy,
        guide: guide(target)
      ))
  }

  func plural(_ type: FieldType) -> String {
    switch type {
    case .text, .formatted, .expression: "texts"
    case .record(let schema): schema.noun.plural
    case .reference(let namespaces): "ids of " + String.choice(of: namespaces.map(\.noun.plural))
    case .choice(let choice): choice.noun.plural
    case .name(let vocabulary): vocabulary.noun.plural
    case .quantity(let quantity): quantity.noun.plural
    case .date: "dates"
    case .integer: "numbers"
    case .boolean: "booleans"
    default: "values"
    }
  }
}

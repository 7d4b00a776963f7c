import Manifest
import Schema

/// Manifests with every field, in which one list or all outer lists are long.
struct LongLists {
  /// Which lists have `count` items; the others have one.
  enum Extent {
    /// The list or map at a path, such as `components[].capabilities`.
    case list(at: String)
    /// The lists and maps that are in no other list.
    case outermost
  }

  let extent: Extent
  let count: Int
  let vocabularies: Vocabularies

  /// The paths of all lists and maps of a manifest.
  static let paths: [String] = {
    var paths: [String] = []
    collect(ArchitectureFields.schema, "", 0, &paths)
    return paths
  }()

  var manifest: String {
    record(ArchitectureFields.schema, "", 0, isInList: false)
  }

  /// A schema that contains itself is followed to this depth.
  private static let depth = 5

  private static func collect(_ schema: RecordSchema, _ path: String, _ depth: Int, _ paths: inout [String]) {
    guard depth < Self.depth else { return }
    for field in schema.writtenFields {
      collect(field.type, path.isEmpty ? field.name : "\(path).\(field.name)", depth, &paths)
    }
  }

  private static func collect(_ type: FieldType, _ path: String, _ depth: Int, _ paths: inout [String]) {
    switch type {
    case .list(let element, _), .map(let element):
      paths.append(path)
      collect(element, path + "[]", depth, &paths)
    case .record(let schema), .textOr(let schema, _): collect(schema, path, depth + 1, &paths)
    case .answer(let type), .either(_, let type): collect(type, path, depth, &paths)
    default: break
    }
  }

  private func record(_ schema: RecordSchema, _ path: String, _ index: Int, isInList: Bool) -> String {
    let depth = path.split(separator: ".").count
    guard depth < Self.depth else { return "{}" }
    // Every third item has only its required fields, which other rules read.
    let isShort = isInList && index % 3 == 2
    let fields = schema.writtenFields.filter { !isShort || $0.presence.isAlways }.map { field in
      let inner = path.isEmpty ? field.name : "\(path).\(field.name)"
      return "\(field.name): \(value(field.type, inner, index, isInList))"
    }
    return "{\(fields.joined(separator: ", "))}"
  }

  private func length(_ path: String, _ isInList: Bool) -> Int {
    switch extent {
    case .list(let long): path == long ? count : 1
    case .outermost: isInList ? 1 : count
    }
  }

  private func value(_ type: FieldType, _ path: String, _ index: Int, _ isInList: Bool) -> String {
    switch type {
    case .text, .anything: return "text-\(index)"
    case .formatted(let format): return text(format, index)
    case .identifier(let namespace): return id(namespace, index)
    case .reference(let namespaces): return id(namespaces[0], index)
    case .boolean: return "true"
    case .integer(let least): return "\(max(least, 1))"
    case .date: return "2026-10-01"
    case .quantity(let quantity): return text(quantity)
    case .choice(let choice): return choice.words[index % choice.words.count].word
    case .name(let vocabulary):
      let words = vocabularies[vocabulary] ?? []
      return words.isEmpty ? "word-\(index)" : words[index % words.count]
    case .record(let schema), .textOr(let schema, _): return record(schema, path, index, isInList: isInList)
    case .list(let element, _):
      let items = (0..<length(path, isInList)).map { value(element, path + "[]", $0, true) }
      return "[\(items.joined(separator: ", "))]"
    case .map(let element):
      let entries = (0..<length(path, isInList)).map { "key-\($0): \(value(element, path + "[]", $0, true))" }
      return "{\(entries.joined(separator: ", "))}"
    case .answer(let type): return value(type, path, index, isInList)
    case .either(_, let mapping): return value(mapping, path, index, isInList)
    case .expression: return "\"size(results) > \(index)\""
    }
  }

  private func id(_ namespace: IDNamespace, _ index: Int) -> String {
    "\(namespace.noun.split(separator: " ").joined(separator: "-"))-\(index)"
  }

  private func text(_ format: TextFormat, _ index: Int) -> String {
    switch format {
    case .digest: "\"sha256:\(String(repeating: "0", count: 64))\""
    case .sha256: "\"\(String(repeating: "0", count: 64))\""
    case .url: "https://example.org/\(index)"
    case .answer: "the reason \(index)"
    }
  }

  private func text(_ quantity: QuantityType) -> String {
    switch quantity {
    case .duration, .any: "10min"
    case .percentage: "99%"
    case .rate: "10 req/s"
    case .money, .moneyOrRate: "10 EUR"
    }
  }
}

extension Presence {
  fileprivate var isAlways: Bool { if case .required = self { true } else { false } }
}

import Manifest
import Schema
import Spelling
import YAMLTree

/// The paths that a manifest can have: `effects[pay].controls.approval`. Which items there are is the manifest's own.
struct ModelPaths {
  struct Mistake: Sendable {
    let message: String
    let remedy: String?
  }

  /// `nil` when the path leads somewhere, be it wherever the author of a manifest put it.
  func mistake(in path: String) -> Mistake? {
    var type = FieldType.record(ArchitectureFields.schema)
    var walked = ""
    for step in EditPath(path).steps {
      switch step {
      case .item(let name):
        guard case .list(let element, _) = type.inner(wanting: .item) else {
          // Keys that an author makes up may be written in brackets too.
          if case .map(let element) = type.inner(wanting: .key("")) {
            type = element
            continue
          }
          return Mistake(
            message: "`\(walked)` is not a list, so it has no item `\(name)`", remedy: "use a field")
        }
        type = element
        walked += "[\(name)]"
      case .key(let name):
        if name.hasPrefix("x-") { return nil }
        switch type.inner(wanting: .key(name)) {
        case .record(let schema):
          guard let field = schema.fields.first(where: { $0.name == name }) else {
            let meant = nearestName(to: name, among: schema.writtenFields.map(\.name))
            return Mistake(
              message: "`\(schema.noun)` has no field `\(name)`",
              remedy: meant.map { didYouMean($0) } ?? "see docs/manifest.md for its fields")
          }
          type = field.type
        case .map(let element): type = element
        case .anything: return nil
        case .list:
          return Mistake(
            message: "`\(walked)` is a list, and `\(name)` is not one of its items",
            remedy: "use an item: `\(walked)[id]`")
        default:
          return Mistake(
            message: "`\(walked)` has no fields, so `\(name)` does not exist",
            remedy: "end the path at `\(walked)`")
        }
        walked += walked.isEmpty ? name : ".\(name)"
      }
    }
    return nil
  }
}

extension FieldType {
  enum Wanted {
    case item
    case key(String)
  }

  /// The form of the field that has what is wanted, where it has several.
  fileprivate func inner(wanting wanted: Wanted) -> FieldType {
    switch (self, wanted) {
    case (.answer(let type), .key("notApplicable")):
      if case .record = type { return type.inner(wanting: wanted) }
      return .map(.text)
    case (.answer(let type), _): return type.inner(wanting: wanted)
    case (.textOr(let schema, _), .key): return .record(schema)
    case (.either(_, let mapping), .key): return mapping.inner(wanting: wanted)
    default: return self
    }
  }
}

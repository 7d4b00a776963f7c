import Manifest
import Schema
import Spelling
import YAMLTree

/// The paths that a manifest can have, for example `effects[pay].controls.approval`. Item names are not
/// checked, because the author of the manifest chooses them.
struct ModelPaths {
  struct Mistake: Sendable {
    let message: String
    let remedy: String?
  }

  /// Returns the first mistake in a path; `nil` if a manifest can have the path.
  func mistake(in path: String) -> Mistake? {
    var type = FieldType.record(ArchitectureFields.schema)
    var walked = ""
    for step in EditPath(path).steps {
      switch step {
      case .item(let name):
        guard case .list(let element, _) = type.inner(wanting: .item) else {
          // Keys that the author chooses may be in brackets too.
          if case .map(let element) = type.inner(wanting: .key("")) {
            type = element
            continue
          }
          return Mistake(
            message: "`\(walked)` is not a list, so it has no item `\(name)`",
            remedy: "end the path at `\(walked)`, or at one of its fields")
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

  /// Returns the form of the field that has items or keys, for a field with several forms.
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

import Schema
import Spelling

/// Defects that prevent reading the files of packs.
enum ReadingDefect: PolicyDefect {
  case noDescription(folder: String)
  case otherFormat(field: FieldDescription, value: String, expected: String)
  case misnamedFile(EntryKind, id: String, file: String)
  case unknownKind(key: String)
  case unreadable(message: String)
  case noMapping
  /// A key or a value that the decoder does not accept.
  case undecodable(DecodingProblem.Kind, message: String, remedy: String?)
  case extendsItself(pack: String)
  case missingPack(String, neededBy: String)
  case duplicatePack(String)
  case reservedName(String)
  case unsafeText

  var check: PackCheck {
    switch self {
    case .noDescription: .noPack
    case .otherFormat: .unknownValue
    case .misnamedFile: .misnamedFile
    case .unknownKind: .unknownEntryKind
    case .unreadable, .noMapping: .unreadableFile
    case .unsafeText: .invalidFormat
    case .undecodable(let kind, _, _): PackCheck(kind)
    case .extendsItself, .missingPack: .missingPack
    case .duplicatePack, .reservedName: .duplicatePack
    }
  }

  var message: String {
    switch self {
    case .noDescription(let folder): "`\(folder)` is not a policy pack: `pack.yaml` is missing"
    case .otherFormat(let field, let value, _): "`\(value)` is not a valid `\(field.name)` of a policy pack"
    case .misnamedFile(let kind, let id, let file):
      "the id of the \(kind.rawValue) is `\(id)`, but its file name is `\(file)`"
    case .unknownKind(let key):
      "the first key `\(key)` is not an entry kind"
    case .unreadable(let message): message
    case .unsafeText:
      "a text contains a control character or a line that begins with `::`, which could control a terminal or a CI log"
    case .noMapping: "the file must contain exactly one YAML mapping"
    case .undecodable(_, let message, _): message
    case .extendsItself(let pack): "pack `\(pack)` extends itself"
    case .missingPack(let name, let pack): "pack `\(pack)` extends `\(name)`, which is not loaded"
    case .duplicatePack(let name): "two packs have the name `\(name)`"
    case .reservedName(let name): "the name `\(name)` is reserved for the built-in pack"
    }
  }

  var remedy: String? {
    switch self {
    case .noDescription: "pass the folder that contains `pack.yaml`"
    case .otherFormat(let field, _, let expected): "write `\(field.name): \(expected)`"
    case .misnamedFile: "use the same name for both"
    case .unknownKind(let key):
      nearestName(to: key, among: EntryKind.allCases.map(\.rawValue)).map { "did you mean `\($0)`?" }
        ?? "start with one of: \(EntryKind.allCases.map(\.rawValue).joined(separator: ", "))"
    case .unreadable, .noMapping: nil
    case .unsafeText: "remove the character or the colons"
    case .undecodable(_, _, let remedy): remedy
    case .extendsItself: "remove it from `extends`"
    case .missingPack: "pass the folder of that pack too: `--policy FOLDER`"
    case .duplicatePack: "rename one of them"
    case .reservedName: "set `metadata.name` to another name, and `extends: [core]` to use the built-in pack"
    }
  }
}

extension PackCheck {
  fileprivate init(_ kind: DecodingProblem.Kind) {
    self =
      switch kind {
      case .unknownKey: .unknownKey
      case .missingKey: .missingKey
      case .wrongType: .wrongType
      case .invalidFormat: .invalidFormat
      case .unknownValue: .unknownValue
      case .duplicateID: .duplicateID
      case .danglingReference: .danglingReference
      case .ambiguousScalar: .invalidFormat
      }
  }
}

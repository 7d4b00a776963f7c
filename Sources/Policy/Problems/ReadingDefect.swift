import Schema
import Spelling

/// What keeps the files of packs from being read.
enum ReadingDefect: PolicyDefect {
  case noDescription(folder: String)
  case otherFormat(field: FieldDescription, value: String, expected: String)
  case misnamedFile(EntryKind, id: String, file: String)
  case unknownKind(key: String)
  case unreadable(message: String)
  case noMapping
  /// A key or a value that no field can hold.
  case undecodable(DecodingProblem.Kind, message: String, remedy: String?)
  case extendsItself(pack: String)
  case missingPack(String, neededBy: String)
  case duplicatePack(String)

  var check: PackCheck {
    switch self {
    case .noDescription: .noPack
    case .otherFormat: .unknownValue
    case .misnamedFile: .misnamedFile
    case .unknownKind: .unknownEntryKind
    case .unreadable, .noMapping: .unreadableFile
    case .undecodable(let kind, _, _): PackCheck(kind)
    case .extendsItself, .missingPack: .missingPack
    case .duplicatePack: .duplicatePack
    }
  }

  var message: String {
    switch self {
    case .noDescription(let folder): "\(folder) is no policy pack: it has no pack.yaml"
    case .otherFormat(let field, let value, _): "'\(value)' is no \(field.name) of a policy pack"
    case .misnamedFile(let kind, let id, let file):
      "the \(kind.rawValue) is called '\(id)' and its file '\(file)'"
    case .unknownKind(let key):
      "the first key names what an entry is, and '\(key)' is nothing that a pack holds"
    case .unreadable(let message): message
    case .noMapping: "a file of a pack holds one mapping"
    case .undecodable(_, let message, _): message
    case .extendsItself(let pack): "the pack \(pack) extends itself"
    case .missingPack(let name, let pack): "the pack \(pack) extends '\(name)', which is not there"
    case .duplicatePack(let name): "two packs are called \(name)"
    }
  }

  var remedy: String? {
    switch self {
    case .noDescription: "name the folder that holds it"
    case .otherFormat(let field, _, let expected): "write \(field.name): \(expected)"
    case .misnamedFile: "give both the same name"
    case .unknownKind(let key):
      nearestName(to: key, among: EntryKind.allCases.map(\.rawValue)).map { "did you mean '\($0)'?" }
        ?? "begin with one of: \(EntryKind.allCases.map(\.rawValue).joined(separator: ", "))"
    case .unreadable, .noMapping: nil
    case .undecodable(_, _, let remedy): remedy
    case .extendsItself: "take it out of extends"
    case .missingPack: "name its folder too: --policy FOLDER"
    case .duplicatePack: "give one of them another name"
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
      case .wrongForm: .wrongForm
      case .unknownValue: .unknownValue
      case .duplicateID: .duplicateID
      case .danglingReference: .danglingReference
      case .ambiguousScalar: .wrongForm
      }
  }
}

import Manifest
import Policy
import Schema
import YAMLTree

extension Problem.Kind {
  /// The rule that reports a problem with the text.
  var rule: BuiltInRule {
    switch self {
    case .encoding: .unreadableText
    case .limit, .outOfMemory: .limitExceeded
    case .undefinedAlias, .selfReference: .invalidAlias
    case .duplicateKey: .duplicateKey
    case .mergeOfNonMapping: .invalidMerge
    case .overriddenMerge: .overriddenMerge
    case .more: .duplicateKey
    case .syntax, .json: .yamlSyntax
    }
  }

  /// Whether the rest of the file is not read because of the problem.
  var endsParsing: Bool { [.unreadableText, .limitExceeded, .yamlSyntax].contains(rule) }

  var remedy: String? {
    switch self {
    case .duplicateKey: "remove one of the two; until then the first one is used"
    case .overriddenMerge:
      "remove the key in one of the two places; until then the explicit value is used, else the earlier one"
    case .encoding(.forbiddenCharacter): "remove the character"
    case .limit(.nodes, _): "use fewer aliases, or write the lists without aliases"
    default: nil
    }
  }
}

extension DecodingProblem.Kind {
  /// The rule that reports a value that could not be decoded.
  var rule: BuiltInRule {
    switch self {
    case .unknownKey: .unknownKey
    case .missingKey: .missingKey
    case .wrongType: .wrongType
    case .invalidFormat: .invalidFormat
    case .unknownValue: .unknownValue
    case .duplicateID: .duplicateID
    case .danglingReference: .danglingReference
    case .ambiguousScalar: .ambiguousScalar
    }
  }
}

extension Tree {
  /// The path to the place of a problem.
  func route(to problem: Problem, in document: Document) -> Route {
    guard let root = document.root else { return .document }
    let schema = ArchitectureFields.schema
    // For an overridden key, the path names the key, not the merge.
    guard case .overriddenMerge(let key) = problem.kind else {
      return route(to: problem.span, from: root, as: schema)
    }
    return route(to: problem.span, from: root, as: schema, stoppingAtMerge: true).field(key)
  }
}

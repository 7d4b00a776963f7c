import Manifest
import Schema
import Spelling

/// Unknown names of levels, rungs, control families, layers and parameters; and unusable vocabularies.
enum VocabularyDefect: PolicyDefect {
  case unknownLevel(String, known: [String])
  /// An unknown level in the table of a parameter.
  case unknownTableLevel(String, known: [String])
  case unknownRung(String, ControlFamily?, known: [String])
  case missingLadder(ControlFamily)
  case unknownFamily(String)
  case sameRank(String, String)
  case noRungs
  case duplicateRung(String)
  case unknownRungParameter(String, of: RecordSchema, known: [String])
  case unknownLayer(String, known: [String])
  case servesNoLayer
  case noHost(String)
  case wrongProductPattern(message: String)
  case wrongFrameworkPattern(message: String)

  var check: PackCheck {
    switch self {
    case .unknownLevel, .unknownTableLevel: .unknownLevel
    case .unknownRung, .noRungs: .unknownRung
    case .missingLadder, .unknownFamily: .unknownLadder
    case .sameRank: .conflict
    case .duplicateRung: .duplicateID
    case .unknownRungParameter: .unknownParameter
    case .unknownLayer: .unknownLayer
    case .servesNoLayer, .noHost, .wrongProductPattern: .unusableProduct
    case .wrongFrameworkPattern: .typeError
    }
  }

  var message: String {
    switch self {
    case .unknownLevel(let name, _), .unknownTableLevel(let name, _): "level `\(name)` does not exist"
    case .unknownRung(let name, let family, _): "ladder `\(family?.rawValue ?? "")` has no rung `\(name)`"
    case .missingLadder(let family): "control family `\(family.rawValue)` has no ladder"
    case .unknownFamily(let name): "control family `\(name)` does not exist"
    case .sameRank(let one, let other): "levels `\(one)` and `\(other)` have the same `rank`"
    case .noRungs: "`rungs` is empty"
    case .duplicateRung(let name): "rung `\(name)` is declared twice"
    case .unknownRungParameter(let name, let control, _):
      "`\(name)` is not a parameter of the \(control.noun)"
    case .unknownLayer(let name, _): "layer `\(name)` does not exist"
    case .servesNoLayer: "`layers` is empty"
    case .noHost(let text): "`\(text)` is not a valid host"
    case .wrongProductPattern(let message), .wrongFrameworkPattern(let message): message
    }
  }

  var remedy: String? {
    switch self {
    case .unknownLevel(let name, let known), .unknownRung(let name, _, let known),
      .unknownRungParameter(let name, _, let known), .unknownLayer(let name, let known):
      suggestion(for: name, among: known)
    case .unknownTableLevel(let name, let known):
      nearestName(to: name, among: known).map { "did you mean `\($0)`?" }
    case .missingLadder(let family): "add `ladders/\(family.rawValue).yaml`"
    case .unknownFamily(let name): suggestion(for: name, among: ControlFamily.allCases.map(\.rawValue))
    case .sameRank: "set a different `rank` for each level"
    case .noRungs: "list the rungs, weakest first"
    case .duplicateRung: "rename one of them"
    case .servesNoLayer: "list the layers that the product serves"
    case .noHost: "write the host, or the host and the first part of the path, for example `docs.example.org`"
    case .wrongProductPattern, .wrongFrameworkPattern: "write a valid RE2 regular expression"
    }
  }
}

/// Word list defects: words that can never match, and exceptions without effect.
enum WordListDefect: PolicyDefect {
  case noWords, noTexts
  case blank(String)
  case unfindable(String)
  case duplicate(String)
  case uselessException(String, word: String)
  case excusesEverywhere(String)
  case soughtElsewhere(String, list: String)

  var check: PackCheck { .unusableWord }

  var message: String {
    switch self {
    case .noWords: "`list` is empty"
    case .noTexts: "`fields` is empty"
    case .blank(let word): "word `\(word)` is empty, or starts or ends with a space"
    case .unfindable(let word): "word `\(word)` cannot be found in any text"
    case .duplicate(let word): "word `\(word)` is listed twice"
    case .uselessException(let exception, let word):
      "exception `\(exception)` does not contain `\(word)`, so it has no effect"
    case .excusesEverywhere(let exception):
      "exception `\(exception)` excludes every occurrence of the word"
    case .soughtElsewhere(let word, let list):
      "word list `\(list)` already contains `\(word)` for the same fields"
    }
  }

  var remedy: String? {
    switch self {
    case .noWords: "add a word, or remove the entry"
    case .noTexts: "add a field, for example `manifest.decision.decision`"
    case .blank: "remove the spaces, or the empty word"
    case .unfindable: "write it as it occurs in a text"
    case .duplicate: "remove one of them"
    case .uselessException: "remove it"
    case .excusesEverywhere: "add more of the surrounding text"
    case .soughtElsewhere: "remove it from this list"
    }
  }
}

/// Returns the nearest known name, or all known names.
func suggestion(for name: String, among names: [String]) -> String {
  // The search is too slow for very many names.
  if names.count <= 2_000, let near = nearestName(to: name, among: names) { return "did you mean `\(near)`?" }
  return names.count <= 12 && !names.isEmpty
    ? "known names: \(names.joined(separator: ", "))" : "run `plumbline policy list` to list all entries"
}

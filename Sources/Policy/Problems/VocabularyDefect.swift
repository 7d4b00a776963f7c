import Manifest
import Schema
import Spelling

/// Names that lead nowhere: of levels, rungs, families, layers and parameters; and vocabularies that cannot be used.
enum VocabularyDefect: PolicyDefect {
  case unknownLevel(String, known: [String])
  /// A key of a table that is the value of a parameter.
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
    case .missingLadder(let family): "the ladder of `\(family.rawValue)` is missing"
    case .unknownFamily(let name): "control family `\(name)` does not exist"
    case .sameRank(let one, let other): "levels `\(one)` and `\(other)` have the same rank"
    case .noRungs: "`rungs` is empty"
    case .duplicateRung(let name): "rung `\(name)` is declared twice"
    case .unknownRungParameter(let name, let control, _): "a \(control.noun) has no parameter `\(name)`"
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
    case .missingLadder(let family): "add ladders/\(family.rawValue).yaml"
    case .unknownFamily(let name): suggestion(for: name, among: ControlFamily.allCases.map(\.rawValue))
    case .sameRank: "use a different rank for each"
    case .noRungs: "list the rungs, weakest first"
    case .duplicateRung: "rename one of them"
    case .servesNoLayer: "list the layers that the product serves"
    case .noHost: "write the host, or the host and the first part of the path, for example `docs.example.org`"
    case .wrongProductPattern, .wrongFrameworkPattern: "write a valid RE2 regular expression"
    }
  }
}

/// Lists of words of which something can never be found.
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
    case .blank(let word): "`\(word)` is empty, or starts or ends with a space"
    case .unfindable(let word): "`\(word)` cannot be found in any text"
    case .duplicate(let word): "`\(word)` is listed twice"
    case .uselessException(let exception, let word):
      "the exception `\(exception)` does not contain `\(word)`, so it has no effect"
    case .excusesEverywhere(let exception):
      "the exception `\(exception)` excludes every occurrence of the word"
    case .soughtElsewhere(let word, let list): "list `\(list)` contains `\(word)` for the same texts"
    }
  }

  var remedy: String? {
    switch self {
    case .noWords: "add a word, or remove the entry"
    case .noTexts: "add a field, for example `manifest.decision.decision`"
    case .blank: "remove the spaces"
    case .unfindable: "write it as it occurs in a text"
    case .duplicate: "remove one of them"
    case .uselessException: "remove it"
    case .excusesEverywhere: "add more of the surrounding text"
    case .soughtElsewhere: "remove it here"
    }
  }
}

/// What was probably meant, or what there is.
func suggestion(for name: String, among names: [String]) -> String {
  // Among very many names the nearest would take long to find, again and again.
  if names.count <= 2_000, let near = nearestName(to: name, among: names) { return "did you mean `\(near)`?" }
  return names.count <= 12 && !names.isEmpty
    ? "known: \(names.joined(separator: ", "))" : "plumbline policy list shows all entries"
}

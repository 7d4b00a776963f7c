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
    case .unknownLevel(let name, _), .unknownTableLevel(let name, _): "no level is called '\(name)'"
    case .unknownRung(let name, let family, _): "the \(family?.rawValue ?? "") ladder has no rung '\(name)'"
    case .missingLadder(let family): "no ladder is in force for \(family.rawValue)"
    case .unknownFamily(let name): "no family of controls is called '\(name)'"
    case .sameRank(let one, let other): "the levels \(one) and \(other) have the same rank"
    case .noRungs: "the ladder has no rungs"
    case .duplicateRung(let name): "there are two rungs '\(name)'"
    case .unknownRungParameter(let name, let control, _): "a \(control.noun) has no parameter '\(name)'"
    case .unknownLayer(let name, _): "no layer is called '\(name)'"
    case .servesNoLayer: "the product serves no layer"
    case .noHost(let text): "'\(text)' is no host, so no address could be below it"
    case .wrongProductPattern(let message), .wrongFrameworkPattern(let message): message
    }
  }

  var remedy: String? {
    switch self {
    case .unknownLevel(let name, let known), .unknownRung(let name, _, let known),
      .unknownRungParameter(let name, _, let known), .unknownLayer(let name, let known):
      suggestion(for: name, among: known)
    case .unknownTableLevel(let name, let known):
      nearestName(to: name, among: known).map { "did you mean '\($0)'?" }
    case .missingLadder(let family): "add ladders/\(family.rawValue).yaml"
    case .unknownFamily(let name): suggestion(for: name, among: ControlFamily.allCases.map(\.rawValue))
    case .sameRank: "give each its own"
    case .noRungs: "state them, weakest first"
    case .duplicateRung: "give one another name"
    case .servesNoLayer: "name the layers that it can serve"
    case .noHost: "write the host alone, or the host and the first part of the path: docs.example.org"
    case .wrongProductPattern, .wrongFrameworkPattern: "write a regular expression as RE2 reads it"
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
    case .noWords: "the list has no words"
    case .noTexts: "no text is looked at"
    case .blank(let word): "'\(word)' begins or ends with a blank, or is nothing"
    case .unfindable(let word): "'\(word)' is found in no text, not even in itself"
    case .duplicate(let word): "'\(word)' stands in the list twice"
    case .uselessException(let exception, let word):
      "the exception '\(exception)' does not hold '\(word)', so it excuses nothing"
    case .excusesEverywhere(let exception): "the exception '\(exception)' excuses the word everywhere"
    case .soughtElsewhere(let word, let list): "\(list) looks for '\(word)' in the same texts"
    }
  }

  var remedy: String? {
    switch self {
    case .noWords: "add one, or take the entry out"
    case .noTexts: "name one: manifest.decision.decision"
    case .blank: "write the word alone"
    case .unfindable: "write it as it stands in a text"
    case .duplicate: "take one out"
    case .uselessException: "take it out"
    case .excusesEverywhere: "write more of what surrounds it"
    case .soughtElsewhere: "take it out here"
    }
  }
}

/// What was probably meant, or what there is.
func suggestion(for name: String, among names: [String]) -> String {
  // Among very many names the nearest would take long to find, again and again.
  if names.count <= 2_000, let near = nearestName(to: name, among: names) { return "did you mean '\(near)'?" }
  return names.count <= 12 && !names.isEmpty
    ? "known: \(names.joined(separator: ", "))" : "plumbline policy list shows what there is"
}

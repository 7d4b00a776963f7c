/// The checks of packs, with what goes wrong where one is not heeded. What a file says in a way that cannot be read is
/// reported by the names that lint has for it.
package enum PackCheck: String, CaseIterable, Sendable, CustomStringConvertible {
  // Reading
  case noPack = "no-pack"
  case missingPack = "missing-pack"
  case duplicatePack = "duplicate-pack"
  case unreadableFile = "unreadable-file"
  case unknownEntryKind = "unknown-sort"
  case misnamedFile = "misnamed-file"
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case wrongType = "wrong-type"
  case wrongForm = "wrong-form"
  case unknownValue = "unknown-value"
  case danglingReference = "dangling-reference"
  // Composing
  case noLevels = "no-levels"
  case duplicateID = "duplicate-id"
  case shadowedID = "shadowed-id"
  case conflict
  case loosening
  case needlessLoosening = "needless-loosening"
  case looseningExpired = "loosening-expired"
  case unknownEntry = "unknown-entry"
  case wrongChange = "wrong-change"
  case missingRule = "missing-rule"
  // Vocabularies
  case unknownLevel = "unknown-level"
  case unknownRung = "unknown-rung"
  case unknownLadder = "unknown-ladder"
  case unknownLayer = "unknown-layer"
  case unknownParameter = "unknown-parameter"
  case unusableProduct = "unusable-product"
  case unusableWord = "unusable-word"
  // Expressions
  case typeError = "type-error"
  case earlyStage = "early-stage"
  case wrongSubject = "wrong-subject"
  case noCondition = "no-condition"
  case wrongPlace = "wrong-place"
  case unguardedField = "unguarded-field"
  case mayFail = "may-fail"
  case cost
  case neverFires = "never-fires"
  case alwaysFires = "always-fires"
  case unusedParameter = "unused-parameter"
  case unusedVariable = "unused-variable"
  // Tables
  case fallingRequirement = "falling-requirement"
  case fallingSeverity = "falling-severity"
  case missingLevel = "missing-level"
  case needlessEntry = "needless-entry"
  // Guide, references, examples
  case missingGuide = "missing-guide"
  case unknownLine = "unknown-line"
  case unservedLine = "unserved-line"
  case unknownFramework = "unknown-framework"
  case missingMessage = "missing-message"
  case missingExamples = "missing-examples"
  case wrongExample = "wrong-example"
  case unknownBase = "unknown-base"
  case unknownRule = "unknown-rule"
  case unknownPath = "unknown-path"

  /// The name by which people call it.
  package var description: String { rawValue }

  /// What to do where the place at hand says no more.
  package var remedy: String? {
    switch self {
    case .unreadableFile: "correct the file; it is YAML, and holds one mapping"
    case .unknownKey, .missingKey, .wrongType, .wrongForm, .unknownValue, .danglingReference,
      .unknownEntryKind:
      "docs/policy-pack.md lists the keys of every sort of entry, and what may stand in each"
    case .unknownEntry: "plumbline policy list shows what there is"
    default: nil
    }
  }

  /// What goes wrong where it is not heeded.
  package var why: String {
    switch self {
    case .noPack: "a pack is a folder with a pack.yaml, which says whose it is and what it stands on"
    case .missingPack: "what a pack stands on has to be there before it can be judged with"
    case .duplicatePack: "findings, loosenings and conflicts name the pack that they come from"
    case .unreadableFile: "what cannot be read asks for nothing, and nobody would notice"
    case .unknownEntryKind: "the first key of a file says what it is"
    case .misnamedFile: "whoever has an id should find its file"
    case .unknownKey: "a key that nothing reads has no effect, and looks as if it had one"
    case .missingKey, .wrongType, .wrongForm, .unknownValue, .danglingReference:
      "an entry that cannot be read whole is not judged with"
    case .noLevels: "tables, floors and severities go by level"
    case .duplicateID: "one of the two would never be seen"
    case .shadowedID: "a pack changes what is below it by tightens and loosens, where everybody sees it"
    case .conflict: "the order in which packs are named must not decide what is asked"
    case .loosening: "asking for less is somebody's decision, with a reason and an end"
    case .needlessLoosening: "a report would show a loosening that loosens nothing"
    case .looseningExpired: "what it loosened is asked for again"
    case .unknownEntry: "a change of what is not there changes nothing"
    case .wrongChange: "what does not fit the entry changes nothing"
    case .missingRule: "its findings would be made, and nothing would say what they mean"
    case .unknownLevel: "a cell at a level that is not there is never read"
    case .unknownRung, .unknownLadder: "a control is held against the rungs of its ladder"
    case .unknownLayer: "no component could serve a layer that is not there"
    case .unknownParameter: "nothing would ever state it"
    case .unusableProduct: "no manifest could use the entry as it stands"
    case .unusableWord: "no text could ever hold it"
    case .typeError: "an expression that does not fit its types has no value"
    case .earlyStage: "levels are derived from the floors, so a floor cannot ask for them"
    case .wrongSubject: "a requirement is about a part that has controls"
    case .noCondition: "a rule without a condition judges nothing"
    case .wrongPlace: "a finding stands at a place that a manifest can have"
    case .unguardedField: "where the field is absent the rule fails, and the run ends with status 2"
    case .mayFail: "where it has no result the rule fails, and the run ends with status 2"
    case .cost: "a large manifest would run into the limit of steps, and the rule would fail"
    case .neverFires: "it judges nothing, and everybody thinks that it does"
    case .alwaysFires: "what is said of everything says nothing about any one"
    case .unusedParameter, .unusedVariable: "a change of it would change nothing"
    case .fallingRequirement: "more at stake never asks for less"
    case .fallingSeverity: "the same gap is never less grave where more is at stake"
    case .missingLevel:
      "there are parts at that level, of which nothing would be asked without anybody having said so"
    case .needlessEntry: "the floors keep every part that it is about above that level"
    case .missingGuide: "whatever is asked for serves a line of the guide"
    case .unknownLine: "reports by line of the guide would not show it"
    case .unservedLine: "the guide demands it, and no rule asks for it"
    case .unknownFramework: "reports by framework would not show it where people look"
    case .missingMessage: "a finding says what is wrong"
    case .missingExamples:
      "without them nobody knows whether it fires where it should and keeps silent where it should"
    case .wrongExample: "an example says what must be found, and shows nothing otherwise"
    case .unknownBase: "an example changes a manifest that is there"
    case .unknownRule: "nothing of that name ever makes a finding"
    case .unknownPath: "no manifest has anything there"
    }
  }
}

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
  case invalidFormat = "invalid-format"
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
    case .unreadableFile: "correct the file: it must be YAML with one mapping"
    case .unknownKey, .missingKey, .wrongType, .invalidFormat, .unknownValue, .danglingReference,
      .unknownEntryKind:
      "docs/policy-pack.md lists the keys and values of each kind of entry"
    case .unknownEntry: "plumbline policy list shows all entries"
    default: nil
    }
  }

  /// What goes wrong where it is not heeded.
  package var why: String {
    switch self {
    case .noPack:
      "a policy pack is a folder with a `pack.yaml`, which names the pack, its owner and the packs that it extends"
    case .missingPack: "a pack cannot be used without the packs that it extends"
    case .duplicatePack: "findings, loosenings and conflicts identify a pack by its name"
    case .unreadableFile: "the checks in an unreadable file would be skipped silently"
    case .unknownEntryKind: "the first key of a file states the kind of the entry"
    case .misnamedFile: "an entry is located by its id, which must be the name of its file"
    case .unknownKey: "an unknown key has no effect"
    case .missingKey, .wrongType, .invalidFormat, .unknownValue, .danglingReference:
      "an entry that cannot be read completely is not used"
    case .noLevels: "tables, floors and severities depend on levels"
    case .duplicateID: "one of the two entries would never be used"
    case .shadowedID:
      "a pack may change entries of the packs that it extends only with `tightens` and `loosens`, which reports show"
    case .conflict: "the result must not depend on the order of the packs"
    case .loosening: "a lower requirement needs a reason, an owner and an expiry date"
    case .needlessLoosening: "reports would show a loosening that has no effect"
    case .looseningExpired: "the original requirement applies again"
    case .unknownEntry: "a change of an entry that does not exist has no effect"
    case .wrongChange: "a change that does not fit the entry has no effect"
    case .missingRule: "its findings would have no explanation, severity or references"
    case .unknownLevel: "a cell at a level that does not exist is never used"
    case .unknownRung, .unknownLadder: "a control is compared with the rungs of its ladder"
    case .unknownLayer: "no component can have a layer that does not exist"
    case .unknownParameter: "no manifest can state it"
    case .unusableProduct: "no manifest can use the entry"
    case .unusableWord: "no text can contain it"
    case .typeError: "an expression with a type error cannot be evaluated"
    case .earlyStage: "levels are derived from floors, so a floor cannot read them"
    case .wrongSubject: "a requirement applies to a part that has controls"
    case .noCondition: "a rule without a condition checks nothing"
    case .wrongPlace: "a finding needs a location in the manifest"
    case .unguardedField: "if the field is absent, the rule fails and the run ends with status 2"
    case .mayFail: "if the expression fails, the run ends with status 2"
    case .cost: "for a large manifest the rule would exceed the step limit and fail"
    case .neverFires: "the rule has no effect, although it appears in the documentation"
    case .alwaysFires: "a rule that reports every part does not distinguish good from bad"
    case .unusedParameter, .unusedVariable: "a change of it has no effect"
    case .fallingRequirement: "a higher level must never require less"
    case .fallingSeverity: "the severity must never be lower at a higher level"
    case .missingLevel:
      "parts exist at this level, and nothing would be required of them without a decision"
    case .needlessEntry: "the floors raise every part that it applies to above this level"
    case .missingGuide: "every requirement must serve a line of the selection guide"
    case .unknownLine: "reports by guide line would omit it"
    case .unservedLine: "the guide demands it, but no entry checks it"
    case .unknownFramework: "reports by framework would omit it"
    case .missingMessage: "a finding needs a message"
    case .missingExamples:
      "without examples, it is not tested that the entry reports defects and accepts correct manifests"
    case .wrongExample: "an example without an expected result tests nothing"
    case .unknownBase: "an example must change an existing base manifest"
    case .unknownRule: "no entry with this name reports findings"
    case .unknownPath: "no manifest can have this path"
    }
  }
}

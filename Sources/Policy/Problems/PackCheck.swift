/// The checks of packs, with the harm if a check fails.
///
/// Decoding errors have the same names as in `lint`.
package enum PackCheck: String, CaseIterable, Sendable, CustomStringConvertible {
  // Reading
  case noPack = "no-pack"
  case missingPack = "missing-pack"
  case duplicatePack = "duplicate-pack"
  case unreadableFile = "unreadable-file"
  case unknownEntryKind = "unknown-entry-kind"
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
  case ineffectiveLoosening = "ineffective-loosening"
  case looseningExpired = "loosening-expired"
  case unknownEntry = "unknown-entry"
  case invalidChange = "invalid-change"
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
  case notAvailableInFloor = "not-available-in-floor"
  case invalidEach = "invalid-each"
  case noCondition = "no-condition"
  case invalidAt = "invalid-at"
  case unguardedField = "unguarded-field"
  case mayFail = "may-fail"
  case cost
  case neverFires = "never-fires"
  case alwaysFires = "always-fires"
  case unusedParameter = "unused-parameter"
  case unusedVariable = "unused-variable"
  // Tables
  case decreasingRequirement = "decreasing-requirement"
  case decreasingSeverity = "decreasing-severity"
  case missingLevel = "missing-level"
  case unreachableLevel = "unreachable-level"
  // Guide, references, examples
  case missingGuide = "missing-guide"
  case unknownGuideLine = "unknown-guide-line"
  case uncheckedGuideLine = "unchecked-guide-line"
  case unknownFramework = "unknown-framework"
  case missingMessage = "missing-message"
  case missingExamples = "missing-examples"
  case invalidExample = "invalid-example"
  case unknownBase = "unknown-base"
  case unknownRule = "unknown-rule"
  case unknownPath = "unknown-path"

  /// The id of the check.
  package var description: String { rawValue }

  /// The remedy if the defect has no remedy of its own.
  package var remedy: String? {
    switch self {
    case .unreadableFile: "correct the file at this place; it must contain exactly one YAML mapping"
    case .unknownKey, .missingKey, .wrongType, .invalidFormat, .unknownValue, .danglingReference,
      .unknownEntryKind:
      "see docs/policy-pack.md for the keys and values of each entry kind"
    case .unknownEntry: "run `plumbline policy list` to list all entries"
    default: nil
    }
  }

  /// The harm if the defect is not fixed.
  package var why: String {
    switch self {
    case .noPack:
      "a policy pack is a folder with a `pack.yaml`, which names the pack, its owner and the packs that it extends"
    case .missingPack: "a pack cannot be used without the packs that it extends"
    case .duplicatePack: "findings, loosenings and conflicts identify a pack by its name"
    case .unreadableFile: "the checks in an unreadable file would be skipped silently"
    case .unknownEntryKind: "the first key of a file states the entry kind"
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
    case .ineffectiveLoosening: "reports would show a loosening that has no effect"
    case .looseningExpired: "the original requirement applies again"
    case .unknownEntry: "a change of an entry that does not exist has no effect"
    case .invalidChange: "a change that does not fit the entry has no effect"
    case .missingRule: "its findings would have no explanation, severity or references"
    case .unknownLevel: "a cell at a level that does not exist is never used"
    case .unknownRung, .unknownLadder: "a control is compared with the rungs of its ladder"
    case .unknownLayer: "no component can have a layer that does not exist"
    case .unknownParameter: "a manifest cannot set a parameter that the control does not have"
    case .unusableProduct: "no manifest can use the entry"
    case .unusableWord: "a word list entry that never matches checks nothing"
    case .typeError: "an expression with a type error cannot be evaluated"
    case .notAvailableInFloor: "levels are derived from floors, so a floor cannot read them"
    case .invalidEach: "a requirement can be checked only on parts that have controls"
    case .noCondition: "a rule without a condition checks nothing"
    case .invalidAt: "a finding needs a location in the manifest"
    case .unguardedField: "if the field is absent, the rule fails and the run ends with status 2"
    case .mayFail: "if the expression fails, the run ends with status 2"
    case .cost: "for a large manifest the rule would exceed the step limit and fail"
    case .neverFires: "the entry has no effect, although it appears in the documentation"
    case .alwaysFires: "a rule that reports every part cannot tell correct manifests from defective ones"
    case .unusedParameter, .unusedVariable: "changing an unused value has no effect"
    case .decreasingRequirement: "a higher level must never require less"
    case .decreasingSeverity: "the severity must never be lower at a higher level"
    case .missingLevel:
      "parts at this level would have no requirement, without an explicit decision"
    case .unreachableLevel: "floors raise every part that the entry applies to above this level"
    case .missingGuide: "every entry must enforce a guide line"
    case .unknownGuideLine: "reports by guide line would omit it"
    case .uncheckedGuideLine: "the guide demands it, but no entry checks it"
    case .unknownFramework: "reports by framework would omit it"
    case .missingMessage: "a finding needs a message"
    case .missingExamples:
      "without both examples, no test shows that the entry reports defects and accepts correct manifests"
    case .invalidExample: "an example without an expected result tests nothing"
    case .unknownBase: "an example must change an existing base manifest"
    case .unknownRule: "no entry with this name reports findings"
    case .unknownPath: "no manifest can have this path"
    }
  }
}

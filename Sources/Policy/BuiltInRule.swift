import Manifest

/// The rules that the program reports itself: unreadable input, levels and evidence.
///
/// Their meaning and severity come from a pack, as entries with `reports`.
package enum BuiltInRule: String, Sendable, Hashable, CaseIterable {
  // Reading
  case unreadableText = "unreadable-text"
  case limitExceeded = "limit-exceeded"
  case invalidAlias = "invalid-alias"
  case duplicateKey = "duplicate-key"
  case invalidMerge = "invalid-merge"
  case overriddenMerge = "overridden-merge"
  case yamlSyntax = "yaml-syntax"
  case emptyFile = "empty-file"
  case unknownKind = "unknown-kind"
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case wrongType = "wrong-type"
  case invalidFormat = "invalid-format"
  case unknownValue = "unknown-value"
  case duplicateID = "duplicate-id"
  case danglingReference = "dangling-reference"
  case ambiguousScalar = "ambiguous-scalar"
  // Levels
  case belowFloor = "below-floor"
  case partLevelWithoutReason = "part-level-without-reason"
  // Evidence
  case evidenceBroken = "evidence-broken"
  case evidenceRefuted = "evidence-refuted"
  case evidenceMismatched = "evidence-mismatched"
  case evidenceStale = "evidence-stale"
  case evidenceUnused = "evidence-unused"
  case evidenceExpiring = "evidence-expiring"
  case unverifiedClaimHasEvidence = "unverified-claim-has-evidence"
  case capabilityEvidenceInsufficient = "capability-evidence-insufficient"
  case controlEvidenceInsufficient = "control-evidence-insufficient"
  case measurementEvidenceInsufficient = "measurement-evidence-insufficient"
  case testEvidenceInsufficient = "test-evidence-insufficient"
  case exitEvidenceInsufficient = "exit-evidence-insufficient"
  // Packs
  case looseningExpired = "loosening-expired"
  case looseningExpiring = "loosening-expiring"
  case looseningInForce = "loosening-in-force"
  case coreReplaced = "core-replaced"
  case vocabularyExtended = "vocabulary-extended"

  /// The rules that packs have entries for; the others are about packs themselves.
  package static let inPacks = allCases.filter { !$0.isAboutPacks }

  private var isAboutPacks: Bool {
    switch self {
    case .looseningExpired, .looseningExpiring, .looseningInForce, .coreReplaced, .vocabularyExtended: true
    default: false
    }
  }

  /// Whether a pack may change the severity of the rule. The others report input that is not checked or evidence that
  /// is wrong; their severity is fixed.
  package var hasAdjustableSeverity: Bool {
    switch self {
    case .evidenceUnused, .capabilityEvidenceInsufficient, .controlEvidenceInsufficient,
      .measurementEvidenceInsufficient, .testEvidenceInsufficient, .exitEvidenceInsufficient:
      true
    default: false
    }
  }

  /// The phase of the program that reports the rule.
  package var reporter: Reporter {
    switch self {
    case .unreadableText, .limitExceeded, .invalidAlias, .duplicateKey, .invalidMerge, .overriddenMerge,
      .yamlSyntax, .emptyFile, .unknownKind, .unknownKey, .missingKey, .wrongType, .invalidFormat,
      .unknownValue, .duplicateID, .danglingReference, .ambiguousScalar:
      .decoding
    default: .assessment
    }
  }
}

import Manifest

/// The rules whose findings the program makes by itself: about what cannot be read, about levels and about evidence.
///
/// What they mean, and how grave they are, is a pack's to say: an entry with `reports`.
package enum BuiltInRule: String, Sendable, Hashable, CaseIterable {
  // Reading
  case unreadableText = "unreadable-text"
  case limitExceeded = "limit-exceeded"
  case wrongAlias = "wrong-alias"
  case duplicateKey = "duplicate-key"
  case wrongMerge = "wrong-merge"
  case overriddenMerge = "overridden-merge"
  case yamlSyntax = "yaml-syntax"
  case emptyFile = "empty-file"
  case unknownKind = "unknown-kind"
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case wrongType = "wrong-type"
  case wrongForm = "wrong-form"
  case unknownValue = "unknown-value"
  case duplicateID = "duplicate-id"
  case danglingReference = "dangling-reference"
  case ambiguousScalar = "ambiguous-scalar"
  // Levels
  case belowFloor = "below-floor"
  case ownLevelWithoutReason = "own-level-without-reason"
  // Evidence
  case evidenceBroken = "evidence-broken"
  case evidenceRefuted = "evidence-refuted"
  case evidenceMismatched = "evidence-mismatched"
  case evidenceStale = "evidence-stale"
  case evidenceUnused = "evidence-unused"
  case evidenceRunsOut = "evidence-runs-out"
  case unverifiedAndShown = "unverified-and-shown"
  case capabilityNotShown = "capability-not-shown"
  case controlNotShown = "control-not-shown"
  case measurementNotShown = "measurement-not-shown"
  case testNotShown = "test-not-shown"
  case exitNotShown = "exit-not-shown"
  // Packs
  case looseningExpired = "loosening-expired"
  case looseningEndsSoon = "loosening-ends-soon"

  /// Those that packs have entries for: the others are about packs themselves.
  package static let inPacks = allCases.filter { !$0.isAboutPacks }

  private var isAboutPacks: Bool { self == .looseningExpired || self == .looseningEndsSoon }

  /// Where its findings are made.
  var reporter: Reporter {
    switch self {
    case .unreadableText, .limitExceeded, .wrongAlias, .duplicateKey, .wrongMerge, .overriddenMerge,
      .yamlSyntax, .emptyFile, .unknownKind, .unknownKey, .missingKey, .wrongType, .wrongForm,
      .unknownValue, .duplicateID, .danglingReference, .ambiguousScalar:
      .decoding
    default: .judging
    }
  }
}

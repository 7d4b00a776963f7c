package import Manifest
package import Policy
package import Schema

/// Something that a manifest says of itself, with the evidence that it names and what that has to be about.
package struct Claim: Sendable {
  /// What is asked of a claim for one part: a default serves several.
  package struct Need: Sendable {
    package let part: RecordID
    package let level: Int
    package let least: ControlGrade
    /// Who would speak for himself: the owner of the part, and that of the system.
    let owners: Set<String>
  }

  package enum Statement: Sendable {
    case capability(CapabilityGrade, isRequired: Bool)
    /// The rung's ladder may say that an attestation shows it. What is too weak for something that asks for it has to be
    /// replaced, and then be shown again: that is another finding's to say.
    case control(isShownByAttestation: Bool, isTooWeak: Bool, needs: [Need])
    case measurement(ControlGrade, isMissed: Bool)
    /// One that is said to have failed claims no more than that.
    case test(ControlGrade, hasFailed: Bool)
    case exit(ControlGrade)
  }

  /// What a piece of evidence may be about.
  struct Subject: Sendable {
    /// The components whose version it may name.
    let components: [RecordID]
    /// Whether a proof has to name the version, and the workload.
    let needsVersion: Bool
    let needsWorkload: Bool
    /// Whether documentation counts, which is then about the one component.
    let isProduct: Bool
  }

  package let statement: Statement
  /// The record that states it, as it is written.
  package let record: RecordID
  /// The records that expressions read it from: for a control those in force on each part.
  let views: [RecordID]
  /// How `evaluation.unverified` may name it.
  package let names: [String]
  package let words: String
  package let part: RecordID?
  package let owner: String?
  package let level: Int
  let subject: Subject
  /// The entries that it names.
  let entries: [RecordID]
  /// Whether all that it names could be read.
  let isReadable: Bool
  package let guide: [String]
}

/// What a claim is about.
package enum ClaimKind: String, Sendable, CaseIterable {
  case capability, control, measurement, test, exit
}

extension Claim {
  /// Whether evidence of a failure agrees with what is claimed.
  package var isOfFailure: Bool { if case .test(_, hasFailed: true) = statement { true } else { false } }

  package var kind: ClaimKind {
    switch statement {
    case .capability: .capability
    case .control: .control
    case .measurement: .measurement
    case .test: .test
    case .exit: .exit
    }
  }

  /// The rule that says what it means that such a claim is not shown.
  package var rule: BuiltInRule {
    switch kind {
    case .capability: .capabilityEvidenceInsufficient
    case .control: .controlEvidenceInsufficient
    case .measurement: .measurementEvidenceInsufficient
    case .test: .testEvidenceInsufficient
    case .exit: .exitEvidenceInsufficient
    }
  }
}

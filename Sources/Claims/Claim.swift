package import Manifest
package import Policy
package import Schema

/// A statement of a manifest that evidence can support, with the evidence that it references and the subject of that
/// evidence.
package struct Claim: Sendable {
  /// The grade required of a claim for one part. A default control applies to several parts.
  package struct Need: Sendable {
    package let part: RecordID
    package let level: Int
    package let least: ControlGrade
    /// The owners of the part and of the system, whose evidence is not independent.
    let owners: Set<String>
  }

  package enum Statement: Sendable {
    case capability(CapabilityGrade, isRequired: Bool)
    /// The ladder of the rung states whether an attestation is sufficient evidence. A control that is too weak for
    /// its requirement has its own finding, so missing evidence is not reported for it.
    case control(isShownByAttestation: Bool, isTooWeak: Bool, needs: [Need])
    case measurement(ControlGrade, isMissed: Bool)
    /// A test with the result `failed` claims only its failure.
    case test(ControlGrade, hasFailed: Bool)
    case exit(ControlGrade)
  }

  /// The subject that evidence for a claim must be about.
  struct Subject: Sendable {
    /// The components whose version the evidence may state.
    let components: [RecordID]
    /// Whether a proof must state the version, and the workload.
    let needsVersion: Bool
    let needsWorkload: Bool
    /// Whether documentation of the component counts as evidence.
    let isProduct: Bool
  }

  package let statement: Statement
  /// The record in the manifest that states the claim.
  package let record: RecordID
  /// The records from which expressions read the claim. For a control, these are the controls in force on each part.
  let views: [RecordID]
  /// The names by which `evaluation.unverified` may refer to the claim.
  package let names: [String]
  package let words: String
  package let part: RecordID?
  package let owner: String?
  package let level: Int
  let subject: Subject
  /// The evidence entries that the claim references.
  let entries: [RecordID]
  /// Whether the claim and all its evidence references could be read.
  let isReadable: Bool
  package let guide: [String]
}

/// The kind of a claim.
package enum ClaimKind: String, Sendable, CaseIterable {
  case capability, control, measurement, test, exit
}

extension Claim {
  /// Whether the claim states a failure, so that evidence of a failure supports it.
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

  /// The rule that reports insufficient evidence for this kind of claim.
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

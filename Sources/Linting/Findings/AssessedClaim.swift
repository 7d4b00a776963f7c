package import Claims
package import Schema

/// Something that an architecture says of itself, and what that has as its grade by the evidence that was read.
///
/// What was declared (``claimed``), what was shown (``grade``) and what was disproved (``status``) stay apart.
package struct AssessedClaim: Sendable {
  package let kind: ClaimKind
  /// The way to it by names: `components[engine].capabilities[prefix-caching]`.
  package let route: Route
  package let place: Location
  /// The part that it is a claim about, by the same way; empty for the system.
  package let part: String
  /// Who answers for the part.
  package let owner: String?
  /// What is claimed, in words: `prefix-caching of vllm 0.11.0`, `approval 'per-action'`.
  package let claimed: String
  /// The level at which it is assessed.
  package let level: String
  /// `required` or `preferred`, of a capability.
  package let need: String?
  /// The least worth that is asked for; `nil` where nothing is.
  package let required: String?
  package let grade: String
  package let status: ClaimStatus
  /// Why it has as its grade that, in words.
  package let reason: String
  /// The evidence required next; `nil` where nothing more is asked.
  package let next: String?
  package let evidence: [AssessedEvidence]
  /// Whether `evaluation.unverified` names it.
  package let isOwnedUpTo: Bool

  /// Whether it has as its grade what is asked of it.
  package let isEnough: Bool
}

/// One entry of evidence, as it was read for a claim.
package struct AssessedEvidence: Sendable {
  package let id: String
  package let kind: String
  package let outcome: EntryOutcome.Kind
  /// Why, in words: `result.p95_ttft_ms = 912, limit 800ms`.
  package let reason: String
  package let place: Location
  /// The last day on which it counts; `nil` where it does not age.
  package let runsOut: CalendarDay?
}

extension AssessedClaim {
  /// The way to it as reports show it.
  package var path: String { route.text }
}

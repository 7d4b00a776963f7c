package import Claims
package import Schema

/// A statement of an architecture that evidence can support, and the grade that its evidence gives it.
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
  /// The required grade; `nil` if none is required.
  package let required: String?
  package let grade: String
  package let status: ClaimStatus
  /// The reason for the grade, in words.
  package let reason: String
  /// The evidence required for the next grade; `nil` if nothing more is required.
  package let next: String?
  package let evidence: [AssessedEvidence]
  /// Whether `evaluation.unverified` declares it unverified.
  package let isDeclaredUnverified: Bool

  /// Whether the grade is at or above the required grade.
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
  package let validUntil: CalendarDay?
}

extension AssessedClaim {
  /// The way to it as reports show it.
  package var path: String { route.text }
}

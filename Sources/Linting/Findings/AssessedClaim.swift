package import Claims
package import Schema

/// A statement of an architecture that evidence can support, and the grade that its evidence gives it.
///
/// The declared claim (``claimed``), its grade (``grade``) and its status (``status``) are kept apart.
package struct AssessedClaim: Sendable {
  package let kind: ClaimKind
  /// The path to the claim by keys and ids: `components[engine].capabilities[prefix-caching]`.
  package let route: Route
  package let place: Location
  /// The path of the part that the claim is about; empty for the system.
  package let part: String
  /// The owner of the part.
  package let owner: String?
  /// What is claimed, in words: ``capability `prefix-caching` of vllm 0.11.0``.
  package let claimed: String
  /// The level at which the claim is assessed.
  package let level: String
  /// The `need` of a capability: `required` or `preferred`.
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

/// An evidence entry with its outcome for a claim.
package struct AssessedEvidence: Sendable {
  package let id: String
  package let kind: String
  package let outcome: EntryOutcome.Kind
  /// The reason for the outcome, in words: `result.p95_ttft_ms = 912, limit 800ms`.
  package let reason: String
  package let place: Location
  /// The last day on which the entry is valid; `nil` if it does not expire.
  package let validUntil: CalendarDay?
}

extension AssessedClaim {
  /// The path to the claim as text.
  package var path: String { route.text }
}

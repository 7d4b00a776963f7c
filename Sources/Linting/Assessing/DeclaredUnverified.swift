import Claims
import Manifest
import Requirements
import Schema

/// The claims of a manifest, and the items of `evaluation.unverified`, by the paths and names that findings have.
struct DeclaredUnverified {
  /// The items of `evaluation.unverified`, by the path of the measurement or test that they name.
  let itemsByRoute: [Route: Unverified]
  /// The claims, by the path of their `evidence` key.
  let claimsByEvidence: [Route: GradedClaim]
  /// The claims, by the names with which `evaluation.unverified` refers to them.
  let claimsByName: [String: [GradedClaim]]
  /// The measurements, tests and the exit, by their path.
  private let claimsByRoute: [Route: GradedClaim]

  init(_ stage: EvidencedManifest) {
    let evidence = ClaimFields.description(of: \.evidence).name
    let claims = stage.claims.map { (route: stage.records.route(of: $0.claim.record), claim: $0) }
    let unverified = stage.manifest.evaluation?.unverified ?? []
    // Most manifests declare nothing unverified, and then only the paths of evidence are looked up.
    let declarable = unverified.isEmpty ? [] : claims
    itemsByRoute = Dictionary(
      unverified.compactMap { item in item.claim.map { (Route(parsing: "evaluation.\($0)"), item) } },
      uniquingKeysWith: { first, _ in first })
    claimsByEvidence = Dictionary(
      claims.map { ($0.route.field(evidence), $0.claim) }, uniquingKeysWith: { first, _ in first })
    claimsByName = Dictionary(
      declarable.flatMap { claim in claim.claim.claim.names.uniqued().map { ($0, [claim.claim]) } },
      uniquingKeysWith: +)
    claimsByRoute = Dictionary(
      declarable.filter { [.measurement, .test, .exit].contains($0.claim.claim.kind) }.map {
        ($0.route, $0.claim)
      },
      uniquingKeysWith: { first, _ in first })
  }

  /// The claim that a finding at a path is about: a measurement, test or exit that contains the path, or the claim
  /// whose evidence it is. A finding about a weak control is not about its evidence. `nil` if nothing is declared
  /// unverified, except for the paths of evidence.
  func claim(at route: Route) -> GradedClaim? {
    if let claim = claimsByEvidence[route], [.control, .capability].contains(claim.claim.kind) {
      return claim
    }
    for count in route.steps.indices.reversed() {
      if let claim = claimsByRoute[Route(Array(route.steps[...count]))] { return claim }
    }
    return nil
  }
}

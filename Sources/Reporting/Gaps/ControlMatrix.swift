import Claims
import Linting

/// Parts by families of controls: what there is, what is required, what shows it.
struct ControlMatrix {
  struct Cell {
    enum Standing {
      /// Nobody asks for anything.
      case notAsked
      case enough
      /// Strong enough by its word, and what is asked to show it does not.
      case unproven
      case weak
    }

    let held: String
    let needed: String?
    let isStated: Bool
    let isOwn: Bool
    let standing: Standing
    let claim: AssessedClaim?
    let findings: [Finding]
  }

  struct Row {
    let part: AssessedPart
    /// A cell for each family; `nil` where the family does not concern the part.
    let cells: [Cell?]
  }

  let families: [String]
  let rows: [Row]

  init(_ architecture: AssessedArchitecture, findings: [Finding], ladders: [LadderDescription]) {
    let families = ladders.map(\.family)
    let claims = Dictionary(
      architecture.claims.filter { $0.kind == .control }.map { ($0.path, $0) },
      uniquingKeysWith: { first, _ in first })
    self.families = families
    rows = architecture.parts.compactMap { part in
      let cells = families.map { family -> Cell? in
        guard let control = part.controls.first(where: { $0.family == family }), let held = control.held
        else {
          return nil
        }
        let own = LogicalWay.control(family, of: part.path)
        let shared = LogicalWay.control(family, of: "")
        let claim = claims[control.isOwn ? own : shared]
        let about = findings.filter { finding in
          finding.place.path.leads(into: own)
            || finding.place.path.leads(into: shared)
              && (part.path.isEmpty || finding.related.contains { $0.place.path == part.path })
        }
        let standing: Cell.Standing =
          if !control.isEnough { .weak } else if control.needed == nil {
            .notAsked
          } else if claim.map({ !$0.isEnough }) ?? false { .unproven } else { .enough }
        return Cell(
          held: held, needed: control.needed, isStated: control.isStated, isOwn: control.isOwn,
          standing: standing, claim: claim, findings: about)
      }
      return cells.contains { $0 != nil } ? Row(part: part, cells: cells) : nil
    }
  }
}

import CEL
import Manifest
import Policy
import Schema

extension DocumentJudge {
  /// The architecture as it was judged: levels, and what each control holds and owes.
  func summary(_ demands: [Demand], _ evidence: EvidenceReport) -> AssessedArchitecture {
    let names = policy.levels.names
    let subjects = isDescribing ? [Subject.manifest, .effect, .component, .boundary, .state] : []
    let parts = subjects.flatMap { subject in
      manifest.subjects(subject).map { part(subject, $0, demands) }
    }
    return AssessedArchitecture(
      name: manifest.metadata?.name ?? "", file: file.name, document: document,
      declared: levels.declared.map { names[$0] }, effective: names[levels.effective],
      raisedBy: reasons().map { LevelReason(text: $0.text, level: names[$0.level], place: place($0.place)) },
      parts: parts, claims: isDescribing ? evidence.judged : [], outcomes: outcomes, stated: stated())
  }

  /// Who answers for a part: its own owner, that of the component that does it, or that of the whole.
  private func owner(of record: RecordID, _ subject: Subject) -> String? {
    let own: String? =
      switch subject {
      case .component: Component(record, in: records).owner
      case .effect: Effect(record, in: records).by?.owner
      case .state:
        StateItem(record, in: records).owner ?? StateItem(record, in: records).holders?.first?.owner
      case .boundary:
        Boundary(record, in: records).from?.component?.owner
          ?? Boundary(record, in: records).to?.component?.owner
      default: nil
      }
    return own ?? manifest.metadata?.owner
  }

  private func part(_ subject: Subject, _ record: RecordID, _ demands: [Demand]) -> AssessedPart {
    let controls = Controls(records[record, "controls"], in: records)
    let judged = ControlFamily.allCases.compactMap { family -> AssessedControl? in
      guard let control = controls?.control(of: family) else { return nil }
      let demand = demands.first { $0.part == record && $0.family == family }
      guard control.own == true || demand != nil else { return nil }
      return AssessedControl(
        family: family.rawValue, isStated: control.stated ?? false, isOwn: control.own ?? false,
        strength: control.stated == true ? control.strength : nil, held: control.held,
        needed: demand.flatMap { policy.ladders[family]?.names[$0.needed] }, isEnough: demand?.isMet ?? true)
    }
    let id = subject == .manifest ? "" : String(records[record, "id"], in: records) ?? ""
    return AssessedPart(
      kind: subject == .manifest ? "system" : subject.rawValue, id: id,
      path: records.path(of: record), owner: owner(of: record, subject),
      level: policy.levels.names[level(of: record)],
      because: ownConsequence(of: record)?.because, controls: judged)
  }
}

import Claims
import Manifest
import Policy
import Requirements
import Schema
import YAMLTree

extension EvidencedManifest {
  /// The assessment of the architecture: its levels, and the achieved and required rung of each control.
  ///
  /// - Parameter isDescribed: whether the result contains parts and claims in addition to levels.
  func assessed(outcomes: [String: RuleOutcome], isDescribed: Bool) -> AssessedArchitecture {
    AssessedArchitecture(
      name: manifest.metadata?.name ?? "", file: context.document.source.name,
      document: context.document.index,
      declared: levels.declared.map(levelName), effective: levelName(levels.effective),
      raisedBy: levels.reasons.map {
        LevelReason(text: $0.text, level: levelName($0.level), place: places.place($0.place))
      },
      parts: isDescribed ? assessedParts : [], claims: isDescribed ? assessedClaims : [], outcomes: outcomes,
      stated: ArchitectureSummary(manifest, policy))
  }

  private var assessedParts: [AssessedPart] {
    [Subject.manifest, .effect, .component, .boundary, .state].flatMap { subject in
      manifest.subjects(subject).map { part(subject, $0) }
    }
  }

  /// The owner of a part: its own owner, that of the responsible component, or that of the system.
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

  private func part(_ subject: Subject, _ record: RecordID) -> AssessedPart {
    let stated = records.value(of: record, \PartFields.controls)
    let assessed = ControlFamily.allCases.compactMap { family -> AssessedControl? in
      guard let control = stated?.control(of: family) else { return nil }
      let required = controls[control.id]
      guard control.own == true || required != nil else { return nil }
      return AssessedControl(
        family: family.rawValue, isStated: control.stated ?? false, isOwn: control.own ?? false,
        strength: control.stated == true ? control.strength : nil, achieved: control.achieved,
        required: required.flatMap { policy.ladders[family]?.names[$0.required] },
        isEnough: required?.isMet ?? true)
    }
    return AssessedPart(
      kind: subject == .manifest ? "system" : subject.rawValue, id: Part(record, in: records).identifier,
      route: records.route(of: record), owner: owner(of: record, subject),
      level: levelName(levels.level(of: record)),
      because: ownConsequence(of: record)?.because, controls: assessed)
  }
}

import Claims
import Manifest
import Policy
import Requirements
import Schema

/// Findings about controls that are too weak. The finding about a part's own control is at that control. The finding
/// about a default is at the default, with the affected parts as related places. The finding about a missing control
/// is at the part or, for families that the system states, at the system's controls.
struct ControlFindings {
  let stage: EvidencedManifest
  let selection: Selection?

  /// A finding with the controls that it is about.
  struct WeakControl {
    var draft: FindingDraft
    let controls: [RequiredControl]
  }

  private var records: RecordTree { stage.records }
  private var policy: Policy { stage.policy }
  private var root: RecordID { stage.root }

  var weakControls: [WeakControl] {
    var groups: [(site: Site, controls: [RequiredControl])] = []
    var known: [Site: Int] = [:]
    for control in stage.controls.all.compactMap(selected) where !control.isMet {
      let site = site(of: control)
      if let index = known[site] {
        groups[index].controls.append(control)
      } else {
        known[site] = groups.count
        groups.append((site, [control]))
      }
    }
    return groups.map { group in
      // The finding is about the control with the highest level, then the strongest required rung.
      let sorted = group.controls.sorted { a, b in
        (a.level, a.required) != (b.level, b.required)
          ? (a.level, a.required) > (b.level, b.required) : a.part.index < b.part.index
      }
      return WeakControl(draft: draft(at: group.site, sorted), controls: sorted)
    }
  }

  /// The control with only the selected requirements. A weaker requirement gives the finding if a stronger one is not
  /// selected.
  private func selected(_ control: RequiredControl) -> RequiredControl? {
    guard let selection else { return control }
    return control.keeping { selection.contains(rule: $0.id, guide: $0.guide) }
  }

  /// The place of the finding about a control.
  private enum Site: Hashable {
    /// At a stated control: a part's own, or the system's default.
    case written(RecordID, isDefault: Bool)
    /// At the part, because the control is missing.
    case missing(RecordID, ControlFamily)
    /// At the system's controls, because the control is missing.
    case missingDefault(ControlFamily)
  }

  private func site(of control: RequiredControl) -> Site {
    if let written = records.header(control.control).behind.first {
      return .written(written, isDefault: records.header(written).parent.map(isSystemControls) ?? false)
    }
    switch control.family {
    case .toolContract, .approval, .idempotency: return .missing(control.part, control.family)
    case .evidence where control.part != root: return .missing(control.part, control.family)
    default: return .missingDefault(control.family)
    }
  }

  private func isSystemControls(_ controls: RecordID) -> Bool { records.header(controls).parent == root }

  private func draft(at site: Site, _ controls: [RequiredControl]) -> FindingDraft {
    let first = controls[0]
    let names = policy.ladders[first.family]?.names ?? []
    let required = names[first.required]
    let requests = controls.flatMap(\.requests)
    let requirement = first.requests[0].requirement
    let place: RecordPlace
    var related: [Finding.Related] = []
    switch site {
    case .written(let control, let isDefault):
      let strength = records.place(of: control, \ControlBasics.strength)
      place = RecordPlace(records.place(of: control).route, span: strength.span, uses: strength.uses)
      if isDefault { related = parts(controls, names) }
    case .missing(let part, let family):
      place = PathExpression.controls(family).place(in: records, subject: part, manifest: root)
    case .missingDefault(let family):
      place = PathExpression.controls(family).place(in: records, subject: root, manifest: root)
      related = parts(controls, names)
    }
    let entry = requirement.entry.read(as: RequirementFields.self)
    return FindingDraft(
      rule: requirement.id, severity: controls.map { stage.defaultSeverity(at: $0.level) }.max() ?? .error,
      message: message(first, controls, required: required), place: place,
      related: stage.places.uses(place) + related,
      why: why(controls), remedy: entry.remedy ?? remedy(first, required, at: place.route.text),
      guide: requests.flatMap(\.requirement.guide).uniqued(),
      references: requests.flatMap {
        $0.requirement.entry.read(as: RequirementFields.self).references ?? []
      }.uniqued(),
      discriminator: requirement.id)
  }

  private func message(_ required: RequiredControl, _ all: [RequiredControl], required rung: String) -> String
  {
    let family = required.family.rawValue
    let level = stage.levelName(required.level)
    let whom =
      all.count == 1
      ? describe(required)
      : "\(describe(required)) and \(all.count - 1) more \(all.count == 2 ? "part" : "parts")"
    let control = Control(required.control, in: records)
    guard control.stated == true, let strength = control.strength else {
      return "control `\(family)` is missing for \(whom); level `\(level)` requires at least `\(rung)`"
    }
    let missing = missingParameters(of: required)
    let counts =
      missing.isEmpty
      ? "" : " achieves only `\(control.achieved ?? "")` without `\(missing.joined(separator: "`, `"))`;"
    return missing.isEmpty
      ? "control `\(family): \(strength)` is too weak for \(whom); level `\(level)` requires at least `\(rung)`"
      : "control `\(family): \(strength)`\(counts) \(whom) requires at least `\(rung)` at level `\(level)`"
  }

  /// The missing parameters because of which a control achieves less than its declared rung.
  private func missingParameters(of required: RequiredControl) -> [String] {
    guard let ladder = policy.ladders[required.family],
      let stated = Control(required.control, in: records).strength.flatMap(ladder.index),
      stated > required.achieved
    else { return [] }
    return stage.missingParameters(of: ladder.rungs[stated], in: required.control)
  }

  private func describe(_ control: RequiredControl) -> String {
    guard control.subject != .manifest else { return "the system" }
    return "\(control.subject.rawValue) `\(Part(control.part, in: records).identifier)`"
  }

  private func parts(_ controls: [RequiredControl], _ names: [String]) -> [Finding.Related] {
    controls.filter { $0.subject != .manifest }.map { control in
      stage.places.related(
        records.place(of: control.part), "\(describe(control)) requires at least `\(names[control.required])`"
      )
    }
  }

  /// Each requirement above the achieved rung, and the reason for the level.
  private func why(_ controls: [RequiredControl]) -> [String] {
    let requests = controls.flatMap { control in
      control.requests.filter { $0.rung > control.achieved }.map { request in
        let entry = request.requirement.entry.read(as: RequirementFields.self)
        let rung = policy.ladders[control.family]?.names[request.rung] ?? ""
        let title = entry.title ?? request.requirement.id
        return
          "required: \(title) (at least `\(rung)` at level \(stage.levelName(control.level))). \(entry.why ?? "")"
      }
    }
    return requests.uniqued() + [stage.levelReason(of: controls[0].part)]
  }

  /// - Parameter path: The path of the control.
  private func remedy(_ control: RequiredControl, _ required: String, at path: String) -> String {
    let missing = missingParameters(of: control)
    let ladder = policy.ladders[control.family]
    if !missing.isEmpty,
      let stated = Control(control.control, in: records).strength.flatMap({ ladder?.index(of: $0) }),
      stated >= control.required
    {
      return "set \(missing.map { "`\(path).\($0)`" }.joined(separator: " and "))"
    }
    let rung = ladder?.rungs[control.required]
    let meaning = rung?.meaning ?? ""
    let words = "\(meaning.prefix(1).lowercased())\(meaning.dropFirst())"
    let needs = rung.map { stage.missingParameters(of: $0, in: control.control) } ?? []
    guard Control(control.control, in: records).stated == true else {
      let form = (["strength: \(required)"] + needs.map { "\($0): …" }).joined(separator: ", ")
      return "set `\(path)` to `{\(form)}`: \(words)"
    }
    let also = needs.isEmpty ? "" : "set \(needs.map { "`\($0)`" }.joined(separator: " and ")), and "
    return "\(also)raise `\(path).strength` to `\(required)`: \(words)"
  }
}

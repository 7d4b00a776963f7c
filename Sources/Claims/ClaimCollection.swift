import Manifest
import Policy
import Requirements
import Schema

/// A collector of the claims of a manifest.
struct ClaimCollector {
  let stage: ManifestWithRequirements
  let terms: EvidenceTerms

  /// All claims of the manifest, in the order of reports.
  var claims: [Claim] { capabilityClaims + controlClaims + measurementClaims + testClaims + exitClaim }

  private var records: RecordTree { stage.records }
  private var manifest: RuntimeArchitecture { stage.manifest }
  private var root: RecordID { stage.root }
  private var levels: PartLevels { stage.levels }

  private func evidence(of record: RecordID) -> (entries: [RecordID], isReadable: Bool) {
    switch records[record, \ClaimFields.evidence] {
    case .records(let ids): (ids, true)
    case .partial(let ids, _): (ids, false)
    case .broken: ([], false)
    default: ([], true)
    }
  }

  private var components: [Component] { manifest.components ?? [] }

  private var capabilityClaims: [Claim] {
    components.flatMap { component in
      (component.capabilities ?? []).compactMap { capability -> Claim? in
        let level = levels.level(around: capability.id, in: records)
        let isRequired = capability.need != .preferred
        let least = (isRequired ? terms.requiredCapabilities : terms.preferredCapabilities)[level]
        let (entries, isReadable) = evidence(of: capability.id)
        let (name, id) = (component.identifier, capability.identifier)
        return Claim(
          statement: .capability(least, isRequired: isRequired), record: capability.id,
          views: [capability.id],
          names: ["\(name).\(id)"], words: "capability `\(id)` of \(productWords(component))",
          part: component.id,
          owner: component.owner, level: level,
          subject: .init(
            components: [component.id], needsVersion: true, needsWorkload: true, isProduct: true),
          entries: entries, isReadable: isReadable && capability.need != nil,
          guide: CapabilityFields.description(of: \.evidence).guide)
      }
    }
  }

  private func productWords(_ component: Component) -> String {
    let version = component.version ?? component.service?.api
    return [component.product ?? component.identifier, version].compactMap(\.self).joined(separator: " ")
  }

  // MARK: Controls

  private var controlClaims: [Claim] {
    var order: [RecordID] = []
    var views: [RecordID: [RecordID]] = [:]
    for view in manifest.subjects(.control) {
      guard let written = records.header(view).behind.first else { continue }
      if views[written] == nil { order.append(written) }
      views[written, default: []].append(view)
    }
    return order.compactMap { control($0, views[$0] ?? []) }
  }

  /// The claim of a stated control, for all parts to which it applies.
  private func control(_ written: RecordID, _ views: [RecordID]) -> Claim? {
    guard let view = views.first else { return nil }
    let control = Control(view, in: records)
    guard let family = control.family, let ladder = stage.policy.ladders[family],
      let achieved = stage.achievedRung(of: control, family), let strength = control.strength,
      (ladder.index(of: strength) ?? 0) > 0
    else { return nil }
    let requests = views.compactMap { stage.controls[$0] }.filter { $0.required > 0 }
    let needs = requests.map { control in
      Claim.Need(
        part: control.part, level: control.level, least: terms.controls[control.level],
        owners: owners(of: control.part))
    }
    let parent = records.header(written).parent.flatMap { records.header($0).parent } ?? root
    let (entries, isReadable) = evidence(of: written)
    let path = records.route(of: written).text
    let id = parent == root ? "controls" : Part(parent, in: records).identifier
    return Claim(
      statement: .control(
        isShownByAttestation: (ladder.rungs[achieved].shownBy ?? []).contains(.attestation),
        isTooWeak: requests.contains { !$0.isMet }, needs: needs),
      record: written, views: views,
      names: ["\(id).\(family.rawValue)", "\(id).controls.\(family.rawValue)", path],
      words: "control `\(family.rawValue): \(strength)`", part: parent == root ? nil : parent,
      owner: parent == root ? manifest.metadata?.owner : owner(of: parent),
      level: needs.map(\.level).max() ?? levels.level(of: parent),
      subject: .init(
        components: components.map(\.id), needsVersion: false, needsWorkload: false, isProduct: false),
      entries: entries, isReadable: isReadable,
      guide: (CapabilityFields.description(of: \.evidence).guide + (ladder.entry.guide ?? [])).uniqued())
  }

  private func owners(of part: RecordID) -> Set<String> {
    var owners: Set<String> = []
    if let owner = manifest.metadata?.owner { owners.insert(owner) }
    for component in ends(of: part) { if let owner = component.owner { owners.insert(owner) } }
    return owners
  }

  private func owner(of part: RecordID) -> String? {
    let owners = ends(of: part).compactMap(\.owner)
    return owners.isEmpty ? nil : owners.uniqued().joined(separator: ", ")
  }

  /// The components responsible for a part: the component that performs an effect, or those at the ends of a
  /// boundary.
  private func ends(of part: RecordID) -> [Component] {
    if let component = components.first(where: { $0.id == part }) { return [component] }
    if let effect = (manifest.effects ?? []).first(where: { $0.id == part }) {
      return effect.by.map { [$0] } ?? []
    }
    if let boundary = manifest.boundaries.first(where: { $0.id == part }) {
      return [boundary.from, boundary.to].compactMap { $0?.component }
    }
    return []
  }

  // MARK: Evaluation and exit

  private var measurementClaims: [Claim] {
    (manifest.evaluation?.measured?.all ?? []).map { dimension, measurement in
      let (entries, isReadable) = evidence(of: measurement.id)
      let measured = measurement.of.map { [$0.id] } ?? primaryComponents
      let bound = measurement.bound.map { ", compared with \($0)" } ?? ""
      let objective = measurement.objective.map { ".\($0)" } ?? ""
      return Claim(
        statement: .measurement(
          terms.measurements[levels.effective], isMissed: measurement.verdict == .missed),
        record: measurement.id, views: [measurement.id],
        names: [
          "measured.\(dimension.rawValue)", "measured.\(dimension.rawValue)\(objective)",
          "measured\(objective)", records.route(of: measurement.id).text,
        ],
        words: "measured \(dimension.rawValue) \(measurement.value?.text ?? "")\(bound)", part: nil,
        owner: manifest.metadata?.owner, level: levels.effective,
        subject: .init(
          components: measured, needsVersion: !measured.isEmpty, needsWorkload: false, isProduct: false),
        entries: entries, isReadable: isReadable,
        guide: MeasurementFields.description(of: \.evidence).guide)
    }
  }

  /// The components of the primary layer of the job.
  private var primaryComponents: [RecordID] {
    let primary = manifest.workload?.job.flatMap { stage.policy.entry(.job, $0) }?.read(as: JobFields.self)
      .primary
    return components.filter { $0.layers?.contains { $0 == primary } ?? false }.map(\.id)
  }

  private var testClaims: [Claim] {
    (manifest.evaluation?.tested?.all ?? []).map { name, test in
      let (entries, isReadable) = evidence(of: test.id)
      let hasFailed = test.result == .failed
      let least = hasFailed ? .claimed : terms.tests[levels.effective]
      return Claim(
        statement: .test(least, hasFailed: hasFailed), record: test.id, views: [test.id],
        names: ["tested.\(name)", records.route(of: test.id).text],
        words: "\(name) test (`result: \(test.result?.rawValue ?? "")`)", part: nil,
        owner: manifest.metadata?.owner,
        level: levels.effective,
        subject: .init(
          components: components.map(\.id), needsVersion: false, needsWorkload: false, isProduct: false),
        entries: entries, isReadable: isReadable && test.result != nil,
        guide: TestFields.description(of: \.evidence).guide)
    }
  }

  private var exitClaim: [Claim] {
    guard let exit = manifest.deployment?.exit else { return [] }
    let (entries, isReadable) = evidence(of: exit.id)
    let preserved = (exit.preserves ?? []).map(\.rawValue)
    // An exit plan that preserves nothing makes no claim.
    let least = preserved.isEmpty ? .claimed : terms.exits[levels.effective]
    return [
      Claim(
        statement: .exit(least), record: exit.id, views: [exit.id],
        names: ["exit", "deployment.exit"],
        words: preserved.isEmpty
          ? "exit plan" : "exit plan (`preserves: [\(preserved.joined(separator: ", "))]`)", part: nil,
        owner: manifest.metadata?.owner, level: levels.effective,
        subject: .init(
          components: components.map(\.id), needsVersion: false, needsWorkload: false, isProduct: false),
        entries: entries, isReadable: isReadable,
        guide: ExitPathFields.description(of: \.evidence).guide)
    ]
  }
}

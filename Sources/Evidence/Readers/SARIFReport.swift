import YAMLTree

/// A scan report in SARIF 2.1.0. It is a success if no result has level `error`.
struct SARIFReport {
  let conclusion: ReportConclusion

  init(_ text: JSONText) throws(ReadingError) {
    guard let log = text.documents.first.map({ JSONPart(text, $0) }), let version = log["version"],
      let runs = log["runs"]?.items
    else {
      throw ReadingError(
        "the file is not valid SARIF 2.1.0: `version` or the list `runs` is missing at the top level",
        remedy: "use the extension .json if the file is not a SARIF report")
    }
    guard version.string == "2.1.0" else { throw version.noSARIF("`version` is \(version.words)") }
    guard !runs.isEmpty else {
      conclusion = ReportConclusion(
        isSuccess: false, reason: "the report contains no runs: nothing was scanned")
      return
    }
    var results = 0
    var errors = 0
    var named: [String] = []
    for run in runs {
      guard run.isObject else { throw run.noSARIF("a run is not an object") }
      // The tool itself reports that it did not finish.
      if run["invocations"]?.items?.contains(where: { $0["executionSuccessful"]?.isFalse ?? false }) ?? false
      {
        conclusion = ReportConclusion(
          isSuccess: false, reason: "the tool did not finish: `executionSuccessful` is `false`")
        return
      }
      // A run without findings has an empty list of results (SARIF 2.1.0, 3.14.23).
      guard let found = run["results"]?.items else {
        conclusion = ReportConclusion(
          isSuccess: false, reason: "`results` is missing in a run of the report: the run did not finish")
        return
      }
      let rules = try SARIFRules(of: run)
      results += found.count
      for result in found where try Self.level(of: result, by: rules) == .error {
        errors += 1
        if named.count < 3 { named.append("\(rules.name(of: result).shortened) (\(result.place.words))") }
      }
    }
    conclusion =
      errors == 0
      ? ReportConclusion(isSuccess: true, reason: "\(results) results, none at level `error`")
      : ReportConclusion(
        isSuccess: false,
        reason: "\(errors) of \(results) results \(errors == 1 ? "is" : "are") at level `error`: "
          + named.joined(separator: ", ") + (errors > 3 ? " …" : ""))
  }

  /// The level that a result states, or else that of its rule (SARIF 2.1.0, 3.27.10). A result that is not a failure, is
  /// suppressed or is absent has level `none`.
  private static func level(of result: JSONPart, by rules: SARIFRules) throws(ReadingError) -> SARIFLevel {
    guard result.isObject else { throw result.noSARIF("a result is not an object") }
    let stated = try result["level"].map(SARIFLevel.init)
    if let kind = result["kind"] {
      guard let word = kind.string, kinds.contains(word) else {
        throw kind.noSARIF("\(kind.words) is not a valid `kind` of a result")
      }
      if word != "fail" { return .none }
    }
    if result["baselineState"]?.string == "absent" { return .none }
    if let suppressions = result["suppressions"]?.items, !suppressions.isEmpty,
      suppressions.allSatisfy(isAccepted)
    {
      return .none
    }
    return stated ?? rules.level(of: result)
  }

  /// The kinds of results (SARIF 2.1.0, 3.27.9).
  private static let kinds: Set = ["pass", "open", "informational", "notApplicable", "review", "fail"]

  private static func isAccepted(_ suppression: JSONPart) -> Bool {
    suppression.isObject && suppression["status"].map { $0.string == "accepted" } ?? true
  }
}

private enum SARIFLevel: String, Comparable {
  case none, note, warning, error

  init(_ part: JSONPart) throws(ReadingError) {
    guard let level = part.string.flatMap(Self.init(rawValue:)) else {
      throw part.noSARIF("\(part.words) is not a valid level")
    }
    self = level
  }

  private var rank: Int {
    switch self {
    case .none: 0
    case .note: 1
    case .warning: 2
    case .error: 3
    }
  }

  static func < (one: Self, other: Self) -> Bool { one.rank < other.rank }
}

/// The rules of a run, and the levels that its invocations set for them.
private struct SARIFRules {
  /// The driver first, then the extensions.
  private var components: [Component] = []
  /// The indices of the components, by GUID.
  private var numbers: [String: Int] = [:]
  /// The overridden levels of each invocation, and the highest over all invocations.
  private var overrides: [[Rule: SARIFLevel]] = []
  private var anyOverrides: [Rule: SARIFLevel] = [:]

  private struct Component {
    let guid: String?
    var ids: [String?] = []
    var levels: [SARIFLevel?] = []
    /// The indices of the rules, by id and by GUID.
    var places: [String: Int] = [:]
  }

  /// A rule that a component describes, or a rule of which only the id is known.
  private enum Rule: Hashable {
    case described(component: Int, Int)
    case named(String)
  }

  init(of run: JSONPart) throws(ReadingError) {
    let driver = run["tool"]?["driver"]
    components = [try Self.component(driver)]
    for part in run["tool"]?["extensions"]?.items ?? [] { components.append(try Self.component(part)) }
    for (number, component) in components.enumerated() {
      if let guid = component.guid { numbers[guid] = numbers[guid] ?? number }
    }
    for invocation in run["invocations"]?.items ?? [] {
      var levels: [Rule: SARIFLevel] = [:]
      for item in invocation["ruleConfigurationOverrides"]?.items ?? [] {
        guard let level = try item["configuration"]?["level"].map(SARIFLevel.init),
          let descriptor = item["descriptor"],
          let rule = rule(descriptor, id: descriptor["id"]?.string, index: descriptor["index"]?.whole)
        else { continue }
        levels[rule] = level
        anyOverrides[rule] = max(level, anyOverrides[rule] ?? level)
      }
      overrides.append(levels)
    }
  }

  private static func component(_ part: JSONPart?) throws(ReadingError) -> Component {
    var component = Component(guid: part?["guid"]?.string)
    for (place, rule) in (part?["rules"]?.items ?? []).enumerated() {
      let id = rule["id"]?.string
      component.ids.append(id)
      component.levels.append(try rule["defaultConfiguration"]?["level"].map(SARIFLevel.init))
      for name in [id, rule["guid"]?.string].compactMap(\.self) where component.places[name] == nil {
        component.places[name] = place
      }
    }
    return component
  }

  /// The level of a result that does not state one. If the result does not name its invocation, the strictest override
  /// applies.
  func level(of result: JSONPart) -> SARIFLevel {
    guard let rule = rule(of: result) else { return .warning }
    let invocation = result["provenance"]?["invocationIndex"]?.whole ?? -1
    let set = overrides.indices.contains(invocation) ? overrides[invocation] : anyOverrides
    if let level = set[rule] { return level }
    switch rule {
    case .described(let component, let place): return components[component].levels[place] ?? .warning
    case .named(let id): return Self.parent(of: id).flatMap { set[.named($0)] } ?? .warning
    }
  }

  func name(of result: JSONPart) -> String {
    if let id = result["ruleId"]?.string ?? result["rule"]?["id"]?.string { return id }
    guard case .described(let component, let place)? = rule(of: result) else { return "a result" }
    return components[component].ids[place] ?? "a result"
  }

  private func rule(of result: JSONPart) -> Rule? {
    let rule = result["rule"]
    return self.rule(
      rule, id: result["ruleId"]?.string ?? rule?["id"]?.string,
      index: rule?["index"]?.whole ?? result["ruleIndex"]?.whole)
  }

  /// Looks up a rule by index, GUID or id, in the referenced component or else in the driver (SARIF 2.1.0, 3.52.3 and
  /// 3.54.2). The id of a result may extend the id of its rule by one component (3.27.5).
  private func rule(_ reference: JSONPart?, id: String?, index: Int?) -> Rule? {
    let number = component(reference?["toolComponent"])
    if components.indices.contains(number) {
      let component = components[number]
      if let index, component.ids.indices.contains(index) { return .described(component: number, index) }
      for name in [reference?["guid"]?.string, id, id.flatMap(Self.parent)].compactMap(\.self) {
        if let place = component.places[name] { return .described(component: number, place) }
      }
    }
    return id.map { .named($0) }
  }

  /// The index of a component; an index past the end if it does not exist.
  private func component(_ reference: JSONPart?) -> Int {
    // The schema uses -1 as the default for a missing index.
    if let index = reference?["index"]?.whole, index >= 0 { return min(index, components.count) + 1 }
    guard let guid = reference?["guid"]?.string else { return 0 }
    return numbers[guid] ?? components.count
  }

  private static func parent(of id: String) -> String? {
    id.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(id[..<$0]) }
  }
}

/// A value of a JSON report, with the text that contains it.
private struct JSONPart {
  private let text: JSONText
  private let node: JSONText.Node

  init(_ text: JSONText, _ node: JSONText.Node) {
    self.text = text
    self.node = node
  }

  subscript(key: String) -> JSONPart? {
    text.members(node).first { text.says($0.key, key) }.map { JSONPart(text, $0.value) }
  }

  var isObject: Bool { text.kind(node) == .object }
  var isFalse: Bool { text.kind(node) == .false }
  var items: [JSONPart]? { text.kind(node) == .array ? text.items(node).map { JSONPart(text, $0) } : nil }
  var string: String? { text.kind(node) == .string ? text.string(node) : nil }
  var whole: Int? {
    guard text.kind(node) == .number else { return nil }
    return text.withNumber(node) { Int(String(decoding: $0, as: UTF8.self)) }
  }

  var place: Position { text.position(of: node) }

  /// The value for a message: literals in backticks.
  var words: String {
    switch text.kind(node) {
    case .string: "`\(text.string(node).shortened)`"
    case .number: text.withNumber(node) { "`\(String(decoding: $0, as: UTF8.self).shortened)`" }
    case .object: "an object"
    case .array: "a list"
    case .true: "`true`"
    case .false: "`false`"
    case .null: "`null`"
    }
  }

  func noSARIF(_ reason: String) -> ReadingError {
    ReadingError("the file is not valid SARIF 2.1.0: \(reason)", at: place)
  }
}

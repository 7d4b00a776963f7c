import Policy
import TestSupport
import Testing
import YAMLTree

/// The parts of the core pack that the small packs need: most rules and products take long to read and are not used
/// here.
let smallCore = CorePolicy.source { path in
  let folder = path.prefix { $0 != "/" }
  return path == "pack.yaml" || path == "components/exact-version.yaml"
    || [
      "bases", "evidence", "floors", "frameworks", "guide", "jobs", "ladders", "layers", "levels",
      "input", "requirements", "words",
    ].contains(String(folder))
}

/// A pack that extends the core.
struct SmallPack {
  var name = "mine"
  /// The text of pack.yaml after the metadata.
  var description = "extends: [core]"
  var files: [(path: String, text: String)] = []

  var source: PackSource {
    PackSource(
      testPack: name, description: description, files: files.map { PackFile(path: $0.path, text: $0.text) })
  }

  /// A pack with one complete rule; the `stated` text begins on line 5.
  static func rule(_ stated: String, id: String = "r") -> SmallPack {
    SmallPack(files: [("rules/\(id).yaml", ruleText(id, stated))])
  }

  static func ruleText(_ id: String, _ stated: String) -> String {
    """
    rule: \(id)
    title: A rule
    guide: [G18]
    each: effect
    \(stated)
    what: What
    why: Why
    examples:
      - fails: One
        base: agent
        only: [\(id)]
        expect: [{at: "effects[pay]"}]
      - passes: Another
        base: agent
        only: [\(id)]

    """
  }

  /// A pack with one approval requirement; its table is on line 7.
  static func requirement(_ atLeast: String, when: String = "effect.kind != 'read'") -> SmallPack {
    SmallPack(files: [
      (
        "requirements/q.yaml",
        """
        requirement: q
        title: A requirement
        guide: [G30]
        control: approval
        each: effect
        when: \(when)
        atLeast: \(atLeast)
        why: Why
        examples:
          - base: agent
            table: effects[pay].controls.approval.strength
            enough: {high: per-action}
            tooWeak: {high: none}

        """
      )
    ])
  }
}

/// The problems that the check reports, each as `location check: message; remedy`.
func found(in packs: SmallPack...) -> [String] {
  PolicyChecker(core: smallCore, today: CorePolicy.today).check(packs.map(\.source)).problems.map { problem in
    let place = problem.source.map { source in
      let position = source.position(of: Int(problem.span?.start ?? 0))
      return
        "\(source.name.split(separator: "/", maxSplits: 1).last ?? ""):\(position.line):\(position.column)"
    }
    let severity = problem.severity == .error ? "" : "\(problem.severity.rawValue) "
    return "\(place ?? "") \(severity)\(problem.check): \(problem.message)"
      + (problem.remedy.map { "; \($0)" } ?? "")
  }
}

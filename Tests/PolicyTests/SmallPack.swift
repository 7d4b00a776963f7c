import Policy
import TestSupport
import Testing
import YAMLTree

/// What a small pack needs of the core: most of its rules and products take long to read and matter to none of the
/// packs here.
let smallCore = CorePolicy.source { path in
  let folder = path.prefix { $0 != "/" }
  return path == "pack.yaml" || path == "components/exact-version.yaml"
    || [
      "bases", "evidence", "floors", "frameworks", "guide", "jobs", "ladders", "layers", "levels",
      "input", "requirements", "words",
    ].contains(String(folder))
}

/// A pack that stands on the core.
struct SmallPack {
  var name = "mine"
  /// What pack.yaml says beyond whose it is.
  var description = "extends: [core]"
  var files: [(path: String, text: String)] = []

  var source: PackSource {
    PackSource(
      testPack: name, description: description, files: files.map { PackFile(path: $0.path, text: $0.text) })
  }

  /// A rule with everything that a rule needs; what is stated of it begins on line 5.
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

  /// A requirement of approval; its table stands on line 7.
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

/// What the check finds, each as `place check: message; remedy`.
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

/// Defects in guide lines and in references to frameworks.
enum GuideDefect: PolicyDefect {
  case noLine
  case unknownGuideLine(String, remedy: String)
  case uncheckedGuideLine(String)
  case unknownFramework(reference: String, remedy: String)
  /// An identifier that does not have the format of the framework.
  case unknownItem(String, framework: String, remedy: String)

  var check: PackCheck {
    switch self {
    case .noLine: .missingGuide
    case .unknownGuideLine: .unknownGuideLine
    case .uncheckedGuideLine: .uncheckedGuideLine
    case .unknownFramework, .unknownItem: .unknownFramework
    }
  }

  var severity: SeveritySetting { if case .uncheckedGuideLine = self { .warning } else { .error } }

  var message: String {
    switch self {
    case .noLine: "`guide` is missing or empty"
    case .unknownGuideLine(let line, _): "`\(line)` is not a guide line"
    case .uncheckedGuideLine(let line): "no entry enforces guide line `\(line)`"
    case .unknownFramework(let reference, _): "`\(reference)` names an unknown framework"
    case .unknownItem(let item, let framework, _): "framework `\(framework)` has no item `\(item)`"
    }
  }

  var remedy: String? {
    switch self {
    case .noLine:
      "set `guide` to the guide lines that the entry enforces; `plumbline policy list --by guide` lists them"
    case .uncheckedGuideLine: "add a rule, a requirement or a floor that enforces the line"
    case .unknownGuideLine(_, let remedy), .unknownFramework(_, let remedy), .unknownItem(_, _, let remedy):
      remedy
    }
  }
}

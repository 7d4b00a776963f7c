/// What is wrong with lines of the guide and references to frameworks.
enum GuideDefect: PolicyDefect {
  case noLine
  case unknownLine(String, remedy: String)
  case unservedLine(String)
  case unknownFramework(reference: String, remedy: String)
  /// An identifier that is not of the framework's form.
  case unknownItem(String, framework: String, remedy: String)

  var check: PackCheck {
    switch self {
    case .noLine: .missingGuide
    case .unknownLine: .unknownLine
    case .unservedLine: .unservedLine
    case .unknownFramework, .unknownItem: .unknownFramework
    }
  }

  var severity: SeveritySetting { if case .unservedLine = self { .warning } else { .error } }

  var message: String {
    switch self {
    case .noLine: "`guide` is missing or empty"
    case .unknownLine(let line, _): "`\(line)` is not a line of the guide"
    case .unservedLine(let line): "no entry serves line \(line)"
    case .unknownFramework(let reference, _): "`\(reference)` names an unknown framework"
    case .unknownItem(let item, let framework, _): "\(framework) has no item `\(item)`"
    }
  }

  var remedy: String? {
    switch self {
    case .noLine: "set `guide` to the lines that it serves: plumbline policy list --by guide"
    case .unservedLine: "add a rule, a requirement or a floor that serves it"
    case .unknownLine(_, let remedy), .unknownFramework(_, let remedy), .unknownItem(_, _, let remedy): remedy
    }
  }
}

/// Literals that a function reads as something else: what cannot be read is reported before the evaluation.
extension Checker {
  mutating func checkLiterals(_ overload: Overload, _ arguments: [NodeID]) {
    guard let last = arguments.last, case .literal(.string(let text)) = tree[last].kind else { return }
    switch overload.id {
    case "string_to_duration" where Duration(text) == nil:
      report(
        tree[last].span, "'\(text)' is no duration such as 90s or 1h30m", expected: "duration", found: text)
    case "string_to_timestamp" where Timestamp(text) == nil:
      report(
        tree[last].span, "'\(text)' is no timestamp such as 2009-02-13T23:31:30Z", expected: "timestamp",
        found: text)
    case "matches", "matches_string":
      do {
        _ = try Regex(text)
      } catch {
        report(tree[last].span, "the regular expression cannot be read: \(error.message)", found: text)
      }
    default: break
    }
  }
}

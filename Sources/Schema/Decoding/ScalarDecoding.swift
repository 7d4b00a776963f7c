import CEL
import Spelling
import YAMLTree

extension Decoder {
  /// Reads a scalar as the type of its field; returns `nil` and reports a problem if that is not possible.
  mutating func scalar(at node: NodeID, _ type: FieldType, _ target: Target) -> Value? {
    switch type {
    case .text, .expression:
      guard let text = scalarText(at: node, expected: "text", target) else { return nil }
      noteOtherReading(of: node, text)
      return .string(text)
    case .identifier(let namespace):
      return identifier(at: node, namespace, target)
    case .formatted(let format):
      guard let text = scalarText(at: node, expected: format.expected, target) else { return nil }
      guard format.accepts(text) else {
        return refuse(
          node, .invalidFormat, "`\(text.shortened)` is not \(format.expected)", format.remedy, target)
      }
      return .string(text)
    case .boolean:
      return boolean(at: node, target)
    case .integer(let least):
      guard let text = scalarText(at: node, expected: "a whole number", target) else { return nil }
      guard let number = Int(text), number >= least else {
        return refuse(
          node, .invalidFormat,
          "`\(text.shortened)` is not a whole number\(least > Int.min ? " of at least \(least)" : "")",
          nil, target)
      }
      return .int(number)
    case .date:
      guard let text = scalarText(at: node, expected: "a date", target) else { return nil }
      guard let midnight = CalendarDay(text)?.timestamp else {
        return refuse(
          node, .invalidFormat, "`\(text.shortened)` is not a valid date", "write the date as YYYY-MM-DD",
          target)
      }
      return .timestamp(midnight)
    case .quantity(let kind):
      guard let text = scalarText(at: node, expected: kind.expected, target) else { return nil }
      do {
        return try kind.parse(text).celValue(as: kind)
      } catch {
        let message = error.detail ?? "`\(text.shortened)` is not \(kind.expected)"
        let remedy = error.suggestion.map { didYouMean($0) } ?? "write \(kind.form)"
        if let meant = error.suggestion, let value = try? kind.parse(meant).celValue(as: kind) {
          refuse(node, .invalidFormat, message, remedy, target)
          return value
        }
        return refuse(node, .invalidFormat, message, remedy, target)
      }
    case .choice(let choice):
      return word(at: node, noun: choice.noun, among: choice.words.map(\.word), target)
    case .name(let vocabulary):
      return word(at: node, noun: vocabulary.noun, among: vocabularies[vocabulary], target)
    default:
      // Collections are read by `value(at:)`.
      return refuse(node, .wrongType, "a scalar is not allowed here", nil, target)
    }
  }

  /// The text of a scalar; `nil`, with a problem, if the node is a collection or null.
  mutating func scalarText(at node: NodeID, expected: @autoclosure () -> String, _ target: Target) -> String?
  {
    let scalar = tree.resolved(node)
    guard !leadsNowhere(node) else { return nil }
    guard tree.kind(scalar) == .scalar else {
      report(.wrongType, at: node, "expected \(expected()), found \(found(node))", guide: guide(target))
      return nil
    }
    guard !isNothing(node) else {
      let shown = tree.span(scalar).isEmpty ? target.origin.key ?? node : node
      report(
        .wrongType, at: shown, "the value is missing; expected \(expected())",
        remedy: "set a value, or remove the \(target.isItem ? "item" : "key")", guide: guide(target))
      return nil
    }
    return tree.text(scalar)
  }

  private mutating func boolean(at node: NodeID, _ target: Target) -> Value? {
    guard let text = scalarText(at: node, expected: "true or false", target) else { return nil }
    switch text {
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: break
    }
    let meant = ["yes": true, "on": true, "y": true, "no": false, "off": false, "n": false][text.lowercased()]
    let near = nearestName(to: text, among: ["true", "false"])
    let suggestion = meant.map { $0 ? "true" : "false" } ?? near
    refuse(
      node, .invalidFormat, "expected `true` or `false`, found `\(text.shortened)`",
      suggestion.map { didYouMean($0) }, meant: suggestion, target)
    return suggestion.map { .bool($0 == "true") }
  }

  private mutating func word(at node: NodeID, noun: String, among words: [String]?, _ target: Target)
    -> Value?
  {
    guard let text = scalarText(at: node, expected: noun.withArticle, target) else { return nil }
    guard let words, !words.contains(text) else { return .string(text) }
    let meant = nearestName(to: text, among: words)
    let known =
      words.count > 24 ? words.prefix(24).joined(separator: ", ") + ", …" : words.joined(separator: ", ")
    refuse(
      node, .unknownValue, "`\(text.shortened)` is not a valid \(noun)",
      meant.map { didYouMean($0) } ?? "use one of: \(known)", meant: meant, target)
    return meant.map { .string($0) }
  }

  private mutating func identifier(at node: NodeID, _ namespace: IDNamespace, _ target: Target) -> Value? {
    guard let text = scalarText(at: node, expected: "an id", target) else {
      identifiers.markBroken(namespace.group, problem: problems.count - 1)
      return nil
    }
    noteOtherReading(of: node, text)
    if !text.isIdentifier {
      refuse(
        node, .invalidFormat, "`\(text.shortened)` is not a valid id",
        "ids are lower-case letters and digits joined by `-`, for example `\(text.asIdentifier)`", target)
    }
    let owner = Identifiers.Owner(record: target.record, node: node, noun: namespace.noun)
    let scope = records.header(target.record).parent
    if let earlier = identifiers.give(text, in: namespace, scope: scope, to: owner) {
      let place = DecodingProblem.Related(
        span: tree.span(tree.resolved(earlier.node)), message: "first declared here")
      report(
        .duplicateID, at: node, "the id `\(text.shortened)` is declared twice",
        remedy: earlier.noun == namespace.noun
          ? "give each \(namespace.noun) a unique id"
          : "\(earlier.noun.withArticle) already has this id, and both can be referenced by id",
        guide: guide(target), related: [place])
    }
    return .string(text)
  }

  /// Reports an unquoted text that other YAML readers parse as another type. An explicit tag is unambiguous.
  mutating func noteOtherReading(of node: NodeID, _ text: String) {
    let scalar = tree.resolved(node)
    guard tree.isPlain(scalar), tree.tag(scalar) == nil, let reading = otherReading(ofPlain: text) else {
      return
    }
    report(
      .ambiguousScalar, at: node, "other YAML parsers read `\(text.shortened)` as \(reading)",
      remedy: "quote the value: \"\(text.shortened)\"")
  }

  @discardableResult
  private mutating func refuse(
    _ node: NodeID, _ kind: DecodingProblem.Kind, _ message: String, _ remedy: String?,
    meant: String? = nil, _ target: Target
  ) -> Value? {
    report(kind, at: node, message, remedy: remedy, meant: meant, guide: guide(target))
    return nil
  }
}

extension String {
  /// Whether the text is an id: lower-case letters and digits, joined by single hyphens or points.
  var isIdentifier: Bool {
    var mayJoin = false
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): mayJoin = true
      case UInt8(ascii: "-"), UInt8(ascii: "."):
        guard mayJoin else { return false }
        mayJoin = false
      default: return false
      }
    }
    return mayJoin
  }

  /// The nearest valid id.
  var asIdentifier: String {
    var parts: [String] = [""]
    for scalar in unicodeScalars.prefix(64) {
      if scalar.isASCII, scalar.properties.isAlphabetic || (scalar.value >= 0x30 && scalar.value <= 0x39) {
        let last = parts[parts.count - 1].unicodeScalars.last
        // `payRefund` is two words, `URL` one.
        let startsWord = scalar.properties.isUppercase && last?.properties.isUppercase == false
        if startsWord, !parts[parts.count - 1].isEmpty { parts.append("") }
        parts[parts.count - 1].unicodeScalars.append(scalar)
      } else if !parts[parts.count - 1].isEmpty {
        parts.append("")
      }
    }
    let words = parts.filter { !$0.isEmpty }.map { $0.lowercased() }
    return words.isEmpty ? "my-id" : words.joined(separator: "-")
  }
}

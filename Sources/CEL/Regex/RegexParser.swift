/// A parsed regular expression.
indirect enum RegexNode: Sendable {
  case empty
  /// One code point of a set.
  case set(ScalarSet)
  case sequence([RegexNode])
  case alternatives([RegexNode])
  /// A repetition with a minimum and a maximum; a maximum of `nil` means no limit.
  case repetition(RegexNode, minimum: Int, maximum: Int?)
  case assertion(Assertion)

  /// A condition on the position between two code points.
  enum Assertion: UInt8, Sendable {
    case textStart
    case textEnd
    case lineStart
    case lineEnd
    case wordBoundary
    case noWordBoundary
  }
}

/// The reason why a regular expression is invalid.
package struct RegexError: Error {
  package let message: String
}

/// Parses a regular expression in RE2 syntax (github.com/google/re2/wiki/Syntax).
///
/// Groups capture nothing, and greedy and lazy repetitions are equivalent, because only the existence of a
/// match is needed.
struct RegexParser {
  private let pattern: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  private var flags = Flags()
  private var groupNames: Set<String> = []

  /// The maximum nesting of groups.
  private static let maximumDepth = 200
  /// The maximum count of a repetition, as in RE2.
  private static let maximumCount = 1_000

  /// The flags that the letters in `(?ims)` set.
  private struct Flags {
    var ignoresCase = false
    var isMultiline = false
    var dotMatchesNewline = false
  }

  init(_ pattern: String) { self.pattern = Array(pattern.unicodeScalars) }

  /// Parses the whole pattern.
  mutating func parse() throws(RegexError) -> RegexNode {
    let node = try alternatives()
    guard position == pattern.count else { throw RegexError(message: "unmatched `)`") }
    return node
  }

  // MARK: Characters

  private var next: Unicode.Scalar? { position < pattern.count ? pattern[position] : nil }

  private func peek(_ distance: Int) -> Unicode.Scalar? {
    position + distance < pattern.count ? pattern[position + distance] : nil
  }

  private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  private mutating func accept(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard pattern[position...].starts(with: scalars) else { return false }
    position += scalars.count
    return true
  }

  // MARK: Structure

  private mutating func alternatives() throws(RegexError) -> RegexNode {
    var branches = [try sequence()]
    while accept("|" as Unicode.Scalar) { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence() throws(RegexError) -> RegexNode {
    var parts: [RegexNode] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      if accept("\\Q") {
        while position < pattern.count, !accept("\\E") { parts.append(literal(take())) }
        continue
      }
      let part = try atom()
      parts.append(try repeated(part))
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func take() -> Unicode.Scalar {
    defer { position += 1 }
    return pattern[position]
  }

  /// Parses a part and the repetition that follows it.
  private mutating func repeated(_ part: RegexNode) throws(RegexError) -> RegexNode {
    guard let (minimum, maximum) = try repetition() else { return part }
    _ = accept("?" as Unicode.Scalar)
    let start = position
    if try repetition() != nil {
      position = start
      throw RegexError(message: "a repetition cannot be repeated; put it in a group")
    }
    return .repetition(part, minimum: minimum, maximum: maximum)
  }

  private mutating func repetition() throws(RegexError) -> (Int, Int?)? {
    switch next {
    case "*":
      position += 1
      return (0, nil)
    case "+":
      position += 1
      return (1, nil)
    case "?":
      position += 1
      return (0, 1)
    case "{": return try count()
    default: return nil
    }
  }

  /// Parses `{n}`, `{n,}` or `{n,m}`. Any other brace is a literal character.
  private mutating func count() throws(RegexError) -> (Int, Int?)? {
    let start = position
    position += 1
    guard let minimum = number() else {
      position = start
      return nil
    }
    var maximum: Int? = minimum
    if accept("," as Unicode.Scalar) { maximum = number() }
    let hasOpenEnd = pattern[position - 1] == ","
    guard accept("}" as Unicode.Scalar), maximum != nil || hasOpenEnd else {
      position = start
      return nil
    }
    guard minimum <= Self.maximumCount, (maximum ?? 0) <= Self.maximumCount else {
      throw RegexError(message: "a repetition count exceeds the limit of \(Self.maximumCount)")
    }
    if let maximum, maximum < minimum {
      throw RegexError(
        message: "the maximum of the repetition `{\(minimum),\(maximum)}` is below its minimum")
    }
    return (minimum, maximum)
  }

  private mutating func number() -> Int? {
    var result: Int?
    while let digit = next.flatMap(Self.decimalValue) {
      // Above the limit, the exact value does not matter.
      result = min((result ?? 0) * 10 + digit, 100_000)
      position += 1
    }
    return result
  }

  private static func decimalValue(_ scalar: Unicode.Scalar) -> Int? {
    scalar.isASCII ? UInt8(ascii: scalar).decimalDigit : nil
  }

  private mutating func atom() throws(RegexError) -> RegexNode {
    let start = position
    if next == "{", try count() != nil { throw RegexError(message: "a repetition operator has no operand") }
    position = start
    switch take() {
    case "(": return try group()
    case "[": return .set(try characterClass())
    case ".":
      return .set(flags.dotMatchesNewline ? .all : ScalarSet.all.subtracting(0x0A))
    case "^": return .assertion(flags.isMultiline ? .lineStart : .textStart)
    case "$": return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
    case "*", "+", "?": throw RegexError(message: "a repetition operator has no operand")
    case "\\": return try escape()
    case let scalar: return literal(scalar)
    }
  }

  private func literal(_ scalar: Unicode.Scalar) -> RegexNode {
    .set(folded(ScalarSet([scalar.value...scalar.value])))
  }

  private func folded(_ set: ScalarSet) -> ScalarSet { flags.ignoresCase ? CaseFolding.folded(set) : set }

  private mutating func group() throws(RegexError) -> RegexNode {
    guard depth < Self.maximumDepth else {
      throw RegexError(message: "groups are nested deeper than the limit of \(Self.maximumDepth) levels")
    }
    depth += 1
    defer { depth -= 1 }
    let outer = flags
    if accept("?" as Unicode.Scalar) {
      if accept("P<") || accept("<" as Unicode.Scalar) {
        try groupName()
      } else {
        let isGroup = try flagGroup()
        guard isGroup else { return .empty }
      }
    }
    let inner = try alternatives()
    guard accept(")" as Unicode.Scalar) else { throw RegexError(message: "`(` is not closed") }
    flags = outer
    return inner
  }

  private mutating func groupName() throws(RegexError) {
    var name = ""
    while let scalar = next, scalar != ">" {
      guard ScalarSet.word.contains(scalar.value) else { break }
      name.unicodeScalars.append(scalar)
      position += 1
    }
    guard accept(">" as Unicode.Scalar), !name.isEmpty else {
      throw RegexError(message: "a group name can contain only letters, digits and `_`, and ends with `>`")
    }
    guard groupNames.insert(name).inserted else {
      throw RegexError(message: "duplicate group name `\(name)`")
    }
  }

  /// Parses the flags after `(?`. Without a group, as in `(?i)`, they apply to the end of the enclosing
  /// group.
  private mutating func flagGroup() throws(RegexError) -> Bool {
    var value = true
    var hasLetter = false
    while let scalar = next {
      position += 1
      switch scalar {
      case "i": flags.ignoresCase = value
      case "m": flags.isMultiline = value
      case "s": flags.dotMatchesNewline = value
      case "U": break
      case "-":
        guard value else { throw RegexError(message: "the flags of a group contain `-` twice") }
        value = false
        hasLetter = false
        continue
      case ":", ")":
        guard value || hasLetter else { throw RegexError(message: "a flag is missing after `-` in a group") }
        guard scalar == ":" || hasLetter else { throw RegexError(message: "flags are missing in `(?)`") }
        return scalar == ":"
      default: throw RegexError(message: "`(?\(scalar)` is not a valid group")
      }
      hasLetter = true
    }
    throw RegexError(message: "`(` is not closed")
  }

  // MARK: Escapes

  private mutating func escape() throws(RegexError) -> RegexNode {
    guard let scalar = next else { throw RegexError(message: "the pattern ends with a single backslash") }
    switch scalar {
    case "A": return assertion(.textStart)
    case "z": return assertion(.textEnd)
    case "b": return assertion(.wordBoundary)
    case "B": return assertion(.noWordBoundary)
    case "E":
      position += 1
      return .empty
    default:
      if let set = try classEscape() { return .set(set) }
      return literal(try characterEscape())
    }
  }

  private mutating func assertion(_ assertion: RegexNode.Assertion) -> RegexNode {
    position += 1
    return .assertion(assertion)
  }

  /// The set that an escape after a backslash represents: `\d`, `\pL`, `\p{Greek}`.
  private mutating func classEscape() throws(RegexError) -> ScalarSet? {
    switch next {
    case "d": position += 1; return .digits
    case "D": position += 1; return ScalarSet.digits.inverted
    case "w": position += 1; return .word
    case "W": position += 1; return ScalarSet.word.inverted
    case "s": position += 1; return .space
    case "S": position += 1; return ScalarSet.space.inverted
    case "p", "P": return try unicodeClass()
    default: return nil
    }
  }

  private mutating func unicodeClass() throws(RegexError) -> ScalarSet {
    var isInverted = take() == "P"
    var name = ""
    if accept("{" as Unicode.Scalar) {
      if accept("^" as Unicode.Scalar) { isInverted.toggle() }
      while let scalar = next, scalar != "}" {
        name.unicodeScalars.append(scalar)
        position += 1
      }
      guard accept("}" as Unicode.Scalar) else { throw RegexError(message: "`{` after `\\p` is not closed") }
    } else if next != nil {
      name.unicodeScalars.append(take())
    }
    guard let set = UnicodeClasses.set(named: name) else {
      throw RegexError(message: "unknown Unicode class `\(name)`")
    }
    let result = folded(set)
    return isInverted ? result.inverted : result
  }

  /// The character that an escape after a backslash represents.
  private mutating func characterEscape() throws(RegexError) -> Unicode.Scalar {
    guard position < pattern.count else {
      throw RegexError(message: "the pattern ends with a single backslash")
    }
    let scalar = take()
    switch scalar {
    case "a": return "\u{07}"
    case "f": return "\u{0C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "v": return "\u{0B}"
    case "x": return try hexadecimal()
    case "0": return octal(first: 0)
    case "1"..."7":
      // A single digit would be a backreference, which an automaton cannot match.
      guard let digit = Self.decimalValue(scalar), let after = next, ("0"..."7").contains(after) else {
        break
      }
      return octal(first: UInt32(digit))
    default:
      if scalar.isASCII, !UInt8(ascii: scalar).isNamePart || scalar == "_" { return scalar }
    }
    throw RegexError(message: "unknown escape `\\\(scalar)`")
  }

  private mutating func octal(first: UInt32) -> Unicode.Scalar {
    var value = first
    for _ in 0..<2 {
      guard let scalar = next, ("0"..."7").contains(scalar) else { break }
      value = value * 8 + (scalar.value - 0x30)
      position += 1
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(RegexError) -> Unicode.Scalar {
    var digits = ""
    if accept("{" as Unicode.Scalar) {
      while let scalar = next, scalar != "}" {
        digits.unicodeScalars.append(scalar)
        position += 1
      }
      guard accept("}" as Unicode.Scalar) else { throw RegexError(message: "`{` after `\\x` is not closed") }
    } else {
      for _ in 0..<2 where next != nil { digits.unicodeScalars.append(take()) }
      guard digits.unicodeScalars.count == 2 else {
        throw RegexError(message: "`\\x` requires two hexadecimal digits")
      }
    }
    guard digits.utf8.count <= 8, digits.utf8.allSatisfy({ $0.hexadecimalDigit != nil }),
      let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value)
    else { throw RegexError(message: "`\\x\(digits)` is not a valid code point") }
    return scalar
  }

  // MARK: Classes

  /// Parses the content between `[` and `]`.
  private mutating func characterClass() throws(RegexError) -> ScalarSet {
    let isInverted = accept("^" as Unicode.Scalar)
    var ranges: [ClosedRange<UInt32>] = []
    var isFirst = true
    while isFirst || next != "]" {
      guard next != nil else { throw RegexError(message: "`[` is not closed") }
      isFirst = false
      if next == "[", peek(1) == ":", let named = try namedClass() {
        ranges += folded(named).ranges
        continue
      }
      if next == "\\" {
        position += 1
        if let escaped = try classEscape() {
          ranges += folded(escaped).ranges
          continue
        }
        position -= 1
      }
      let low = try classCharacter()
      var high = low
      if next == "-", let after = peek(1), after != "]" {
        position += 1
        high = try classCharacter()
        guard high.value >= low.value else {
          throw RegexError(message: "the range `\(low)-\(high)` is in reverse order")
        }
      }
      ranges += folded(ScalarSet([low.value...high.value])).ranges
    }
    position += 1
    let set = ScalarSet(ranges)
    return isInverted ? set.inverted : set
  }

  private mutating func classCharacter() throws(RegexError) -> Unicode.Scalar {
    guard position < pattern.count else { throw RegexError(message: "`[` is not closed") }
    let scalar = take()
    return scalar == "\\" ? try characterEscape() : scalar
  }

  /// Parses `[:alpha:]` and similar names; `nil` if no `:]` follows.
  private mutating func namedClass() throws(RegexError) -> ScalarSet? {
    guard
      let end = pattern[position...].indices.dropFirst(2).first(where: {
        pattern[$0] == ":" && $0 + 1 < pattern.count && pattern[$0 + 1] == "]"
      })
    else { return nil }
    var name = ""
    name.unicodeScalars.append(contentsOf: pattern[(position + 2)..<end])
    let isInverted = name.hasPrefix("^")
    if isInverted { name.removeFirst() }
    guard let set = ScalarSet(class: name) else {
      throw RegexError(message: "unknown character class `[:\(name):]`")
    }
    position = end + 2
    return isInverted ? set.inverted : set
  }
}

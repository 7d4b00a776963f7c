/// A parsed regular expression.
indirect enum RegexNode: Sendable {
  case empty
  /// One code point out of a set.
  case set(ScalarSet)
  case sequence([RegexNode])
  case alternatives([RegexNode])
  /// So many repetitions at least and at most; `nil` for any number.
  case repetition(RegexNode, minimum: Int, maximum: Int?)
  case assertion(Assertion)

  /// A condition on the place between two code points.
  enum Assertion: UInt8, Sendable {
    case textStart
    case textEnd
    case lineStart
    case lineEnd
    case wordBoundary
    case noWordBoundary
  }
}

/// Why a regular expression cannot be used.
package struct RegexError: Error {
  package let message: String
}

/// Reads a regular expression in the syntax of RE2 (github.com/google/re2/wiki/Syntax).
///
/// Groups capture nothing, and greedy and lazy repetitions are the same, since only the fact of a match is
/// asked for.
struct RegexParser {
  private let pattern: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  private var flags = Flags()
  private var groupNames: Set<String> = []

  /// How deep groups may be nested.
  private static let maximumDepth = 200
  /// How often a part may be repeated by number, as in RE2.
  private static let maximumCount = 1_000

  /// What the letters in `(?ims)` switch on.
  private struct Flags {
    var ignoresCase = false
    var isMultiline = false
    var dotMatchesNewline = false
  }

  init(_ pattern: String) { self.pattern = Array(pattern.unicodeScalars) }

  /// Reads the whole pattern.
  mutating func parse() throws(RegexError) -> RegexNode {
    let node = try alternatives()
    guard position == pattern.count else { throw RegexError(message: "a ')' has no '('") }
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

  /// A part with the repetition that follows it.
  private mutating func repeated(_ part: RegexNode) throws(RegexError) -> RegexNode {
    guard let (minimum, maximum) = try repetition() else { return part }
    _ = accept("?" as Unicode.Scalar)
    let start = position
    if try repetition() != nil {
      position = start
      throw RegexError(message: "a repetition cannot be repeated")
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

  /// `{n}`, `{n,}` or `{n,m}`; a brace that begins something else is a character.
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
      throw RegexError(message: "a part can be repeated at most \(Self.maximumCount) times")
    }
    if let maximum, maximum < minimum { throw RegexError(message: "a repetition ends before it begins") }
    return (minimum, maximum)
  }

  private mutating func number() -> Int? {
    var result: Int?
    while let digit = next.flatMap(Self.decimalValue) {
      // Beyond the limit the exact value does not matter.
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
    if next == "{", try count() != nil { throw RegexError(message: "there is nothing to repeat") }
    position = start
    switch take() {
    case "(": return try group()
    case "[": return .set(try characterClass())
    case ".":
      return .set(flags.dotMatchesNewline ? .all : ScalarSet.all.subtracting(0x0A))
    case "^": return .assertion(flags.isMultiline ? .lineStart : .textStart)
    case "$": return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
    case "*", "+", "?": throw RegexError(message: "there is nothing to repeat")
    case "\\": return try escape()
    case let scalar: return literal(scalar)
    }
  }

  private func literal(_ scalar: Unicode.Scalar) -> RegexNode {
    .set(folded(ScalarSet([scalar.value...scalar.value])))
  }

  private func folded(_ set: ScalarSet) -> ScalarSet { flags.ignoresCase ? CaseFolding.folded(set) : set }

  private mutating func group() throws(RegexError) -> RegexNode {
    guard depth < Self.maximumDepth else { throw RegexError(message: "the groups are nested too deeply") }
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
    guard accept(")" as Unicode.Scalar) else { throw RegexError(message: "a '(' has no ')'") }
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
      throw RegexError(message: "the name of a group is made of letters, digits and '_' and ends with '>'")
    }
    guard groupNames.insert(name).inserted else {
      throw RegexError(message: "two groups have the name '\(name)'")
    }
  }

  /// The letters after `(?`. Without a group, as in `(?i)`, they hold to the end of the group around them.
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
        guard value else { throw RegexError(message: "a group has two '-' among its flags") }
        value = false
        hasLetter = false
        continue
      case ":", ")":
        guard value || hasLetter else { throw RegexError(message: "no flag follows the '-' of a group") }
        guard scalar == ":" || hasLetter else { throw RegexError(message: "a group is empty") }
        return scalar == ":"
      default: throw RegexError(message: "'(?\(scalar)' is not a valid group")
      }
      hasLetter = true
    }
    throw RegexError(message: "a '(' has no ')'")
  }

  // MARK: Escapes

  private mutating func escape() throws(RegexError) -> RegexNode {
    guard let scalar = next else { throw RegexError(message: "nothing follows the last backslash") }
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

  /// The set that an escape after a backslash stands for: `\d`, `\pL`, `\p{Greek}`.
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
      guard accept("}" as Unicode.Scalar) else { throw RegexError(message: "a '{' after '\\p' has no '}'") }
    } else if next != nil {
      name.unicodeScalars.append(take())
    }
    guard let set = UnicodeClasses.set(named: name) else {
      throw RegexError(message: "Unicode has no class '\(name)'")
    }
    let result = folded(set)
    return isInverted ? result.inverted : result
  }

  /// The one character that an escape after a backslash stands for.
  private mutating func characterEscape() throws(RegexError) -> Unicode.Scalar {
    guard position < pattern.count else { throw RegexError(message: "nothing follows the last backslash") }
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
      // One digit alone would refer to a group, which no automaton can do.
      guard let digit = Self.decimalValue(scalar), let after = next, ("0"..."7").contains(after) else {
        break
      }
      return octal(first: UInt32(digit))
    default:
      if scalar.isASCII, !UInt8(ascii: scalar).isNamePart || scalar == "_" { return scalar }
    }
    throw RegexError(message: "'\\\(scalar)' means nothing")
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
      guard accept("}" as Unicode.Scalar) else { throw RegexError(message: "a '{' after '\\x' has no '}'") }
    } else {
      for _ in 0..<2 where next != nil { digits.unicodeScalars.append(take()) }
      guard digits.unicodeScalars.count == 2 else { throw RegexError(message: "'\\x' needs two digits") }
    }
    guard digits.utf8.count <= 8, digits.utf8.allSatisfy({ $0.hexadecimalDigit != nil }),
      let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value)
    else { throw RegexError(message: "'\\x\(digits)' is not a valid code point") }
    return scalar
  }

  // MARK: Classes

  /// What stands between `[` and `]`.
  private mutating func characterClass() throws(RegexError) -> ScalarSet {
    let isInverted = accept("^" as Unicode.Scalar)
    var ranges: [ClosedRange<UInt32>] = []
    var isFirst = true
    while isFirst || next != "]" {
      guard next != nil else { throw RegexError(message: "a '[' has no ']'") }
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
          throw RegexError(message: "the range '\(low)-\(high)' ends before it begins")
        }
      }
      ranges += folded(ScalarSet([low.value...high.value])).ranges
    }
    position += 1
    let set = ScalarSet(ranges)
    return isInverted ? set.inverted : set
  }

  private mutating func classCharacter() throws(RegexError) -> Unicode.Scalar {
    guard position < pattern.count else { throw RegexError(message: "a '[' has no ']'") }
    let scalar = take()
    return scalar == "\\" ? try characterEscape() : scalar
  }

  /// `[:alpha:]` and its like; what does not end with `:]` is not a name.
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
      throw RegexError(message: "the class '[:\(name):]' does not exist")
    }
    position = end + 2
    return isInverted ? set.inverted : set
  }
}

import Testing

@testable import CEL

/// Whether a pattern has a match in a text, or the message for an invalid pattern.
private func matches(_ pattern: String, _ text: String) -> String {
  do {
    var meter = Meter(limit: 1_000_000)
    return String(try Regex(pattern).matches(text, &meter))
  } catch let error as RegexError {
    return error.message
  } catch {
    return "\(error)"
  }
}

@Suite("Regular expressions")
struct RegexTests {
  @Test(
    "A match can begin and end anywhere",
    arguments: [
      ("ubb", "hubba", true), ("", "", true), ("", "abc", true), ("foo|bar", "", false),
      ("gr(a|e)y", "grey", true),
      ("a+ñ+a+", "mañana", true), ("(a|😀){2}", "🐱😀😀", true), ("x*", "y", true), ("x+", "y", false),
      ("colou?r", "color", true), ("(ab)*c", "ababac", true), ("^(ab)*c", "ababac", false),
    ])
  func unanchored(pattern: String, text: String, result: Bool) {
    #expect(matches(pattern, text) == String(result))
  }

  @Test(
    "Anchors match at the ends of the text, and with the flag m at the ends of lines",
    arguments: [
      ("^a", "ba", false), ("^a$", "a", true), ("^a$", "a\n", false), ("a$", "a\nb", false),
      ("(?m)a$", "a\nb", true),
      ("(?m)^b", "a\nb", true), ("(?m:^b)", "a\nb", true), (#"\Ab"#, "a\nb", false),
      (#"(?m)\Ab"#, "a\nb", false),
      (#"a\z"#, "ba", true), ("^$", "", true), ("(^a|b)c", "xbc", true), ("^^a", "a", true),
      ("a^b", "ab", false),
    ])
  func anchors(pattern: String, text: String, result: Bool) {
    #expect(matches(pattern, text) == String(result))
  }

  @Test(
    "Word boundaries use ASCII words",
    arguments: [
      (#"\bcat\b"#, "the cat sat", true), (#"\bcat\b"#, "concat", false), (#"\Bcat"#, "concat", true),
      (#"\b"#, "", false), (#"\B"#, "", true), (#"\bé"#, "é", false), (#"e\b"#, "eé", true),
    ])
  func boundaries(pattern: String, text: String, result: Bool) {
    #expect(matches(pattern, text) == String(result))
  }

  @Test(
    "Character classes",
    arguments: [
      (#"^\d+$"#, "0123", true), (#"^\d+$"#, "٣", false), (#"^\D$"#, "x", true), (#"^\w+$"#, "a_9", true),
      (#"^\W$"#, "é", true), (#"^\s+$"#, " \t\n", true), (#"^\S+$"#, "é", true), ("^[abc]+$", "cab", true),
      ("^[^abc]+$", "cab", false), ("^[^a]$", "\n", true), ("^.$", "\n", false), ("(?s)^.$", "\n", true),
      ("^.$", "é", true), ("^.$", "😀", true), ("^[a-c-]+$", "a-c", true), ("^[]a]+$", "]a", true),
      (#"^[\d.]+$"#, "1.5", true), ("^[[:alpha:]]+$", "abZ", true), ("^[[:^alpha:]]+$", "12", true),
      ("^[[:word:]-]+$", "a-b", true), ("^[α-ω]+$", "λόγος".filter { $0 != "ό" }, true),
      ("^[😀-😛]$", "😃", true),
      (#"^\pL+$"#, "éλж", true), (#"^\pL+$"#, "1", false), (#"^\p{Lu}$"#, "É", true),
      (#"^\P{Lu}$"#, "É", false),
      (#"^\p{Greek}+$"#, "λογος", true), (#"^\p{^Greek}+$"#, "abc", true), (#"^[\p{Nd}x]+$"#, "٣x", true),
      (#"^\p{Han}$"#, "漢", true), (#"^\p{Any}$"#, "\u{10FFFF}", true),
    ])
  func classes(pattern: String, text: String, result: Bool) {
    #expect(matches(pattern, text) == String(result))
  }

  @Test(
    "The flag i ignores case, also outside ASCII",
    arguments: [
      ("(?i)straße", "STRAẞE", true), ("(?i)σ", "ς", true), ("(?i)k", "\u{212A}", true),
      ("(?i)^[a-z]+$", "ABC", true),
      ("(?i)^[^a]$", "A", false), ("(?i)я", "Я", true), ("a(?i)b", "aB", true), ("a(?i)b", "AB", false),
      ("a(?i:b)c", "aBc", true), ("a(?i:b)c", "aBC", false), ("(?i)a(?-i)b", "Ab", true),
      ("(?i)a(?-i)b", "AB", false),
      ("(?i)ǆ", "ǅ", true),
    ])
  func caseFolding(pattern: String, text: String, result: Bool) {
    #expect(matches(pattern, text) == String(result))
  }

  @Test(
    "Counted repetitions, greedy and lazy",
    arguments: [
      ("^a{3}$", "aaa", true), ("^a{3}$", "aa", false), ("^a{2,3}$", "aaaa", false),
      ("^a{2,}$", "aaaa", true),
      ("^a{0}$", "", true), ("^a+?$", "aa", true), ("^a*?b??$", "aab", true), ("^a{,3}$", "a{,3}", true),
      ("^a{x}$", "a{x}", true), ("^(ab){2}?$", "abab", true),
      ("a{1000}", String(repeating: "a", count: 1000), true),
    ])
  func repetitions(pattern: String, text: String, result: Bool) {
    #expect(matches(pattern, text) == String(result))
  }

  @Test(
    "Escapes and groups",
    arguments: [
      (#"^\.\*\\$"#, #".*\"#, true), (#"^\x41\x{1F600}\101$"#, "A😀A", true),
      (#"^\a\f\t\n\r\v$"#, "\u{7}\u{C}\t\n\r\u{B}", true),
      (#"^\Qa.b\E$"#, "a.b", true), (#"\Q[("#, "[(", true), ("(?P<n>a)(?<m>b)", "ab", true),
      ("(?:a|b)c", "bc", true),
      ("()", "", true), ("(|a)b", "b", true), (#"^[\x00-\x7F]+$"#, "abc", true), (#"\_"#, "_", true),
      ("}", "}", true), ("]", "]", true),
    ])
  func escapes(pattern: String, text: String, result: Bool) {
    #expect(matches(pattern, text) == String(result))
  }

  @Test(
    "An invalid pattern gives a reason",
    arguments: [
      ("(", "`(` is not closed"), (")", "unmatched `)`"), ("[a", "`[` is not closed"),
      ("*a", "a repetition operator has no operand"), ("{1}", "a repetition operator has no operand"),
      ("a|{2,3}b", "a repetition operator has no operand"),
      ("a**", "a repetition cannot be repeated; put it in a group"),
      ("a{2,1}", "the maximum of the repetition `{2,1}` is below its minimum"),
      ("a{1001}", "a repetition count exceeds the limit of 1000"), (#"(a)\1"#, #"unknown escape `\1`"#),
      ("(?=a)", "`(?=` is not a valid group"), (#"\p{Klingon}"#, "unknown Unicode class `Klingon`"),
      ("a\\", "the pattern ends with a single backslash"),
      ("[z-a]", "the range `z-a` is in reverse order"), ("[[:foo:]]", "unknown character class `[:foo:]`"),
      ("(?P<n>a)(?P<n>b)", "duplicate group name `n`"), (#"\C"#, #"unknown escape `\C`"#),
      ("(?i", "`(` is not closed"),
    ])
  func errors(pattern: String, message: String) {
    #expect(matches(pattern, "") == message)
  }

  @Test(
    "Hostile patterns and texts are matched in bounded time",
    arguments: [
      ("(a*)*b", String(repeating: "a", count: 100_000)),
      ("(a|a)*$", String(repeating: "a", count: 50_000) + "b"),
      ("(x+x+)+y", String(repeating: "x", count: 50_000)),
      ("(?:a?){500}a{500}", String(repeating: "a", count: 900)),
      ("(a|b)*a(a|b){18}$", String(repeating: "ab", count: 20_000)),
    ])
  func hostile(pattern: String, text: String) {
    let result = matches(pattern, text)
    #expect(result == "true" || result == "false" || result.hasPrefix("the evaluation exceeds the limit of"))
  }

  @Test(
    "A pattern that would fill the memory is rejected",
    arguments: ["((a{1000}){1000}){1000}", "(((){1000}){1000}){1000}", #"(\pL{1000}){1000}"#])
  func tooLarge(pattern: String) {
    #expect(matches(pattern, "a").hasPrefix("the compiled pattern is too large"))
  }

  @Test("Deeply nested groups are rejected")
  func tooDeep() {
    let pattern = String(repeating: "(", count: 100_000) + String(repeating: ")", count: 100_000)
    #expect(matches(pattern, "") == "groups are nested deeper than the limit of 200 levels")
  }

  @Test("The table of categories agrees with Swift's Unicode properties")
  func categories() throws {
    let upper = try #require(UnicodeClasses.set(named: "Lu"))
    let digits = try #require(UnicodeClasses.set(named: "Nd"))
    let letters = try #require(UnicodeClasses.set(named: "L"))
    let unassigned = try #require(UnicodeClasses.set(named: "Cn"))
    // Later Unicode versions only assign more code points.
    let wrong = (UInt32(0)..<0x2_0000).compactMap(Unicode.Scalar.init).filter { scalar in
      let category = scalar.properties.generalCategory
      let isLetter =
        switch category {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
      let agrees =
        upper.contains(scalar.value) == (category == .uppercaseLetter)
        && digits.contains(scalar.value) == (category == .decimalNumber)
        && letters.contains(scalar.value) == isLetter
      return !agrees && unassigned.contains(scalar.value) == (category == .unassigned)
    }
    #expect(wrong.isEmpty)
  }

  @Test("A pattern is compiled once and distinguished by code points")
  func cache() throws {
    let cache = RegexCache()
    let composed = try cache.regex("^\u{E9}$")
    #expect(try cache.regex("^\u{E9}$") === composed)
    #expect(try cache.regex("^e\u{301}$") !== composed)
    #expect(throws: RegexError.self) { try cache.regex("(") }
    for number in 0...RegexCache.maximumCount { _ = try cache.regex("\(number)") }
    #expect(try cache.regex("^\u{E9}$") !== composed)
  }
}

/// A regular expression as a nondeterministic automaton over UTF-8 bytes.
struct RegexProgram: Sendable {
  enum Instruction: Sendable, Hashable {
    /// Consumes one byte of a range.
    case byte(UInt8, UInt8, next: Int32)
    /// Continues on two paths.
    case split(Int32, Int32)
    /// Continues if a condition is true.
    case assertion(RegexNode.Assertion, next: Int32)
    case match
  }

  private(set) var instructions: [Instruction] = [.match]
  private(set) var start: Int32 = 0
  /// Whether a match can begin only at the start of the text.
  let isAnchored: Bool
  private(set) var hasAssertions = false
  /// The class of each byte. Every instruction treats bytes of the same class alike.
  private(set) var classes = [UInt8](repeating: 0, count: 256)
  /// One representative byte of each class.
  private(set) var representatives: [UInt8] = [0]

  /// The maximum number of instructions, which limits the work per byte of text.
  static let maximumSize = 50_000

  init(_ node: RegexNode) throws(RegexError) {
    isAnchored = Self.isAnchored(node)
    var work = 0
    var known: [Instruction: Int32] = [:]
    start = try compile(node, next: 0, &work, &known)
    classify()
  }

  // MARK: Compilation

  /// Adds the instructions for a node before those that follow it, and returns the first.
  private mutating func compile(
    _ node: RegexNode, next: Int32, _ work: inout Int, _ known: inout [Instruction: Int32]
  ) throws(RegexError) -> Int32 {
    work += 1
    guard work < 4 * Self.maximumSize else { throw Self.tooLarge }
    switch node {
    case .empty: return next
    case .set(let set): return try compile(set, next: next, &known)
    case .assertion(let assertion):
      hasAssertions = true
      return try add(.assertion(assertion, next: next))
    case .sequence(let parts):
      var next = next
      for part in parts.reversed() { next = try compile(part, next: next, &work, &known) }
      return next
    case .alternatives(let branches):
      var entry: Int32?
      for branch in branches.reversed() {
        let first = try compile(branch, next: next, &work, &known)
        entry = if let entry { try add(.split(first, entry)) } else { first }
      }
      return entry ?? next
    case .repetition(let part, let minimum, let maximum):
      var entry = next
      if let maximum {
        for _ in minimum..<maximum {
          entry = try add(.split(try compile(part, next: entry, &work, &known), next))
        }
      } else {
        let loop = try add(.split(next, next))
        instructions[Int(loop)] = .split(try compile(part, next: loop, &work, &known), next)
        entry = loop
      }
      for _ in 0..<minimum { entry = try compile(part, next: entry, &work, &known) }
      return entry
    }
  }

  private mutating func compile(
    _ set: ScalarSet, next: Int32, _ known: inout [Instruction: Int32]
  ) throws(RegexError) -> Int32 {
    var entry: Int32?
    for range in set.ranges {
      try UTF8Ranges.forEach(in: range) { (sequence) throws(RegexError) in
        var first = next
        for bytes in sequence.reversed() {
          let instruction = Instruction.byte(bytes.lowerBound, bytes.upperBound, next: first)
          // Many ranges end in identical byte ranges, which share their instructions.
          if let index = known[instruction] {
            first = index
          } else {
            first = try add(instruction)
            known[instruction] = first
          }
        }
        entry = if let entry { try add(.split(first, entry)) } else { first }
      }
    }
    // The empty set never matches: it consumes a byte that does not occur in UTF-8.
    return if let entry { entry } else { try add(.byte(0xFF, 0xFF, next: next)) }
  }

  private mutating func add(_ instruction: Instruction) throws(RegexError) -> Int32 {
    guard instructions.count < Self.maximumSize else { throw Self.tooLarge }
    instructions.append(instruction)
    return Int32(instructions.count - 1)
  }

  private static var tooLarge: RegexError {
    RegexError(message: "the compiled pattern is too large; reduce nested counted repetitions")
  }

  private static func isAnchored(_ node: RegexNode) -> Bool {
    switch node {
    case .assertion(.textStart): true
    case .sequence(let parts): parts.first.map(isAnchored) ?? false
    case .alternatives(let branches): branches.allSatisfy(isAnchored)
    default: false
    }
  }

  // MARK: Classes of bytes

  private mutating func classify() {
    var isBoundary = [Bool](repeating: false, count: 257)
    func separate(_ low: UInt8, _ high: UInt8) {
      isBoundary[Int(low)] = true
      isBoundary[Int(high) + 1] = true
    }
    for case .byte(let low, let high, _) in instructions { separate(low, high) }
    if hasAssertions {
      separate(0x0A, 0x0A)
      for range in ScalarSet.word.ranges { separate(UInt8(range.lowerBound), UInt8(range.upperBound)) }
    }
    representatives = []
    for byte in 0..<256 {
      if byte == 0 || isBoundary[byte] { representatives.append(UInt8(byte)) }
      classes[byte] = UInt8(representatives.count - 1)
    }
  }
}

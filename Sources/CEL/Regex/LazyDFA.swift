/// A deterministic automaton of a program. Its states are built when a text first leads to them.
///
/// A state is a set of instructions that the nondeterministic automaton may have reached. Each byte of text
/// costs one look-up if the next state is known, and otherwise at most one pass over the program. The states
/// are discarded when there are too many: memory is bounded, and the time stays linear in the length of the
/// text for every pattern.
struct LazyDFA: ~Copyable {
  private let program: RegexProgram
  /// The number of transitions of a state: one for each class of bytes and one for the end of the text.
  private let stride: Int
  /// The next state for each state and class, or a special value of ``Transition``.
  private var transitions: [Int32] = []
  private var states: [State] = []
  private var numbers: [State: Int32] = [:]
  private var keptInstructions = 0

  // Working memory: the instructions visited in the current pass, and those still to visit.
  private var visited: [UInt32]
  private var pass: UInt32 = 0
  private var stack: [Int32] = []

  /// Transitions that do not lead to a state.
  private enum Transition {
    static let unknown: Int32 = -1
    static let match: Int32 = -2
    static let dead: Int32 = -3
  }

  /// The state of the automaton between two bytes.
  private struct State: Hashable {
    /// The instructions reached, before following the paths that consume no byte.
    var instructions: [Int32]
    var before: Before
  }

  /// The context before the position, as far as assertions need it.
  private enum Before: UInt8, Hashable {
    case start
    case newline
    case word
    case other
  }

  private static let maximumTransitions = 1 << 18
  private static let maximumInstructions = 1 << 18

  init(_ program: RegexProgram) {
    self.program = program
    stride = program.representatives.count + 1
    visited = Array(repeating: 0, count: program.instructions.count)
  }

  /// Whether the program matches anywhere in a UTF-8 text.
  mutating func matches(
    _ text: UnsafeBufferPointer<UInt8>, _ meter: inout Meter
  ) throws(EvaluationError) -> Bool {
    var state = initial()
    var position = 0
    while true {
      let next = run(text, &position, &state)
      if next == Transition.match { return true }
      if next == Transition.dead { return false }
      // The transition is not known yet, or the text has ended.
      let symbol = position < text.count ? Int(program.classes[Int(text[position])]) : stride - 1
      var target = transitions[Int(state) * stride + symbol]
      if target == Transition.unknown { target = try step(state, symbol, &meter) }
      guard target >= 0, position < text.count else { return target == Transition.match }
      state = target
      position += 1
    }
  }

  /// Follows known transitions as far as possible.
  ///
  /// - Returns: The last transition, or that it is unknown.
  private func run(_ text: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ state: inout Int32) -> Int32 {
    let stride = stride
    return program.classes.withUnsafeBufferPointer { classes in
      transitions.withUnsafeBufferPointer { transitions in
        while position < text.count {
          let next = transitions[Int(state) * stride + Int(classes[Int(text[position])])]
          guard next >= 0 else { return next }
          state = next
          position += 1
        }
        return Transition.unknown
      }
    }
  }

  /// The state before the first byte, which is the first state.
  private mutating func initial() -> Int32 {
    if states.first?.before == .start { return 0 }
    forget()
    return number(of: State(instructions: [program.start], before: .start))
  }

  private mutating func number(of state: State) -> Int32 {
    if let number = numbers[state] { return number }
    if transitions.count > Self.maximumTransitions || keptInstructions > Self.maximumInstructions { forget() }
    let number = Int32(states.count)
    states.append(state)
    numbers[state] = number
    keptInstructions += state.instructions.count
    transitions.append(contentsOf: repeatElement(Transition.unknown, count: stride))
    return number
  }

  private mutating func forget() {
    transitions.removeAll(keepingCapacity: true)
    states.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    keptInstructions = 0
  }

  /// Computes a transition.
  private mutating func step(
    _ number: Int32, _ symbol: Int, _ meter: inout Meter
  ) throws(EvaluationError) -> Int32 {
    let state = states[Int(number)]
    let byte = symbol < stride - 1 ? program.representatives[symbol] : nil
    var reached: [Int32] = []
    var work = 0
    let isMatch = follow(state, byte, &reached, &work)
    try meter.charge(1 + work / 16)
    let target: Int32
    if isMatch {
      target = Transition.match
    } else if byte == nil {
      target = Transition.dead
    } else {
      // A match may begin after every byte, unless it can begin only at the start.
      if !program.isAnchored { reached.append(program.start) }
      reached.sort()
      target =
        reached.isEmpty
        ? Transition.dead : self.number(of: State(instructions: reached, before: before(byte)))
    }
    // Building the target may have discarded the state of this transition.
    if Int(number) < states.count, states[Int(number)] == state {
      transitions[Int(number) * stride + symbol] = target
    }
    return target
  }

  /// Follows the program from a state along paths that consume no byte, and then over one byte.
  ///
  /// - Returns: Whether that leads to a match.
  private mutating func follow(
    _ state: State, _ byte: UInt8?, _ reached: inout [Int32], _ work: inout Int
  ) -> Bool {
    pass &+= 1
    if pass == 0 {
      for index in visited.indices { visited[index] = 0 }
      pass = 1
    }
    var taken: Set<Int32> = []
    stack.removeAll(keepingCapacity: true)
    stack.append(contentsOf: state.instructions)
    while let instruction = stack.popLast() {
      guard visited[Int(instruction)] != pass else { continue }
      visited[Int(instruction)] = pass
      work += 1
      switch program.instructions[Int(instruction)] {
      case .match: return true
      case .split(let a, let b):
        stack.append(a)
        stack.append(b)
      case .assertion(let assertion, let next):
        if holds(assertion, state.before, byte) { stack.append(next) }
      case .byte(let low, let high, let next):
        if let byte, byte >= low, byte <= high, taken.insert(next).inserted,
          next != program.start || program.isAnchored
        {
          reached.append(next)
        }
      }
    }
    return false
  }

  private func before(_ byte: UInt8?) -> Before {
    guard program.hasAssertions, let byte else { return .other }
    return byte == 0x0A ? .newline : Self.isWord(byte) ? .word : .other
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte.isNamePart }

  private func holds(_ assertion: RegexNode.Assertion, _ before: Before, _ after: UInt8?) -> Bool {
    switch assertion {
    case .textStart: before == .start
    case .textEnd: after == nil
    case .lineStart: before == .start || before == .newline
    case .lineEnd: after == nil || after == 0x0A
    case .wordBoundary: (before == .word) != (after.map(Self.isWord) ?? false)
    case .noWordBoundary: (before == .word) == (after.map(Self.isWord) ?? false)
    }
  }
}

/// The deterministic automaton of a program, whose states are made when a text first leads to them.
///
/// A state is the set of instructions that the non-deterministic automaton may have reached, so each byte of
/// text costs one look-up when the state after it is known, and at most one pass over the program when it is
/// not. The states are forgotten when there are too many of them: memory is bounded, and the time stays
/// proportional to the length of the text, whatever the pattern.
struct LazyDFA: ~Copyable {
  private let program: RegexProgram
  /// How many transitions a state has: one for each class of bytes and one for the end of the text.
  private let stride: Int
  /// For each state and class the next state, or what ``Transition`` says.
  private var transitions: [Int32] = []
  private var states: [State] = []
  private var numbers: [State: Int32] = [:]
  private var keptInstructions = 0

  // Working memory: which instructions were visited in the present pass, and the way still to go.
  private var visited: [UInt32]
  private var pass: UInt32 = 0
  private var stack: [Int32] = []

  /// Transitions that lead to no state.
  private enum Transition {
    static let unknown: Int32 = -1
    static let match: Int32 = -2
    static let dead: Int32 = -3
  }

  /// What the automaton knows between two bytes.
  private struct State: Hashable {
    /// The instructions reached, before the way on from them that takes no byte.
    var instructions: [Int32]
    var before: Before
  }

  /// What stands before the place, as far as assertions ask.
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

  /// Whether the program matches somewhere in a text of UTF-8.
  mutating func matches(
    _ text: UnsafeBufferPointer<UInt8>, _ meter: inout Meter
  ) throws(EvaluationError) -> Bool {
    var state = initial()
    var position = 0
    while true {
      let next = run(text, &position, &state)
      if next == Transition.match { return true }
      if next == Transition.dead { return false }
      // The transition is not known yet, or the text is at its end.
      let symbol = position < text.count ? Int(program.classes[Int(text[position])]) : stride - 1
      var target = transitions[Int(state) * stride + symbol]
      if target == Transition.unknown { target = try step(state, symbol, &meter) }
      guard target >= 0, position < text.count else { return target == Transition.match }
      state = target
      position += 1
    }
  }

  /// Follows the transitions that are known, as far as they go.
  ///
  /// - Returns: the last transition, or that it is unknown.
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

  /// The state before the first byte, which is the first state there is.
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

  /// Works out a transition.
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
      // A match may begin after every byte, unless it can only begin at the start.
      if !program.isAnchored { reached.append(program.start) }
      reached.sort()
      target =
        reached.isEmpty
        ? Transition.dead : self.number(of: State(instructions: reached, before: before(byte)))
    }
    // Making the target may have thrown away the state this transition belongs to.
    if Int(number) < states.count, states[Int(number)] == state {
      transitions[Int(number) * stride + symbol] = target
    }
    return target
  }

  /// Follows the program from a state as far as it takes no byte, and over one byte.
  ///
  /// - Returns: whether that leads to a match.
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

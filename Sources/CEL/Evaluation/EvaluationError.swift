/// Why an expression has no value.
public struct EvaluationError: Error, Sendable, Hashable {
  /// What went wrong, for programs; ``EvaluationError/message`` says it to people.
  public enum Kind: Sendable, Hashable {
    /// A field is absent, or a record has no field of that name.
    case noSuchField
    /// A map has no such key.
    case noSuchKey
    /// No overload of a function or operator takes values of these types.
    case noSuchOverload
    /// A name has no meaning, or for a variable without a value.
    case unboundVariable
    /// An integer was divided by zero.
    case divisionByZero
    /// The remainder of a division by zero was asked for.
    case modulusByZero
    /// The result of a calculation does not fit its type.
    case overflow
    /// A value cannot be converted because the other type does not reach so far.
    case outOfRange
    /// A list has no element of that index.
    case indexOutOfBounds
    /// A text is not of the form that a conversion expects, or an argument has no meaning.
    case invalidArgument
    /// A map was to have the same key twice.
    case duplicateKey
    /// A map was to have a key of a type that keys cannot have.
    case unsupportedKey
    /// An optional without a value was asked for its value.
    case noValue
    /// The evaluation took more steps than it may.
    case limitExceeded
    /// A function of the host failed.
    case host
    /// What a function of the host was asked about is not known: the question of this number is open.
    case unknown(Int)
  }

  /// What went wrong.
  public let kind: Kind
  /// What the message speaks of: a name, a key, a type or, for some kinds, the whole message.
  let subject: String
  /// Where in the expression it went wrong, as a range of UTF-8 offsets, once the evaluation is over.
  public internal(set) var span: Range<Int>?
  /// The part of the expression that failed, from which the span is found at the end.
  var node: NodeID?

  init(_ kind: Kind, _ subject: String = "", at node: NodeID? = nil) {
    self.kind = kind
    self.subject = subject
    self.node = node
  }

  /// An error of a function of the host.
  public init(_ message: String) { self.init(.host, message) }

  /// What a function of the host throws when its argument has a value that is not known: the result of the whole is
  /// then ``Outcome/unknown(_:)`` wherever it depends on that.
  ///
  /// - Parameter question: the number that ``FieldReading/unknown(_:)`` gave.
  public static func unknown(_ question: Int) -> EvaluationError { EvaluationError(.unknown(question)) }

  /// What went wrong, in plain words.
  public var message: String {
    switch kind {
    case .noSuchField: "no such field '\(subject)'"
    case .noSuchKey: "no such key: \(subject)"
    case .noSuchOverload: subject.isEmpty ? "no such overload" : "no such overload: \(subject)"
    case .unboundVariable: "'\(subject)' has no value"
    case .divisionByZero: "division by zero"
    case .modulusByZero: "modulus by zero"
    case .overflow: subject.isEmpty ? "integer overflow" : "\(subject) out of range"
    case .outOfRange: "\(subject) is out of range"
    case .indexOutOfBounds: "index out of range: \(subject)"
    case .duplicateKey: "repeated key \(subject)"
    case .unsupportedKey: "unsupported key type '\(subject)'"
    case .noValue: "the optional has no value"
    case .unknown: "the value is not known"
    case .limitExceeded, .invalidArgument, .host: subject
    }
  }
}

extension EvaluationError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}

/// Why the evaluation of a part of an expression stopped: both ways are absorbed by the logical operators.
enum Failure: Error {
  case error(EvaluationError)
  /// The value depends on questions that are still open.
  case unknown(Set<Int>)

  /// Adds the failure of another part of the same expression: the unknown one outweighs the error, for
  /// whatever becomes known may change what the error means.
  mutating func add(_ other: Failure) {
    switch (self, other) {
    case (.unknown(var questions), .unknown(let more)):
      // The set is taken out first, so that it grows in place and is not copied.
      self = .unknown([])
      questions.formUnion(more)
      self = .unknown(questions)
    case (.error, .unknown): self = other
    default: break
    }
  }
}

/// The failures of several parts that are evaluated although others failed.
struct Failures {
  private(set) var all: Failure?

  mutating func add(_ failure: Failure) {
    if all == nil { all = failure } else { all?.add(failure) }
  }
}

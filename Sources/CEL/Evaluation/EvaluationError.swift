/// The reason why an expression has no value.
public struct EvaluationError: Error, Sendable, Hashable {
  /// The kind of an error, for programs. ``EvaluationError/message`` describes it to people.
  public enum Kind: Sendable, Hashable {
    /// A field is absent, or a record has no field with that name.
    case noSuchField
    /// A map does not have the key.
    case noSuchKey
    /// No overload of a function or operator accepts values of these types.
    case noSuchOverload
    /// A name is undeclared, or a variable has no value.
    case unboundVariable
    /// An integer was divided by zero.
    case divisionByZero
    /// The remainder of a division by zero.
    case modulusByZero
    /// The result of a calculation overflows its type.
    case overflow
    /// A value is outside the range of the type that it is converted to.
    case outOfRange
    /// A list has no element with that index.
    case indexOutOfBounds
    /// A text does not have the format that a conversion expects, or an argument is invalid.
    case invalidArgument
    /// A map has a duplicate key.
    case duplicateKey
    /// A map key has a type that keys cannot have.
    case unsupportedKey
    /// The value of an empty optional was requested.
    case noValue
    /// The evaluation exceeded its step limit.
    case limitExceeded
    /// A function of the host failed.
    case host
    /// The value that a function of the host needs is unknown. The associated number identifies the open
    /// question.
    case unknown(Int)
  }

  /// The kind of error.
  public let kind: Kind
  /// The subject of the message: a name, a key, a type or, for some kinds, the whole message.
  let subject: String
  /// The place of the error in the expression, as a range of UTF-8 offsets, once the evaluation has ended.
  public internal(set) var span: Range<Int>?
  /// The part of the expression that failed, from which the span is derived at the end.
  var node: NodeID?

  init(_ kind: Kind, _ subject: String = "", at node: NodeID? = nil) {
    self.kind = kind
    self.subject = subject
    self.node = node
  }

  /// Creates an error of a function of the host.
  public init(_ message: String) { self.init(.host, message) }

  /// The error that a function of the host throws if its argument has an unknown value. The result of the
  /// evaluation is then ``Outcome/unknown(_:)`` if it depends on that value.
  ///
  /// - Parameter question: The number that ``FieldReading/unknown(_:)`` gave.
  public static func unknown(_ question: Int) -> EvaluationError { EvaluationError(.unknown(question)) }

  /// The error message.
  public var message: String {
    switch kind {
    case .noSuchField: "no such field: `\(subject)`"
    case .noSuchKey: "no such key: \(subject)"
    case .noSuchOverload: subject.isEmpty ? "no such overload" : "no such overload: \(subject)"
    case .unboundVariable: "`\(subject)` has no value"
    case .divisionByZero: "division by zero"
    case .modulusByZero: "modulus by zero"
    case .overflow: subject.isEmpty ? "integer overflow" : "\(subject) out of range"
    case .outOfRange: "\(subject) is out of range"
    case .indexOutOfBounds: "index out of range: \(subject)"
    case .duplicateKey: "duplicate key: \(subject)"
    case .unsupportedKey: "unsupported key type: \(subject)"
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

/// The reason why the evaluation of a part stopped. Logical operators can ignore both kinds.
enum Failure: Error {
  case error(EvaluationError)
  /// The value depends on open questions.
  case unknown(Set<Int>)

  /// Combines two failures of the same expression. Unknown takes precedence over an error, because an answer
  /// may change what the error means.
  mutating func add(_ other: Failure) {
    switch (self, other) {
    case (.unknown(var questions), .unknown(let more)):
      // The set is moved out first, so that it grows in place without a copy.
      self = .unknown([])
      questions.formUnion(more)
      self = .unknown(questions)
    case (.error, .unknown): self = other
    default: break
    }
  }
}

/// The combined failures of parts that are all evaluated even if some of them fail.
struct Failures {
  private(set) var all: Failure?

  mutating func add(_ failure: Failure) {
    if all == nil { all = failure } else { all?.add(failure) }
  }
}

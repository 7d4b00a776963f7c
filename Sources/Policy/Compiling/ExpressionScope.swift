package import CEL
import Manifest
package import Schema

/// The variables of one expression: what they are called, of what type they are, and in which slot each has its value.
///
/// Expressions are checked and evaluated by the same scope, so that no order has to be kept elsewhere.
package struct ExpressionScope: Sendable, Hashable {
  package let subject: Subject
  package let stage: Stage
  /// Whether it sees one text of a rule's `items`.
  package let hasItem: Bool

  package init(_ subject: Subject, _ stage: Stage, hasItem: Bool = false) {
    self.subject = subject
    self.stage = stage
    self.hasItem = hasItem
  }

  /// The same scope of an expression that sees an item.
  func seeingItem(_ hasItem: Bool) -> ExpressionScope { ExpressionScope(subject, stage, hasItem: hasItem) }

  // MARK: Slots

  private var manifestSlot: Int { 0 }
  /// `nil` where the subject is the manifest itself.
  private var subjectSlot: Int? { subject == .manifest ? nil : 1 }
  private var itemSlot: Int? { hasItem ? (subjectSlot ?? manifestSlot) + 1 : nil }
  private var daySlot: Int { (itemSlot ?? subjectSlot ?? manifestSlot) + 1 }
  private var variablesSlot: Int { daySlot + 1 }
  private var firstSharedSlot: Int { variablesSlot + 1 }

  // MARK: Declaring

  /// The variables in the order of their slots.
  ///
  /// - Parameter shared: what every expression of the policy sees: the parameters and the tables.
  func variables(shared: [Variable]) -> [Variable] {
    var declared: [(slot: Int, variable: Variable)] = [
      (manifestSlot, Self.manifest),
      (daySlot, Variable("today", .timestamp, documentation: "The date of the assessment (`--today`).")),
      (
        variablesSlot,
        Variable("variables", .record(VariableStore.typeName), documentation: "The packs' variables.")
      ),
    ]
    if let subjectSlot {
      declared.append((subjectSlot, Variable(subject.rawValue, .record(subject.schema.noun))))
    }
    if let itemSlot {
      declared.append(
        (
          itemSlot,
          Variable("item", .string, documentation: "The text of the rule's items that is looked at.")
        ))
    }
    declared += shared.enumerated().map { (firstSharedSlot + $0, $1) }
    return declared.sorted { $0.slot < $1.slot }.map(\.variable)
  }

  /// The variable that every expression sees, that of an `expect` too.
  static let manifest = Variable("manifest", .record(ArchitectureFields.noun))

  // MARK: Binding

  /// The values that are the same for all parts of a manifest.
  package struct Values: Sendable {
    let manifest: Value
    let day: Value
    let variables: Value
    let shared: [Value]

    /// - Parameters:
    ///   - variables: the packs' variables; `nil` while these are evaluated themselves.
    ///   - policy: the policy whose parameters and tables are seen.
    package init(manifest: Value, today: CalendarDay, variables: VariableStore?, policy: Policy) {
      self.manifest = manifest
      day = today.timestamp.map(Value.timestamp) ?? .null
      self.variables = variables.map { .record(Record(store: $0, id: 0)) } ?? .null
      shared = policy.sharedValues
    }
  }

  /// Bindings for programs of this scope, in which only the part and the item are left to be set.
  package func bindings(of program: Program, _ values: Values) -> Bindings {
    var bindings = program.bindings()
    bindings[manifestSlot] = .value(values.manifest)
    bindings[daySlot] = .value(values.day)
    bindings[variablesSlot] = .value(values.variables)
    for (offset, value) in values.shared.enumerated() {
      bindings[firstSharedSlot + offset] = .value(value)
    }
    return bindings
  }

  /// Sets the part that is looked at and, where the scope has one, the item.
  package func bind(_ part: @autoclosure () -> Value, item: String?, in bindings: inout Bindings) {
    if let subjectSlot { bindings[subjectSlot] = .value(part()) }
    if let itemSlot, let item { bindings[itemSlot] = .value(.string(item)) }
  }
}

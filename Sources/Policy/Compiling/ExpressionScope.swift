package import CEL
import Manifest
package import Schema

/// The variables of an expression, with their names, types and slots.
///
/// Expressions are checked and evaluated with the same scope, so the order of slots is defined only here.
package struct ExpressionScope: Sendable, Hashable {
  package let subject: Subject
  package let stage: Stage
  /// Whether the expression can read `item`, one text of the `items` of a rule.
  package let hasItem: Bool

  package init(_ subject: Subject, _ stage: Stage, hasItem: Bool = false) {
    self.subject = subject
    self.stage = stage
    self.hasItem = hasItem
  }

  /// Returns the scope with or without `item`.
  func seeingItem(_ hasItem: Bool) -> ExpressionScope { ExpressionScope(subject, stage, hasItem: hasItem) }

  // MARK: Slots

  private var manifestSlot: Int { 0 }
  /// `nil` if the subject is the manifest.
  private var subjectSlot: Int? { subject == .manifest ? nil : 1 }
  private var itemSlot: Int? { hasItem ? (subjectSlot ?? manifestSlot) + 1 : nil }
  private var daySlot: Int { (itemSlot ?? subjectSlot ?? manifestSlot) + 1 }
  private var variablesSlot: Int { daySlot + 1 }
  private var firstSharedSlot: Int { variablesSlot + 1 }

  // MARK: Declaring

  /// Returns the variables in the order of their slots.
  ///
  /// - Parameter shared: The variables of all expressions of the policy: parameters and tables.
  func variables(shared: [Variable]) -> [Variable] {
    var declared: [(slot: Int, variable: Variable)] = [
      (manifestSlot, Self.manifest),
      (daySlot, Variable("today", .timestamp, documentation: "The date of the assessment (`--today`).")),
      (
        variablesSlot,
        Variable(
          "variables", .record(VariableStore.typeName), documentation: "Variables of the policy packs.")
      ),
    ]
    if let subjectSlot {
      declared.append((subjectSlot, Variable(subject.rawValue, .record(subject.schema.noun))))
    }
    if let itemSlot {
      declared.append(
        (
          itemSlot,
          Variable("item", .string, documentation: "The current item of the rule's `items`.")
        ))
    }
    declared += shared.enumerated().map { (firstSharedSlot + $0, $1) }
    return declared.sorted { $0.slot < $1.slot }.map(\.variable)
  }

  /// The variable `manifest`, which every expression can read, including `expect`.
  static let manifest = Variable("manifest", .record(ArchitectureFields.noun))

  // MARK: Binding

  /// The values that are the same for all parts of a manifest.
  package struct Values: Sendable {
    let manifest: Value
    let day: Value
    let variables: Value
    let shared: [Value]

    /// - Parameters:
    ///   - variables: The variables of the packs; `nil` while they are evaluated.
    ///   - policy: The policy that defines parameters and tables.
    package init(manifest: Value, today: CalendarDay, variables: VariableStore?, policy: Policy) {
      self.manifest = manifest
      day = today.timestamp.map(Value.timestamp) ?? .null
      self.variables = variables.map { .record(Record(store: $0, id: 0)) } ?? .null
      shared = policy.sharedValues
    }
  }

  /// Returns bindings for a program of this scope, without the part and the item.
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

  /// Sets the part and, if the scope has one, the item.
  package func bind(_ part: @autoclosure () -> Value, item: String?, in bindings: inout Bindings) {
    if let subjectSlot { bindings[subjectSlot] = .value(part()) }
    if let itemSlot, let item { bindings[itemSlot] = .value(.string(item)) }
  }
}

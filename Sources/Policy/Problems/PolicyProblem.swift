package import Schema
package import YAMLTree

/// A defect of a pack: one case for each kind of defect, with the names and values in its texts.
package protocol PolicyDefect: Sendable {
  /// The check that reports the defect.
  var check: PackCheck { get }
  var severity: SeveritySetting { get }
  var message: String { get }
  /// The remedy; `nil` if the check has a general one or none is needed.
  var remedy: String? { get }
}

extension PolicyDefect {
  package var severity: SeveritySetting { .error }
}

/// A defect of a pack with its location.
package struct PolicyProblem: Error, Sendable {
  package let defect: any PolicyDefect
  /// The route of the entry and the field, for example `retry-without-idempotency.when`.
  package let route: Route
  /// The file and the location; `nil` if the problem concerns the whole pack.
  package let source: SourceText?
  package let span: Span?
  /// Related locations, possibly in other files.
  package let related: [Related]
  /// Whether the problem includes the general remedy and reason of its check, as in `policy check`. Other
  /// commands omit them.
  private(set) var isExplained = false

  package struct Related: Sendable {
    package let source: SourceText
    package let span: Span
    package let message: String

    package init(_ message: String, source: SourceText, span: Span) {
      self.message = message
      self.source = source
      self.span = span
    }
  }

  init(
    _ defect: any PolicyDefect, at route: Route = .document, source: SourceText? = nil, span: Span? = nil,
    related: [Related] = []
  ) {
    self.defect = defect
    self.route = route
    self.source = source
    self.span = span
    self.related = related
  }

  package var check: PackCheck { defect.check }
  package var severity: SeveritySetting { defect.severity }
  package var message: String { defect.message }
  package var remedy: String? { defect.remedy ?? (isExplained ? check.remedy : nil) }
  /// The harm if the problem is not fixed.
  package var why: String? { isExplained ? check.why : nil }

  var explained: PolicyProblem {
    var problem = self
    problem.isExplained = true
    return problem
  }
}

extension PolicyEntry {
  /// Returns a problem with a field of the entry.
  ///
  /// - Parameters:
  ///   - item: The item of the field.
  ///   - span: The location; the field if `nil`.
  func problem(
    _ defect: any PolicyDefect, _ field: FieldDescription, item: String? = nil, span: Span? = nil,
    related: [PolicyProblem.Related] = []
  ) -> PolicyProblem {
    PolicyProblem(
      defect, at: route(to: field, item: item), source: source,
      span: span ?? self.span(field), related: related)
  }
}

extension Pack {
  /// Returns a problem with a field of the description, or with an item in it.
  ///
  /// - Parameters:
  ///   - inner: The field of the item.
  ///   - span: The location; the field if `nil`.
  func problem(
    _ defect: any PolicyDefect, _ field: FieldDescription, item: String? = nil,
    inner: FieldDescription? = nil, span: Span? = nil, related: [PolicyProblem.Related] = []
  ) -> PolicyProblem {
    let route = Self.route(to: field, item: item)
    return PolicyProblem(
      defect, at: inner.map { route.field($0.name) } ?? route, source: source,
      span: span ?? self.span(field), related: related)
  }
}

/// All problems that prevent an assessment with the packs.
package struct UnusablePolicy: Error, Sendable {
  package let problems: [PolicyProblem]
}

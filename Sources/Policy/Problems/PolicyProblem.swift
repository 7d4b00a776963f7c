package import Schema
package import YAMLTree

/// What can be wrong with a pack: one case for each thing, with the names and values that its texts speak of.
package protocol PolicyDefect: Sendable {
  /// The check that finds it.
  var check: PackCheck { get }
  var severity: SeveritySetting { get }
  var message: String { get }
  /// What to do about it; `nil` where the check says all there is to say.
  var remedy: String? { get }
}

extension PolicyDefect {
  package var severity: SeveritySetting { .error }
}

/// One thing wrong with a pack, and where.
package struct PolicyProblem: Error, Sendable {
  package let defect: any PolicyDefect
  /// The entry and the field that it is about: `retry-without-idempotency.when`.
  package let route: Route
  /// The file and the place in it; `nil` when the pack as a whole is meant.
  package let source: SourceText?
  package let span: Span?
  /// Other places that belong to it, each in its own file.
  package let related: [Related]
  /// Whether it says what its check says of every such problem, as `policy check` does; a run that only wants to assess
  /// leaves that out.
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
  /// What goes wrong otherwise.
  package var why: String? { isExplained ? check.why : nil }

  var explained: PolicyProblem {
    var problem = self
    problem.isExplained = true
    return problem
  }
}

extension PolicyEntry {
  /// One thing wrong with a field of the entry.
  ///
  /// - Parameters:
  ///   - item: the item of the field that it is about.
  ///   - span: where it stands; the field when `nil`.
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
  /// One thing wrong with a field of the description, or with an item of one.
  ///
  /// - Parameters:
  ///   - inner: the field of the item that it is about.
  ///   - span: where it stands; the field when `nil`.
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

/// Everything that keeps the packs that were asked for from assessing.
package struct UnusablePolicy: Error, Sendable {
  package let problems: [PolicyProblem]
}

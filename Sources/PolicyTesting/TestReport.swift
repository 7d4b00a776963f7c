/// The results of a pack test. Every report depends only on this value.
package struct TestReport: Sendable {
  /// The results of the examples of one entry.
  package struct Suite: Sendable {
    package let entry: String
    /// The location of the entry.
    package let place: PackPlace
    package let results: [ExampleResult]

    package var failed: [ExampleResult] { results.filter { !$0.isPassed } }
  }

  package let suites: [Suite]
  package var coverage: Coverage?
  package var mutation: Mutation?

  package init(suites: [Suite], coverage: Coverage? = nil, mutation: Mutation? = nil) {
    self.suites = suites
    self.coverage = coverage
    self.mutation = mutation
  }

  package var total: Int { suites.reduce(0) { $0 + $1.results.count } }
  package var failed: Int { suites.reduce(0) { $0 + $1.failed.count } }

  /// Whether all examples pass and, if measured, coverage is complete and no mutant survives.
  package var isPassed: Bool {
    failed == 0 && (coverage?.isWhole ?? true) && (mutation?.isPassed ?? true)
  }
}

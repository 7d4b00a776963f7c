package import Schema

package struct EvaluationFields: Fields {
  package static let noun = "evaluation"
  package static let described = Described<Self>()

  package let suite = Field<Suite>("suite", guide: "G37", doc: "The workload that it was evaluated with.")
  package let measured = Field<Measured>("measured", guide: "G38", doc: "What was measured, by dimension.")
  package let tested = Field<Tested>("tested", guide: "G39", doc: "What was tried.")
  package let caveats = Field<[String]>(
    "caveats", guide: "G40", doc: "What the figures do not say; [] when there is nothing.")
  package let unverified = Field<[Unverified]>(
    "unverified", .list(.record(UnverifiedFields.schema)), guide: "G40",
    doc: "Claims that are not shown yet, owned up to.")

  package init() {}
}

package typealias Evaluation = Entity<EvaluationFields>

package struct SuiteFields: Fields {
  package static let noun = "suite"
  package static let described = Described<Self>()

  package let id = Field<String>("id", .text, guide: "G37", doc: "Names the suite.")
  package let represents = Field<String>("represents", guide: "G37", doc: "What it is a fair picture of.")
  package let digest = Field<String>(
    "digest", .formatted(.digest), guide: "G37", doc: "The digest of its content.")

  package init() {}
}

package typealias Suite = Entity<SuiteFields>

package struct MeasuredFields: Fields {
  package static let noun = "measured dimensions"
  package static let described = Described<Self>()

  package let correctness = Field<[Measurement]>(
    "correctness", measurements, guide: "G38", doc: "How often it is right.")
  package let quality = Field<[Measurement]>(
    "quality", measurements, guide: "G38", doc: "How good its answers are.")
  package let latency = Field<[Measurement]>(
    "latency", measurements, guide: "G38",
    doc: "How fast it is, against objectives.latency and objectives.deadline.")
  package let goodput = Field<[Measurement]>(
    "goodput", measurements, guide: "G38", doc: "How much it gets done, against objectives.goodput.")
  package let reliability = Field<[Measurement]>(
    "reliability", measurements, guide: "G38", doc: "How often it is there, against objectives.availability.")
  package let cost = Field<[Measurement]>(
    "cost", measurements, guide: "G38", doc: "What it takes, against objectives.cost and objectives.energy.")
  package let operations = Field<[Measurement]>(
    "operations", measurements, guide: "G38", doc: "How well it can be run.")

  package let notApplicable = Field<[String: String]>(
    derived: "notApplicable", .map(.text), doc: "The dimensions that do not apply, with the reason of each.")

  private static var measurements: FieldType { .answer(.list(.record(MeasurementFields.schema))) }

  package init() {}
}

package typealias Measured = Entity<MeasuredFields>

extension Measured {
  /// Every measurement with its dimension.
  package var all: [(dimension: Dimension, measurement: Measurement)] {
    Dimension.allCases.flatMap { dimension in
      (self[dynamicMember: dimension.field] ?? []).map { (dimension, $0) }
    }
  }
}

package struct MeasurementFields: Fields {
  package static let noun = "measurement"
  package static let label: String? = "objective"
  package static let collection: RecordCollection? = RecordCollection("measurement") {
    $0.evaluation?.measured?.all.map(\.measurement)
  }
  package static let described = Described<Self>()

  package let objective = Field<String>(
    "objective", guide: "G38", doc: "The objective that it is held against: latency.ttft-p95, goodput …")
  package let value = Field<Quantity>(
    "value", .quantity(.any), .required, guide: "G38", doc: "What was measured.")
  package let target = Field<MeasurementTarget>(
    "target", guide: "G38", doc: "What it should be, where no objective says so.")
  package let of = Field<Component>(
    "of", .reference(to: [.component]), guide: "G38",
    doc: "What was measured; when not stated, the job's primary layer.")
  package let evidence = Field<[EvidenceEntry]>(
    "evidence", .list(.reference(to: [.evidence])), guide: "G38", doc: "What shows it.")
  package let because = Field<String>("because", doc: "A reason that reports show.")

  package let dimension = Field<Dimension>(
    derived: "dimension", doc: "What it measures.",
    by: { measurement, facts in .text(facts.records.header(measurement).parentField) })
  package let verdict = Field<TargetComparison>(
    derived: "verdict", doc: "How the value stands to its objective or target.",
    by: { measurement, facts in facts.comparison(of: measurement).result })
  package let bound = Field<String>(
    derived: "bound", .text, .optional, doc: "The objective or target that it is held against, in words.",
    by: { measurement, facts in
      facts.comparison(of: measurement).bound.map { .text($0) } ?? .absent
    })

  package let grade = Field<String>(
    derived: "worth", .name(.controlGrade), from: .evaluation,
    doc: "What the claim is worth by the evidence that was read.")

  package init() {}
}

package typealias Measurement = Entity<MeasurementFields>

package enum Dimension: String, ChoiceValue {
  case correctness, quality, latency, goodput, reliability, cost, operations

  package static let noun = "measured dimension"

  /// The field of all measurements that holds those of this dimension.
  package var field: KeyPath<MeasuredFields, Field<[Measurement]>> {
    switch self {
    case .correctness: \.correctness
    case .quality: \.quality
    case .latency: \.latency
    case .goodput: \.goodput
    case .reliability: \.reliability
    case .cost: \.cost
    case .operations: \.operations
    }
  }
}

/// How a measured value compares with its objective or target.
package enum TargetComparison: String, ChoiceValue {
  case met, missed
  /// It names an objective that is not there, or does not apply, or belongs to another dimension.
  case unknownObjective = "unknown-objective"
  /// Its unit is another than that of the objective or target.
  case incomparable
  /// There is neither an objective nor a target.
  case unbounded

  package static let noun = "verdict"
}

package struct TargetFields: Fields {
  package static let noun = "target"
  package static let described = Described<Self>()

  package let atLeast = Field<Quantity>("atLeast", .quantity(.any), guide: "G38", doc: "No less than this.")
  package let atMost = Field<Quantity>("atMost", .quantity(.any), guide: "G38", doc: "No more than this.")

  package init() {}
}

package typealias MeasurementTarget = Entity<TargetFields>

package struct TestedFields: Fields {
  package static let noun = "tests"
  package static let described = Described<Self>()

  package let failure = Field<Test>("failure", test, guide: "G39", doc: "Parts were made to fail.")
  package let upgrade = Field<Test>("upgrade", test, guide: "G39", doc: "A newer version was put in.")
  package let rollback = Field<Test>("rollback", test, guide: "G39", doc: "The older version was put back.")
  package let security = Field<Test>("security", test, guide: "G39", doc: "It was attacked.")
  package let portability = Field<Test>(
    "portability", test, guide: "G39", doc: "It was run elsewhere, along the exit path.")

  package let notApplicable = Field<[String: String]>(
    derived: "notApplicable", .map(.text), doc: "The tests that do not apply, with the reason of each.")

  private static var test: FieldType { .answer(.record(TestFields.schema)) }

  package init() {}
}

package typealias Tested = Entity<TestedFields>

extension Tested {
  /// Every test that was made, with its name.
  package var all: [(name: String, test: Test)] {
    TestedFields.schema.fields.enumerated().compactMap { slot, field in
      Test(records[id, slot], in: records).map { (field.name, $0) }
    }
  }
}

package struct TestFields: Fields {
  package static let noun = "test"
  package static let collection: RecordCollection? = RecordCollection("test") {
    $0.evaluation?.tested?.all.map(\.test)
  }
  package static let described = Described<Self>()

  package let result = Field<TestResult>(
    "result", TestResult.fieldType, .required, guide: "G39", doc: "How it ended.")
  package let evidence = Field<[EvidenceEntry]>(
    "evidence", .list(.reference(to: [.evidence])), guide: "G39", doc: "What shows it.")
  package let because = Field<String>("because", doc: "A reason that reports show.")

  package let name = Field<String>(
    derived: "name", .text, doc: "What was tried: failure, upgrade …",
    by: { test, facts in .text(facts.records.header(test).parentField) })

  package let grade = Field<String>(
    derived: "worth", .name(.controlGrade), from: .evaluation,
    doc: "What the claim is worth by the evidence that was read.")

  package init() {}
}

package typealias Test = Entity<TestFields>

package struct UnverifiedFields: Fields {
  package static let noun = "unverified claim"
  package static let label: String? = "claim"
  package static let collection: RecordCollection? = RecordCollection("unverified") {
    $0.evaluation?.unverified
  }
  package static let described = Described<Self>()

  package let claim = Field<String>(
    "claim", .text, .required, guide: "G40",
    doc: "Which: engine.prefix-caching, measured.goodput, tested.upgrade, exit …")
  package let because = Field<String>("because", guide: "G40", doc: "Why it is not shown yet.")

  package init() {}
}

package typealias Unverified = Entity<UnverifiedFields>

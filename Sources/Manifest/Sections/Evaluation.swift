package import Schema

package struct EvaluationFields: Fields {
  package static let noun = "evaluation"
  package static let described = Described<Self>()

  package let suite = Field<Suite>("suite", guide: "G37", doc: "Evaluation suite.")
  package let measured = Field<Measured>("measured", guide: "G38", doc: "Measurements, by dimension.")
  package let tested = Field<Tested>("tested", guide: "G39", doc: "Tests, by kind.")
  package let caveats = Field<[String]>(
    "caveats", guide: "G40", doc: "Limits of the evaluation; `[]` for none.")
  package let unverified = Field<[Unverified]>(
    "unverified", .list(.record(UnverifiedFields.schema)), guide: "G40",
    doc: "Claims that are declared unverified.")

  package init() {}
}

package typealias Evaluation = Entity<EvaluationFields>

package struct SuiteFields: Fields {
  package static let noun = "suite"
  package static let described = Described<Self>()

  package let id = Field<String>("id", .text, guide: "G37", doc: "Id of the suite.")
  package let represents = Field<String>(
    "represents", guide: "G37", doc: "Workload that the suite represents.")
  package let digest = Field<String>(
    "digest", .formatted(.digest), guide: "G37", doc: "Digest of the suite.")

  package init() {}
}

package typealias Suite = Entity<SuiteFields>

package struct MeasuredFields: Fields {
  package static let noun = "measured dimensions"
  package static let described = Described<Self>()

  package let correctness = Field<[Measurement]>(
    "correctness", measurements, guide: "G38", doc: "Share of correct results.")
  package let quality = Field<[Measurement]>(
    "quality", measurements, guide: "G38", doc: "Quality of the answers.")
  package let latency = Field<[Measurement]>(
    "latency", measurements, guide: "G38",
    doc: "Latency, compared with `objectives.latency` and `objectives.deadline`.")
  package let goodput = Field<[Measurement]>(
    "goodput", measurements, guide: "G38", doc: "Goodput, compared with `objectives.goodput`.")
  package let reliability = Field<[Measurement]>(
    "reliability", measurements, guide: "G38", doc: "Availability, compared with `objectives.availability`.")
  package let cost = Field<[Measurement]>(
    "cost", measurements, guide: "G38",
    doc: "Cost and energy, compared with `objectives.cost` and `objectives.energy`.")
  package let operations = Field<[Measurement]>(
    "operations", measurements, guide: "G38", doc: "Effort of operation.")

  package let notApplicable = Field<[String: String]>(
    derived: "notApplicable", .map(.text), doc: "Dimensions that do not apply, each with the reason.")

  private static var measurements: FieldType { .answer(.list(.record(MeasurementFields.schema))) }

  package init() {}
}

package typealias Measured = Entity<MeasuredFields>

extension Measured {
  /// All measurements with their dimensions.
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
    "objective", guide: "G38",
    doc: "Objective that it is compared with, for example `latency.ttft-p95` or `goodput`.")
  package let value = Field<Quantity>(
    "value", .quantity(.any), .required, guide: "G38", doc: "Measured value, for example `612ms`.")
  package let target = Field<MeasurementTarget>(
    "target", guide: "G38", doc: "Target value, if no objective states it.")
  package let of = Field<Component>(
    "of", .reference(to: [.component]), guide: "G38",
    doc: "Measured component; default: the components with the primary layer of the job.")
  package let evidence = Field<[EvidenceEntry]>(
    "evidence", .list(.reference(to: [.evidence])), guide: "G38", doc: "Evidence for the measured value.")
  package let because = Field<String>(
    "because", .formatted(.answer), doc: "Reason for the value; shown in reports.")

  package let dimension = Field<Dimension>(
    derived: "dimension", doc: "Dimension of the measurement.",
    by: { measurement, facts in .text(facts.records.header(measurement).parentField) })
  package let verdict = Field<TargetComparison>(
    derived: "verdict", doc: "Comparison of the value with its objective or target.",
    by: { measurement, facts in facts.comparison(of: measurement).result })
  package let bound = Field<String>(
    derived: "bound", .text, .optional, doc: "Objective or target that the value is compared with, as text.",
    by: { measurement, facts in
      facts.comparison(of: measurement).bound.map { .text($0) } ?? .absent
    })

  package let grade = Field<String>(
    derived: "grade", .name(.controlGrade), from: .evaluation,
    doc: "Grade of the claim, derived from its evidence.")

  package init() {}
}

package typealias Measurement = Entity<MeasurementFields>

package enum Dimension: String, ChoiceValue {
  case correctness, quality, latency, goodput, reliability, cost, operations

  package static let noun = "dimension"
  package var meaning: String {
    switch self {
    case .correctness: "Share of correct results."
    case .quality: "Quality of the answers."
    case .latency: "Response time."
    case .goodput: "Successful requests per unit of time."
    case .reliability: "Availability and error rate."
    case .cost: "Cost and energy."
    case .operations: "Effort of operation."
    }
  }

  /// The field with the measurements of this dimension.
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

/// The result of comparing a measured value with its objective or target.
package enum TargetComparison: String, ChoiceValue {
  case met, missed
  case unknownObjective = "unknown-objective"
  case incomparable
  case unbounded = "no-target"

  package static let noun = "comparison with the target"
  package var meaning: String {
    switch self {
    case .met: "The value meets the objective or target."
    case .missed: "The value does not meet the objective or target."
    case .unknownObjective: "The objective does not exist, does not apply, or belongs to another dimension."
    case .incomparable: "The unit differs from the unit of the objective or target."
    case .unbounded: "Neither an objective nor a target is stated."
    }
  }
}

package struct TargetFields: Fields {
  package static let noun = "target"
  package static let described = Described<Self>()

  package let atLeast = Field<Quantity>("atLeast", .quantity(.any), guide: "G38", doc: "Lower bound.")
  package let atMost = Field<Quantity>("atMost", .quantity(.any), guide: "G38", doc: "Upper bound.")

  package init() {}
}

package typealias MeasurementTarget = Entity<TargetFields>

package struct TestedFields: Fields {
  package static let noun = "tests"
  package static let described = Described<Self>()

  package let failure = Field<Test>("failure", test, guide: "G39", doc: "Failures of parts were injected.")
  package let upgrade = Field<Test>("upgrade", test, guide: "G39", doc: "A newer version was deployed.")
  package let rollback = Field<Test>(
    "rollback", test, guide: "G39", doc: "The previous version was restored.")
  package let security = Field<Test>(
    "security", test, guide: "G39", doc: "The system was tested for vulnerabilities.")
  package let portability = Field<Test>(
    "portability", test, guide: "G39", doc: "The workload was run on the alternative of the exit path.")

  package let notApplicable = Field<[String: String]>(
    derived: "notApplicable", .map(.text), doc: "Tests that do not apply, each with the reason.")

  private static var test: FieldType { .answer(.record(TestFields.schema)) }

  package init() {}
}

package typealias Tested = Entity<TestedFields>

extension Tested {
  /// All recorded tests with their names.
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
    "result", TestResult.fieldType, .required, guide: "G39", doc: "Result of the test.")
  package let evidence = Field<[EvidenceEntry]>(
    "evidence", .list(.reference(to: [.evidence])), guide: "G39", doc: "Evidence for the result.")
  package let because = Field<String>(
    "because", .formatted(.answer), doc: "Reason for the value; shown in reports.")

  package let name = Field<String>(
    derived: "name", .text,
    doc: "Kind of test: `failure`, `upgrade`, `rollback`, `security` or `portability`.",
    by: { test, facts in .text(facts.records.header(test).parentField) })

  package let grade = Field<String>(
    derived: "grade", .name(.controlGrade), from: .evaluation,
    doc: "Grade of the claim, derived from its evidence.")

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
    doc:
      "Claim without evidence, for example `engine.prefix-caching`, `measured.goodput`, `tested.upgrade` or `exit`."
  )
  package let because = Field<String>(
    "because", .formatted(.answer), guide: "G40", doc: "Reason why evidence is missing.")

  package init() {}
}

package typealias Unverified = Entity<UnverifiedFields>

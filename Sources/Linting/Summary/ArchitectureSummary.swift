package import Schema

/// The content of a manifest as plain text, for diagrams, tables and owner lists.
///
/// A list that could not be read is empty; a finding reports it.
package struct ArchitectureSummary: Sendable {
  package struct Component: Sendable {
    package let id: String
    package let route: Route
    package let layers: [String]
    /// The position of its first layer in diagrams.
    package let layerOrder: Int
    package let product: String?
    package let version: String?
    package let owner: String?
    package let mode: String?
    /// The origin of the code that it executes; `nil` for trusted code.
    package let runs: String?
    package let because: String?
  }

  package struct External: Sendable {
    package let id: String
    package let route: Route
    package let `operator`: String?
    package let trust: String?
    package let isPeople: Bool
    package let layers: [String]
  }

  package struct Boundary: Sendable {
    package let id: String
    package let route: Route
    package let from: String
    package let to: String
    package let data: [String]
  }

  package struct Effect: Sendable {
    package let id: String
    package let route: Route
    package let by: String
    package let to: String
    package let kind: String?
    package let data: [String]
    package let reversibility: String?
    package let authority: String?
    package let because: String?
  }

  package struct State: Sendable {
    package let id: String
    package let holders: [String]
    package let owner: String?
    package let lifetime: String?
    package let survives: [String]
    package let data: [String]
  }

  package let owner: String?
  package let summary: String?
  package let rationale: String?
  package let job: String?
  package let unit: String?
  package let autonomy: String?
  package let mode: String?
  package let tenancy: String?
  package let data: [String]
  package let components: [Component]
  package let externals: [External]
  package let boundaries: [Boundary]
  package let effects: [Effect]
  package let state: [State]
  package let answers: [SelectionAnswer]
  /// The sections without a property of their own.
  package let sections: [SectionSummary]
  package let evaluation: EvaluationSummary
  package let decision: DecisionSummary
  /// The dates of its evidence and its decision.
  package let dates: [DatedEvent]
}

/// The answer to one of the nine selection questions.
package struct SelectionAnswer: Sendable {
  /// The guide line of the question.
  package let line: String
  package let question: String
  /// The answers in the manifest; empty if there are none.
  package let texts: [String]
}

/// A date in a manifest.
package struct DatedEvent: Sendable {
  package enum Kind: String, Sendable {
    case review, produced, expires
  }

  package let kind: Kind
  package let day: CalendarDay
  /// The subject of the date, such as the id of an evidence entry.
  package let what: String
}

/// The measurements and tests of an architecture.
package struct EvaluationSummary: Sendable {
  package struct Measurement: Sendable {
    package let dimension: String
    package let objective: String?
    package let value: String
    /// The objective or target of the value, in words.
    package let bound: String?
    package let verdict: String?
    package let evidence: [String]
  }

  package struct Trial: Sendable {
    package let name: String
    package let result: String
    package let evidence: [String]
  }

  /// A dimension or test that is not applicable, with the reason.
  package struct Exemption: Sendable {
    package let name: String
    package let reason: String
  }

  package let suite: String?
  package let represents: String?
  package let dimensions: [String]
  package let measurements: [Measurement]
  package let trials: [String]
  package let tested: [Trial]
  package let exempt: [Exemption]
  /// The caveats; `nil` if `caveats` is missing.
  package let caveats: [String]?
  package let unverified: [String]
}

/// The architecture decision record.
package struct DecisionSummary: Sendable {
  package struct Alternative: Sendable {
    package let option: String
    package let insteadOf: String?
    package let product: String?
    package let deciding: String?
    package let rejected: String?
  }

  package let status: String?
  package let context: String?
  package let decision: String?
  package let alternatives: [Alternative]
  package let assumptions: [String]
  package let risks: [String]
  package let sources: [String]
  package let migration: String?
  package let exit: String?
  package let reviewBy: CalendarDay?
}

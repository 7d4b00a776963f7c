import Schema

// The closed lists of the model: words that mean the same under every policy.

/// What one run of the workload is (guide line G13).
package enum ExecutionUnit: String, ChoiceValue {
  case operatorCall = "operator-call"
  case request
  case tokenStream = "token-stream"
  case batch, session
  case workflowRun = "workflow-run"

  package static let noun = "execution unit"
}

/// How much the system does before a person looks.
package enum Autonomy: String, ChoiceValue {
  case suggests, supervised, bounded, unattended

  package static let noun = "autonomy"
  package var meaning: String {
    switch self {
    case .suggests: "A person does the work; the system proposes."
    case .supervised: "It acts while a person watches or approves."
    case .bounded: "It acts alone inside limits, and a person is reachable."
    case .unattended: "It acts with nobody there."
    }
  }
}

package enum DataKind: String, ChoiceValue {
  case `public`, `internal`, confidential, personal, financial, health, biometric, children
  case paymentCard = "payment-card"
  case credentials

  package static let noun = "kind of data"
}

package enum Tenancy: String, ChoiceValue {
  case singleTenant = "single-tenant"
  case multiTenant = "multi-tenant"

  package static let noun = "tenancy"
}

package enum Trust: String, ChoiceValue {
  case organisation, partner, `public`

  package static let noun = "degree of trust"
  package var meaning: String {
    switch self {
    case .organisation: "Ours, though not of this architecture."
    case .partner: "Another party, bound by contract."
    case .public: "Anybody."
    }
  }
}

package enum EffectKind: String, ChoiceValue {
  case read, write, message, payment
  case codeExecution = "code-execution"
  case infrastructure, physical, legal

  package static let noun = "effect kind"
}

package enum Reversibility: String, ChoiceValue {
  case reversible, compensable, irreversible

  package static let noun = "reversibility"
  package var meaning: String {
    switch self {
    case .reversible: "It can be undone as if it had not happened."
    case .compensable: "It cannot be undone, but a second act makes up for it."
    case .irreversible: "What is done stays done."
    }
  }
}

package enum Authority: String, ChoiceValue {
  case own, delegated

  package static let noun = "authority"
  package var meaning: String {
    switch self {
    case .own: "It acts with rights of its own."
    case .delegated: "It acts with the rights of whoever asked, and no more."
    }
  }
}

package enum Hazard: String, ChoiceValue {
  case none, damage, injury

  package static let noun = "hazard"
}

package enum DeploymentMode: String, ChoiceValue {
  case embedded
  case localService = "local-service"
  case clusterService = "cluster-service"
  case managedCloud = "managed-cloud"
  case browser, edge, confidential, hybrid

  package static let noun = "deployment mode"
}

package enum Preserved: String, ChoiceValue {
  case api
  case modelBehavior = "model-behavior"
  case operationalSemantics = "operational-semantics"
  case state, data

  package static let noun = "preserved property"
}

package enum Survival: String, ChoiceValue {
  case session, process, node, zone, region

  package static let noun = "loss to survive"
}

/// Whose instructions a component carries out.
package enum RunsWhat: String, ChoiceValue {
  case trustedCode = "trusted-code"
  case modelOutput = "model-output"
  case untrustedCode = "untrusted-code"

  package static let noun = "kind of code"
}

package enum Need: String, ChoiceValue {
  case required, preferred

  package static let noun = "need"
}

package enum EvidenceKind: String, ChoiceValue {
  case documentation, proof, attestation

  package static let noun = "kind of evidence"
  package var meaning: String {
    switch self {
    case .documentation: "What the product's makers say of an exact version."
    case .proof: "A file that shows it, with its digest."
    case .attestation: "What a person vouches for."
    }
  }
}

package enum AttestationMethod: String, ChoiceValue {
  case interview, examination, test

  package static let noun = "method"
}

package enum TestResult: String, ChoiceValue {
  case passed, failed

  package static let noun = "result"
}

/// Areas of Annex III of the EU AI Act (Regulation 2024/1689).
package enum AnnexIIIArea: String, ChoiceValue {
  case biometrics
  case criticalInfrastructure = "critical-infrastructure"
  case education, employment
  case essentialServices = "essential-services"
  case lawEnforcement = "law-enforcement"
  case migrationAsylumBorder = "migration-asylum-border"
  case justiceAndDemocracy = "justice-and-democracy"

  package static let noun = "area of Annex III"
}

/// What the system's output does to a decision about a person.
package enum DecisionRole: String, ChoiceValue {
  case decides, influences, preparatory

  package static let noun = "role"
}

package enum Offline: String, ChoiceValue {
  case full, degraded, none

  package static let noun = "offline behaviour"
}

package enum DecisionStatus: String, ChoiceValue {
  case draft, proposed, accepted, rejected, deprecated, superseded

  package static let noun = "status"
}

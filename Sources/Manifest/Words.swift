import Schema

// The closed lists of the model: values that have the same meaning under every policy pack.

/// The primary execution unit of the workload (guide line G13).
package enum ExecutionUnit: String, ChoiceValue {
  case operatorCall = "operator-call"
  case request
  case tokenStream = "token-stream"
  case batch, session
  case workflowRun = "workflow-run"

  package static let noun = "execution unit"
  package var meaning: String {
    switch self {
    case .operatorCall: "One call of a single operator or kernel."
    case .request: "One request with one response."
    case .tokenStream: "One response that is streamed token by token."
    case .batch: "One batch of inputs, processed together."
    case .session: "One session with several requests that share state."
    case .workflowRun: "One run of a workflow with several steps."
    }
  }
}

/// The degree of autonomy before human review.
package enum Autonomy: String, ChoiceValue {
  case suggests, supervised, bounded, unattended

  package static let noun = "autonomy"
  package var meaning: String {
    switch self {
    case .suggests: "The system makes suggestions; a person does the work."
    case .supervised: "The system acts while a person watches or approves."
    case .bounded: "The system acts alone within limits; a person can be reached."
    case .unattended: "The system acts without a person who watches or can be reached."
    }
  }
}

package enum DataKind: String, ChoiceValue {
  case `public`, `internal`, confidential, personal, financial, health, biometric, children
  case paymentCard = "payment-card"
  case credentials

  package static let noun = "kind of data"
  package var meaning: String {
    switch self {
    case .public: "Data that anyone may read."
    case .internal: "Data for members of the organization only."
    case .confidential: "Data whose disclosure harms the organization."
    case .personal: "Data about an identified or identifiable person (GDPR Art. 4(1))."
    case .financial: "Data about payments, accounts or assets."
    case .health: "Data about the health of a person (GDPR Art. 4(15))."
    case .biometric: "Data about physical characteristics that identify a person (GDPR Art. 4(14))."
    case .children: "Personal data of children."
    case .paymentCard: "Payment card data (PCI DSS)."
    case .credentials: "Passwords, keys and tokens."
    }
  }
}

package enum Tenancy: String, ChoiceValue {
  case singleTenant = "single-tenant"
  case multiTenant = "multi-tenant"

  package static let noun = "tenancy"
  package var meaning: String {
    switch self {
    case .singleTenant: "One tenant uses the system."
    case .multiTenant: "Several tenants share the system."
    }
  }
}

package enum Trust: String, ChoiceValue {
  case organisation, partner, `public`

  package static let noun = "degree of trust"
  package var meaning: String {
    switch self {
    case .organisation: "Part of the same organization, but outside of this architecture."
    case .partner: "Another party that is bound by a contract."
    case .public: "Anyone; not bound by a contract."
    }
  }
}

package enum EffectKind: String, ChoiceValue {
  case read, write, message, payment
  case codeExecution = "code-execution"
  case infrastructure, physical, legal

  package static let noun = "kind of effect"
  package var meaning: String {
    switch self {
    case .read: "Reads data and changes nothing."
    case .write: "Creates, changes or deletes data."
    case .message: "Sends a message to people or systems."
    case .payment: "Moves money."
    case .codeExecution: "Executes code."
    case .infrastructure: "Changes infrastructure or its configuration."
    case .physical: "Acts on the physical world."
    case .legal: "Changes rights or duties of a person or organization."
    }
  }
}

package enum Reversibility: String, ChoiceValue {
  case reversible, compensable, irreversible

  package static let noun = "reversibility"
  package var meaning: String {
    switch self {
    case .reversible: "The effect can be undone completely."
    case .compensable: "The effect cannot be undone, but a second action compensates for it."
    case .irreversible: "The effect can be neither undone nor compensated for."
    }
  }
}

package enum Authority: String, ChoiceValue {
  case own, delegated

  package static let noun = "authority"
  package var meaning: String {
    switch self {
    case .own: "The effect uses the rights of the system itself."
    case .delegated: "The effect uses the rights of the requester, and no more."
    }
  }
}

package enum Hazard: String, ChoiceValue {
  case none, damage, injury

  package static let noun = "hazard"
  package var meaning: String {
    switch self {
    case .none: "No damage is possible."
    case .damage: "Things can be damaged."
    case .injury: "People can be injured."
    }
  }
}

package enum DeploymentMode: String, ChoiceValue {
  case embedded
  case localService = "local-service"
  case clusterService = "cluster-service"
  case managedCloud = "managed-cloud"
  case browser, edge, confidential, hybrid

  package static let noun = "deployment mode"
  package var meaning: String {
    switch self {
    case .embedded: "Inside an application, in its process."
    case .localService: "A service on the machine of the user."
    case .clusterService: "A service on a cluster of the organization."
    case .managedCloud: "A service that a cloud operator runs."
    case .browser: "Inside a web page."
    case .edge: "On devices or servers near the user."
    case .confidential: "In a confidential-computing environment with remote attestation."
    case .hybrid: "In several of these modes; `parts` lists them."
    }
  }
}

package enum Preserved: String, ChoiceValue {
  case api
  case modelBehavior = "model-behavior"
  case operationalSemantics = "operational-semantics"
  case state, data

  package static let noun = "preserved property"
  package var meaning: String {
    switch self {
    case .api: "The API."
    case .modelBehavior: "The behavior of the model."
    case .operationalSemantics: "Retry, cancellation, overload and failure behavior."
    case .state: "The stored state."
    case .data: "The data."
    }
  }
}

package enum Survival: String, ChoiceValue {
  case session, process, node, zone, region

  package static let noun = "loss to survive"
  package var meaning: String {
    switch self {
    case .session: "The end of a session."
    case .process: "The end of a process."
    case .node: "The loss of a node."
    case .zone: "The loss of an availability zone."
    case .region: "The loss of a region."
    }
  }
}

/// The origin of the code that a component executes.
package enum RunsWhat: String, ChoiceValue {
  case trustedCode = "trusted-code"
  case modelOutput = "model-output"
  case untrustedCode = "untrusted-code"

  package static let noun = "origin of code"
  package var meaning: String {
    switch self {
    case .trustedCode: "Code that the organization wrote or reviewed."
    case .modelOutput: "Code or commands that a model writes."
    case .untrustedCode: "Code of unknown or external origin."
    }
  }
}

package enum Need: String, ChoiceValue {
  case required, preferred

  package static let noun = "need"
  package var meaning: String {
    switch self {
    case .required: "The product would not have been chosen without it."
    case .preferred: "The capability is useful, but the choice does not depend on it."
    }
  }
}

package enum EvidenceKind: String, ChoiceValue {
  case documentation, proof, attestation

  package static let noun = "kind of evidence"
  package var meaning: String {
    switch self {
    case .documentation: "Vendor documentation of an exact version."
    case .proof: "A file that shows the claim, with its digest."
    case .attestation: "A statement of a person."
    }
  }
}

package enum AttestationMethod: String, ChoiceValue {
  case interview, examination, test

  package static let noun = "method"
  package var meaning: String {
    switch self {
    case .interview: "The person asked those responsible."
    case .examination: "The person examined the configuration, the code or the records."
    case .test: "The person tested it."
    }
  }
}

package enum TestResult: String, ChoiceValue {
  case passed, failed

  package static let noun = "result"
  package var meaning: String {
    switch self {
    case .passed: "The test passed."
    case .failed: "The test failed."
    }
  }
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

  package static let noun = "area of EU AI Act Annex III"
  package var meaning: String {
    switch self {
    case .biometrics: "Annex III(1): biometrics."
    case .criticalInfrastructure: "Annex III(2): critical infrastructure."
    case .education: "Annex III(3): education and vocational training."
    case .employment: "Annex III(4): employment and workers management."
    case .essentialServices: "Annex III(5): essential private and public services."
    case .lawEnforcement: "Annex III(6): law enforcement."
    case .migrationAsylumBorder: "Annex III(7): migration, asylum and border control."
    case .justiceAndDemocracy: "Annex III(8): administration of justice and democratic processes."
    }
  }
}

/// What the system's output does to a decision about a person.
package enum DecisionRole: String, ChoiceValue {
  case decides, influences, preparatory

  package static let noun = "role in the decision"
  package var meaning: String {
    switch self {
    case .decides: "The output is the decision."
    case .influences: "The output influences the decision of a person."
    case .preparatory: "The output is a preparatory task without influence on the outcome (Art. 6(3))."
    }
  }
}

package enum Offline: String, ChoiceValue {
  case full, degraded, none

  package static let noun = "offline behavior"
  package var meaning: String {
    switch self {
    case .full: "All functions work without a network."
    case .degraded: "Some functions work without a network."
    case .none: "Nothing works without a network."
    }
  }
}

package enum DecisionStatus: String, ChoiceValue {
  case draft, proposed, accepted, rejected, deprecated, superseded

  package static let noun = "status"
  package var meaning: String {
    switch self {
    case .draft: "The decision is being written."
    case .proposed: "The decision waits for approval."
    case .accepted: "The decision is in force."
    case .rejected: "The decision was rejected."
    case .deprecated: "The decision must not be used for new work."
    case .superseded: "Another decision replaced it."
    }
  }
}

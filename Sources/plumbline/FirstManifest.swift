import Schema

/// The manifest that `init` writes: the lightest path that the guide allows, sound as it stands.
enum FirstManifest {
  static func text(review: CalendarDay) -> String {
    """
    # yaml-language-server: $schema=.plumbline/runtime-architecture.schema.json
    # A read-only assistant of little consequence: what the lightest path asks for, and no more.
    # Replace the names by your own. Whatever the architecture can do beyond this, say it here: plumbline
    # will tell you what that asks for. Every key: docs/manifest.md, or your editor.
    apiVersion: plumbline/v1
    kind: RuntimeArchitecture
    metadata: {name: my-assistant, owner: my-team, summary: Suggests wordings that a person keeps or drops}
    consequence: {level: minimal, rationale: A poor suggestion is read once and thrown away}
    workload:
      job: concurrent-llm
      unit: request
      models: [{id: my-model, format: gguf, version: "1.0"}]
      hardware: [{id: my-machine, kind: apple-m4, count: 1}]
      autonomy: suggests
    objectives: {latency: {answer-p95: 6s}}
    state: none
    trust: {data: [public], tenancy: single-tenant}
    effects: none
    deployment: {mode: local-service}
    components:
      - {id: engine, layers: [generative-engine], product: ollama, version: "0.12.6", owner: my-team}
    controls:
      incidentResponse: {strength: contact, channel: my team's chat room}
    decision:
      status: accepted
      decision: One local engine is enough for the few who use it
      review:
        by: \(review)
        decidedFor:
          workload: {job: concurrent-llm, unit: request, autonomy: suggests, level: minimal}
          models: [my-model@1.0]
          hardware: [apple-m4]
          products: {ollama: "0.12.6"}
          capabilities: []

    """
  }
}

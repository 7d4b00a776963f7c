import Manifest
import Schema

/// The manifest that `init` writes: the lightest path that the guide allows. It has no findings.
enum FirstManifest {
  static func text(review: CalendarDay) -> String { writer.text(of: draft(review: review)) }

  private static let writer = ManifestWriter(
    schema: ".plumbline/runtime-architecture.schema.json",
    header: [
      "A read-only assistant with minimal consequences. It declares the least that the guide requires.",
      "Replace the names with your own, and declare everything else that the architecture can do: plumbline",
      "reports what that requires. Reference of all keys: docs/manifest.md, or your editor.",
    ])

  private static func draft(review: CalendarDay) -> ManifestDraft {
    ManifestDraft { manifest in
      manifest.set(\.metadata) { metadata in
        metadata.set(\.name, to: "my-assistant")
        metadata.set(\.owner, to: "my-team")
        metadata.set(\.summary, to: "Suggests wording that a person accepts or rejects")
      }
      manifest.set(\.consequence) { consequence in
        consequence.set(\.level, to: "minimal")
        consequence.set(\.rationale, to: "A person reads each suggestion and discards a poor one")
      }
      manifest.set(\.workload) { workload in
        workload.set(\.job, to: "concurrent-llm")
        workload.set(\.unit, to: .request)
        workload.append(\.models) { model in
          model.set(\.id, to: "my-model")
          model.set(\.format, to: "gguf")
          model.set(\.version, to: "1.0")
        }
        workload.append(\.hardware) { hardware in
          hardware.set(\.id, to: "my-machine")
          hardware.set(\.kind, to: "apple-m4")
          hardware.set(\.count, to: 1)
        }
        workload.set(\.autonomy, to: .suggests)
      }
      manifest.set(\.objectives) { objectives in
        objectives.set(\.latency, to: ["answer-p95": Quantity(nanoseconds: 6_000_000_000)])
      }
      manifest.set(\.state, to: [])
      manifest.set(\.trust) { trust in
        trust.set(\.data, to: [.public])
        trust.set(\.tenancy, to: .singleTenant)
      }
      manifest.set(\.effects, to: [])
      manifest.set(\.deployment) { deployment in deployment.set(\.mode, to: .localService) }
      manifest.append(\.components) { engine in
        engine.set(\.id, to: "engine")
        engine.set(\.layers, to: ["generative-engine"])
        engine.set(\.product, to: "ollama")
        engine.set(\.version, to: "0.12.6")
        engine.set(\.owner, to: "my-team")
      }
      manifest.set(\.controls) { controls in
        controls.set(IncidentResponseFields.self) { response in
          response.set(\.shared.strength, to: "contact")
          response.set(\.channel, to: "the chat room of my team")
        }
      }
      manifest.set(\.decision) { decision in
        decision.set(\.status, to: .accepted)
        decision.set(\.decision, to: "One local engine is sufficient for the small number of users")
        decision.set(\.review) { due in
          due.set(\.by, to: review)
          due.set(\.decidedFor) { decided in
            decided.set(\.workload) { workload in
              workload.set(\.job, to: "concurrent-llm")
              workload.set(\.unit, to: .request)
              workload.set(\.autonomy, to: .suggests)
              workload.set(\.level, to: "minimal")
            }
            decided.set(\.models, to: ["my-model@1.0"])
            decided.set(\.hardware, to: ["apple-m4"])
            decided.set(\.products, to: ["ollama": "0.12.6"])
            decided.set(\.capabilities, to: [])
          }
        }
      }
    }
  }
}

import Linting
import Markup

/// The measurements and tests by dimension, including the missing ones.
struct EvaluationTables {
  let evaluation: EvaluationSummary

  var markup: Markup {
    let suite: Markup =
      evaluation.suite.map { name in
        "<p>Suite <b>\(name)</b>\(evaluation.represents.map { ", which represents \($0)" } ?? "").</p>"
      } ?? "<p>The manifest declares no evaluation suite.</p>"
    return suite + "<div class=\"two\">" + measured + tested + "</div>" + caveats
  }

  private func exemption(_ name: String) -> EvaluationSummary.Exemption? {
    evaluation.exempt.first { $0.name == name }
  }

  private var measured: Markup {
    table(
      "Measured", ["dimension", "measured", "target", "result"],
      evaluation.dimensions.flatMap { dimension -> [Markup] in
        let all = evaluation.measurements.filter { $0.dimension == dimension }
        if all.isEmpty { return [row(["\(dimension)", absent(dimension), "–", "–"])] }
        return all.map { measurement in
          let objective: Markup = measurement.objective.map { "<span class=\"sub\">\($0)</span>" } ?? ""
          return row([
            "\(dimension)\(objective)", "\(measurement.value)\(shown(measurement.evidence))",
            "\(measurement.bound ?? "–")",
            verdict(measurement.verdict),
          ])
        }
      })
  }

  private var tested: Markup {
    table(
      "Tested", ["test", "result"],
      evaluation.trials.map { name in
        guard let trial = evaluation.tested.first(where: { $0.name == name }) else {
          return row(["\(name)", absent(name)])
        }
        let tag: Markup = trial.result == "passed" ? "g" : "e"
        let sign: Markup = trial.result == "passed" ? "✓" : "✗"
        return row([
          "\(name)", "<span class=\"tag \(tag)\">\(sign) \(trial.result)</span>\(shown(trial.evidence))",
        ])
      })
  }

  private func absent(_ name: String) -> Markup {
    exemption(name).map {
      "<span class=\"tag m\">· not applicable</span><span class=\"sub\">\($0.reason)</span>"
    }
      ?? "<span class=\"tag m\">· missing</span>"
  }

  private func shown(_ evidence: [String]) -> Markup {
    evidence.isEmpty
      ? "<span class=\"sub\">no evidence</span>"
      : "<span class=\"sub\">\(evidence.joined(separator: ", "))</span>"
  }

  private func verdict(_ verdict: String?) -> Markup {
    switch verdict {
    case "met": "<span class=\"tag g\">✓ met</span>"
    case "missed": "<span class=\"tag e\">✗ missed</span>"
    case let other?: "<span class=\"tag w\">◐ \(other.split(separator: "-").joined(separator: " "))</span>"
    case nil: "–"
    }
  }

  private var caveats: Markup {
    var parts: Markup = ""
    if let caveats = evaluation.caveats {
      parts += "<h4>Caveats</h4>"
      parts += caveats.isEmpty ? "<p>None, as declared.</p>" : list(caveats.map { "\($0)" })
    }
    if !evaluation.unverified.isEmpty {
      parts += "<h4>Declared unverified</h4>" + list(evaluation.unverified.map { "\($0)" })
    }
    return parts
  }
}

import CEL
import Schema

extension Facts {
  /// Gives each test its name, and holds each measurement against its objective or target.
  mutating func judgeMeasurements() {
    guard let evaluation = manifest.evaluation else { return }
    for (name, test) in evaluation.tested?.all ?? [] {
      records.set(test.id, "name", to: .scalar(.string(name)))
    }
    for (dimension, measurement) in evaluation.measured?.all ?? [] {
      let (verdict, bound) = verdict(on: measurement, dimension)
      records.set(measurement.id, "dimension", to: .scalar(.string(dimension.rawValue)))
      records.set(measurement.id, "verdict", to: verdict)
      if let bound { records.set(measurement.id, "bound", to: .scalar(.string(bound))) }
    }
  }

  private func verdict(on measurement: Measurement, _ dimension: Dimension) -> (Stored, bound: String?) {
    guard let value = measurement.value else { return (measurement.stored(\.value), nil) }
    var bounds: [(Quantity, isCeiling: Bool)] = []
    if let name = measurement.objective {
      guard let (objective, isCeiling) = self.objective(name, for: dimension) else {
        return (.verdict(.unknownObjective), name)
      }
      if case .broken = objective { return (objective, name) }
      guard let limit = objective.quantity else { return (.verdict(.unknownObjective), name) }
      bounds.append((limit, isCeiling))
    }
    if let target = measurement.target {
      if let floor = target.atLeast { bounds.append((floor, false)) }
      if let ceiling = target.atMost { bounds.append((ceiling, true)) }
    }
    guard !bounds.isEmpty else { return (.verdict(.unbounded), nil) }
    let words = bounds.map { "\($0.isCeiling ? "at most" : "at least") \($0.0.text)" }.joined(
      separator: " and ")
    var isMet = true
    for (limit, isCeiling) in bounds {
      guard let order = value.compare(to: limit) else { return (.verdict(.incomparable), words) }
      if order == (isCeiling ? .greater : .less) { isMet = false }
    }
    return (.verdict(isMet ? .met : .missed), words)
  }

  /// The objective of a name, where the dimension is the one that measures it, and whether it is a ceiling.
  private func objective(_ name: String, for dimension: Dimension) -> (Stored, isCeiling: Bool)? {
    guard let objectives = manifest.objectives else { return nil }
    switch (dimension, name) {
    case (.latency, "deadline"): return (objectives.stored(\.deadline), true)
    case (.latency, _) where name.hasPrefix("latency."):
      guard case .map(let entries) = objectives.stored(\.latency) else {
        return (objectives.stored(\.latency), true)
      }
      let key = name.dropFirst("latency.".count)
      return entries.first { $0.key == key }.map { (.scalar($0.value), true) }
    case (.goodput, "goodput"): return (objectives.stored(\.goodput), false)
    case (.reliability, "availability"): return (objectives.stored(\.availability), false)
    case (.cost, "cost"): return (objectives.stored(\.cost), true)
    case (.cost, "energy"): return (objectives.stored(\.energy), true)
    default: return nil
    }
  }
}

extension Stored {
  fileprivate static func verdict(_ verdict: Verdict) -> Stored { .scalar(.string(verdict.rawValue)) }

  /// The quantity in a field, durations among them.
  fileprivate var quantity: Quantity? {
    switch self {
    case .scalar(.opaque(let value)): (value as? QuantityValue)?.quantity
    case .scalar(.duration(let span)): Quantity(nanoseconds: span.nanoseconds)
    default: nil
    }
  }
}

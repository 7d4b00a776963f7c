import CEL
import Schema

extension DerivationContext {
  /// Compares measurements with their objective or target, as a value and in words.
  func comparison(of measurement: RecordID) -> (result: Stored, bound: String?) {
    guard let dimension = Dimension(rawValue: records.header(measurement).parentField) else {
      return (.absent, nil)
    }
    return comparison(of: Measurement(measurement, in: records), dimension)
  }

  private func comparison(of measurement: Measurement, _ dimension: Dimension) -> (Stored, bound: String?) {
    guard let value = measurement.value else { return (measurement.stored(\.value), nil) }
    var bounds: [(Quantity, isCeiling: Bool)] = []
    if let name = measurement.objective {
      guard let (objective, isCeiling) = self.objective(name, for: dimension) else {
        return (.comparison(.unknownObjective), name)
      }
      if case .broken = objective { return (objective, name) }
      guard let limit = objective.quantity else { return (.comparison(.unknownObjective), name) }
      bounds.append((limit, isCeiling))
    }
    if let target = measurement.target {
      if let floor = target.atLeast { bounds.append((floor, false)) }
      if let ceiling = target.atMost { bounds.append((ceiling, true)) }
    }
    guard !bounds.isEmpty else { return (.comparison(.unbounded), nil) }
    let words = bounds.map { "\($0.isCeiling ? "at most" : "at least") \($0.0.text)" }.joined(
      separator: " and ")
    var isMet = true
    for (limit, isCeiling) in bounds {
      guard let order = value.compare(to: limit) else { return (.comparison(.incomparable), words) }
      if order == (isCeiling ? .greater : .less) { isMet = false }
    }
    return (.comparison(isMet ? .met : .missed), words)
  }

  /// The objective with a name if the dimension measures it, and whether it is an upper limit.
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
  fileprivate static func comparison(_ result: TargetComparison) -> Stored { .text(result.rawValue) }

  /// The quantity in a field, including durations.
  fileprivate var quantity: Quantity? {
    switch self {
    case .scalar(.opaque(let value)): (value as? QuantityValue)?.quantity
    case .scalar(.duration(let span)): Quantity(nanoseconds: span.nanoseconds)
    default: nil
    }
  }
}

/// The units of durations and rates.
package enum TimeUnit: String, CaseIterable, Sendable {
  case ns, us, ms, s, min, h, d, w, y

  /// Fixed lengths: a day has 24 hours and a year has 365 days.
  package var nanoseconds: Int64 {
    switch self {
    case .ns: 1
    case .us: 1_000
    case .ms: 1_000_000
    case .s: 1_000_000_000
    case .min: 60 * 1_000_000_000
    case .h: 3_600 * 1_000_000_000
    case .d: 86_400 * 1_000_000_000
    case .w: 7 * 86_400 * 1_000_000_000
    case .y: 365 * 86_400 * 1_000_000_000
    }
  }

  /// Common other spellings of units. `m` is excluded, because it is ambiguous.
  private static let spelledOut: [String: TimeUnit] = [
    "nsec": .ns, "nanosecond": .ns, "nanoseconds": .ns,
    "µs": .us, "usec": .us, "microsecond": .us, "microseconds": .us,
    "msec": .ms, "millis": .ms, "millisecond": .ms, "milliseconds": .ms,
    "sec": .s, "secs": .s, "second": .s, "seconds": .s,
    "mins": .min, "minute": .min, "minutes": .min,
    "hr": .h, "hrs": .h, "hour": .h, "hours": .h,
    "day": .d, "days": .d, "wk": .w, "week": .w, "weeks": .w, "yr": .y, "yrs": .y, "year": .y, "years": .y,
  ]

  /// The unit of another spelling. `M` is ambiguous like `m`.
  init?(spelling: String) {
    let spelling = spelling.lowercased()
    guard spelling != "m", let unit = Self.spelledOut[spelling] ?? TimeUnit(rawValue: spelling) else {
      return nil
    }
    self = unit
  }

  package static var list: String { allCases.map(\.rawValue).joined(separator: " ") }
}

/// Units of energy (joule and watt-hour with SI prefixes), which are comparable.
enum EnergyUnit: String {
  case mJ, J, kJ, MJ, mWh, Wh, kWh, MWh

  var millijoules: Int64 {
    switch self {
    case .mJ: 1
    case .J: 1_000
    case .kJ: 1_000_000
    case .MJ: 1_000_000_000
    case .mWh: 3_600
    case .Wh: 3_600_000
    case .kWh: 3_600_000_000
    case .MWh: 3_600_000_000_000
    }
  }
}

/// The units that durations and rates are written in.
package enum TimeUnit: String, CaseIterable, Sendable {
  case ns, us, ms, s, min, h, d, w, y

  /// A day has 24 hours and a year 365 days: lengths of time, not dates of a calendar.
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

  /// Other spellings that people write, each with the unit that it means. `m` is not among them: it has two readings.
  static let spelledOut: [String: TimeUnit] = [
    "sec": .s, "secs": .s, "second": .s, "seconds": .s, "minute": .min, "minutes": .min, "mins": .min,
    "hr": .h,
    "hrs": .h, "hour": .h, "hours": .h, "day": .d, "days": .d, "week": .w, "weeks": .w, "year": .y,
    "years": .y,
    "msec": .ms, "millis": .ms, "µs": .us, "usec": .us, "nsec": .ns, "yr": .y, "S": .s, "H": .h, "D": .d,
    "W": .w,
    "Y": .y, "MS": .ms, "Min": .min, "MIN": .min,
  ]

  package static var list: String { allCases.map(\.rawValue).joined(separator: " ") }
}

/// Calendar and clock fields of timestamps, and parts of durations.
enum Times {
  static let names = [
    "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear", "getFullYear", "getMonth", "getHours",
    "getMinutes",
    "getSeconds", "getMilliseconds",
  ]

  static func overloads(of name: String) -> [Overload]? {
    switch name {
    case "getDate": date
    case "getDayOfMonth": dayOfMonth
    case "getDayOfWeek": dayOfWeek
    case "getDayOfYear": dayOfYear
    case "getFullYear": fullYear
    case "getMonth": month
    case "getHours": hours
    case "getMinutes": minutes
    case "getSeconds": seconds
    case "getMilliseconds": milliseconds
    default: nil
    }
  }

  private static let date = selector("timestamp_to_day_of_month_1_based") { civil, _ in civil.date.day }
  private static let dayOfMonth = selector("timestamp_to_day_of_month") { civil, _ in civil.date.day - 1 }
  private static let dayOfWeek = selector("timestamp_to_day_of_week") { civil, _ in civil.dayOfWeek }
  private static let dayOfYear = selector("timestamp_to_day_of_year") { civil, _ in civil.dayOfYear }
  private static let fullYear = selector("timestamp_to_year") { civil, _ in civil.date.year }
  private static let month = selector("timestamp_to_month") { civil, _ in civil.date.month - 1 }
  private static let hours =
    selector("timestamp_to_hours") { civil, _ in civil.hour }
    + [part("duration_to_hours") { $0 / 3_600_000_000_000 }]
  private static let minutes =
    selector("timestamp_to_minutes") { civil, _ in civil.minute }
    + [part("duration_to_minutes") { $0 / 60_000_000_000 }]
  private static let seconds =
    selector("timestamp_to_seconds") { civil, _ in civil.second }
    + [part("duration_to_seconds") { $0 / 1_000_000_000 }]
  // For a duration, these are the milliseconds of its last second, unlike its total hours, minutes and
  // seconds.
  private static let milliseconds =
    selector("timestamp_to_milliseconds") { _, time in Int(time.nanoseconds) / 1_000_000 }
    + [part("duration_to_milliseconds") { $0 % 1_000_000_000 / 1_000_000 }]

  /// A calendar field in UTC or in a given time zone.
  private static func selector(
    _ id: String, _ select: @escaping @Sendable (CivilTime, Timestamp) -> Int
  ) -> [Overload] {
    [
      Overload(
        id, isMember: true, [.timestamp], .int,
        .timestamp { (time) throws(EvaluationError) in .int(select(CivilTime(time, offset: 0), time)) }),
      Overload(
        "\(id)_with_tz", isMember: true, [.timestamp, .string], .int, mayFail: true,
        .pure { (time, zone) throws(EvaluationError) in
          guard case .timestamp(let time) = time, case .string(let zone) = zone else {
            throw EvaluationError(.noSuchOverload)
          }
          let offset = try TimeZone.offset(of: zone, at: time.seconds)
          return .int(select(CivilTime(time, offset: offset), time))
        }),
    ]
  }

  /// A part of a duration, from its nanoseconds.
  private static func part(_ id: String, _ select: @escaping @Sendable (Int) -> Int) -> Overload {
    Overload(
      id, isMember: true, [.duration], .int,
      .duration { (span) throws(EvaluationError) in .int(select(span.nanoseconds)) })
  }
}

import ArgumentParser
import Schema

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension CalendarDay: ExpressibleByArgument {
  /// Dates far from today are refused, so that rules can add and subtract any duration.
  package init?(argument: String) {
    self.init(argument)
    guard ("2000-01-01"..."2999-12-31").contains(description) else { return nil }
  }

  /// The current date in UTC.
  static var today: CalendarDay { CalendarDay(daysSinceEpoch: time(nil) / 86_400) }
}

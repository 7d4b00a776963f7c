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
  package init?(argument: String) { self.init(argument) }

  /// The current date in UTC.
  static var today: CalendarDay { CalendarDay(daysSinceEpoch: time(nil) / 86_400) }
}

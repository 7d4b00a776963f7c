import Schema
import Testing

@Suite("Days of the calendar")
struct CalendarDayTests {
  @Test(
    "Days count from 1970-01-01",
    arguments: [
      ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-02-29", 11_016),
      ("2026-11-23", 20_780),
      ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
    ])
  func counted(text: String, days: Int) {
    #expect(CalendarDay(text)?.daysSinceEpoch == days)
    #expect(CalendarDay(daysSinceEpoch: days).description == text)
  }

  @Test("Dates are unchanged after parsing and printing, for four hundred years")
  func roundTrip() throws {
    let first = try #require(CalendarDay("1899-12-31"))
    for days in first.daysSinceEpoch..<(first.daysSinceEpoch + 146_099) {
      let day = CalendarDay(daysSinceEpoch: days)
      try #require(CalendarDay(day.description) == day)
    }
  }

  @Test(
    "29 February exists only in leap years",
    arguments: [(2024, true), (2023, false), (1900, false), (2000, true)])
  func leapYears(year: Int, isLeap: Bool) {
    #expect((CalendarDay("\(year)-02-29") != nil) == isLeap)
    #expect(CalendarDay("\(year)-02-30") == nil)
  }

  @Test(
    "Other texts are rejected as dates",
    arguments: [
      "", "2026", "2026-11", "2026-1-1", "26-11-23", "2026-13-01", "2026-00-10", "2026-04-31", "2026-11-00",
      "0000-01-01", "2026/11/23", "23.11.2026", "2026-11-23T00:00:00Z", "2026-11-2x", "+026-11-23",
      "２026-11-23",
      " 2026-11-23", "tomorrow",
    ])
  func refused(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test("Dates are ordered by time")
  func order() throws {
    let days = try ["1969-12-31", "1970-01-01", "2026-11-23", "2026-12-01"].map {
      try #require(CalendarDay($0))
    }
    #expect(days == days.shuffled().sorted())
  }
}

import Testing

@testable import CEL

@Suite("Time")
struct TimeTests {
  @Test(
    "Timestamps and durations",
    arguments: [
      ("string(timestamp('2009-02-13T23:31:30.5+01:00'))", "\"2009-02-13T22:31:30.5Z\""),
      ("string(timestamp(-1))", "\"1969-12-31T23:59:59Z\""),
      ("string(duration('1h1m1.001s'))", "\"3661.001s\""),
      ("string(duration('-1.5h'))", "\"-5400s\""),
      ("string(duration('1us') + duration('1ns'))", "\"0.000001001s\""),
      ("timestamp('2000-03-01T00:00:00Z') - duration('24h') == timestamp('2000-02-29T00:00:00Z')", "true"),
      (
        "timestamp('2000-01-01T00:00:01Z') - timestamp('2000-01-01T00:00:00.5Z') == duration('500ms')", "true"
      ),
      ("duration('-90.5s').getMinutes()", "-1"), ("duration('-1.5s').getMilliseconds()", "-500"),
      ("duration('-1.5s') < duration('-1.4s')", "true"),
      ("duration('9223372036.854775807s') + duration('1ns')", "error: duration out of range"),
      (
        "timestamp('9999-12-31T23:59:59Z') - timestamp('0001-01-01T00:00:00Z')",
        "error: duration out of range"
      ),
      ("duration('90s').getMinutes()", "1"), ("duration('1.5s').getMilliseconds()", "500"),
      ("duration('0').getSeconds()", "0"),
      ("timestamp('9999-12-31T23:59:59Z') + duration('1s')", "error: timestamp out of range"),
      ("timestamp('2000-01-01T00:00:00Z') < timestamp('2000-01-01T00:00:00.000000001Z')", "true"),
      (
        "timestamp('2001-02-29T00:00:00Z')",
        "`2001-02-29T00:00:00Z` is not a valid timestamp; write for example `2009-02-13T23:31:30Z`"
      ),
      (
        "timestamp('2001-02-28 00:00:00Z')",
        "`2001-02-28 00:00:00Z` is not a valid timestamp; write for example `2009-02-13T23:31:30Z`"
      ),
      ("duration('1d')", "`1d` is not a valid duration; write for example `90s` or `1h30m`"),
      ("duration('')", "`` is not a valid duration; write for example `90s` or `1h30m`"),
      ("duration('300y')", "`300y` is not a valid duration; write for example `90s` or `1h30m`"),
      ("duration('2562048h')", "`2562048h` is not a valid duration; write for example `90s` or `1h30m`"),
    ])
  func arithmetic(source: String, result: String) {
    #expect(Calculator.result(source) == result)
  }

  @Test(
    "Calendar fields before and after 1970, in leap years, with offsets",
    arguments: [
      ("timestamp('1900-02-28T23:00:00Z').getDate('+01:00')", "1"),
      ("timestamp('2000-02-28T23:00:00Z').getDate('+01:00')", "29"),
      ("timestamp('2024-12-31T00:00:00Z').getDayOfYear()", "365"),
      ("timestamp('0001-01-01T00:00:00Z').getDayOfWeek()", "1"),
      ("timestamp('2024-02-29T00:00:00Z').getDayOfMonth()", "28"),
      ("timestamp('2024-01-01T00:00:00Z').getFullYear('-00:01')", "2023"),
      ("timestamp('2024-01-01T00:00:00Z').getHours('05:30')", "5"),
      ("timestamp('2024-07-01T00:00:00Z').getMonth()", "6"),
      ("timestamp('2024-01-01T00:00:00Z').getHours('+25:00')", "error: unknown time zone `+25:00`"),
      (
        "timestamp('2024-01-01T00:00:00Z').getHours('../etc/passwd')",
        "error: unknown time zone `../etc/passwd`"
      ),
      (
        "timestamp('2024-01-01T00:00:00Z').getHours('Nowhere/Land')",
        "error: unknown time zone `Nowhere/Land`"
      ),
    ])
  func calendar(source: String, result: String) {
    #expect(Calculator.result(source) == result)
  }

  @Test(
    "The rule of a time zone defines the start and end of summer time",
    arguments: [
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2040-03-25T00:59:59Z", 3600),
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2040-03-25T01:00:00Z", 7200),
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2040-10-28T00:59:59Z", 7200),
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2040-10-28T01:00:00Z", 3600),
      ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2040-01-15T00:00:00Z", 39_600),
      ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2040-07-15T00:00:00Z", 36_000),
      ("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", "2040-07-01T00:00:00Z", -7200),
      ("<+0545>-5:45", "2040-07-01T00:00:00Z", 20_700),
      ("EST5", "2040-07-01T00:00:00Z", -18_000), ("AAA0BBB,J60,300/1:30:15", "2040-03-01T02:00:00Z", 3600),
    ])
  func rules(rule: String, moment: String, offset: Int) throws {
    let rule = try #require(ZoneRule(Array(rule.utf8)[...]))
    #expect(rule.offset(at: try #require(Timestamp(moment)).seconds) == offset)
  }

  @Test(
    "An invalid zone rule is rejected",
    arguments: ["", "CET", "CET-1CEST,M13.1.0,M10.5.0", "1", "CET-1CEST,M3.5.0"])
  func badRules(rule: String) {
    #expect(ZoneRule(Array(rule.utf8)[...]) == nil)
  }

  @Test("A damaged zone file is rejected")
  func damagedFiles() {
    #expect(ZoneFile([]) == nil)
    #expect(ZoneFile(Array("TZif2".utf8)) == nil)
    var header = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 39)
    #expect(ZoneFile(header) == nil, "there is no second block")
    for position in 20..<44 { header[position] = 0xFF }
    #expect(ZoneFile(header) == nil, "the counts are negative")
  }
}

import Testing

@testable import Schema

@Suite("Quantities")
struct QuantityTests {
  @Test(
    "All forms of quantities are parsed",
    arguments: [
      (QuantityType.duration, "800ms"), (.duration, "15min"), (.duration, "7y"), (.duration, "1.5h"),
      (.duration, "15 min"), (.duration, "0s"), (.duration, "291y"),
      (.percentage, "99.9%"), (.percentage, "0.001 %"), (.percentage, "250%"),
      (.rate, "12 req/s"), (.rate, "60/h"), (.rate, "0.5 runs / d"), (.rate, "3 GB/s/min"),
      (.money, "200 EUR"), (.money, "200EUR"), (.money, "0.04 USD/run"), (.money, "1 CHF / ton of CO2"),
      (.moneyOrRate, "200 EUR"), (.moneyOrRate, "60/h"),
      (.any, "612ms"), (.any, "97.5%"), (.any, "4.2 req/s"), (.any, "40 W"), (.any, "0.4 Wh/run"),
      (.any, "1.9 EUR"), (.any, "17"),
    ] as [(QuantityType, String)])
  func forms(type: QuantityType, text: String) throws {
    #expect(try type.parse(text).text == text)
  }

  @Test("Durations are parsed in every unit", arguments: TimeUnit.allCases)
  func units(unit: TimeUnit) throws {
    let whole = try Quantity.duration("2\(unit.rawValue)")
    #expect(whole.factor == unit.nanoseconds)
    #expect(whole.number == DecimalNumber(mantissa: 2))
  }

  @Test(
    "Quantities of energy are equal in different units",
    arguments: [("30 Wh/run", "0.03 kWh/run"), ("1 kWh", "3.6 MJ"), ("1000 J/req", "1 kJ/req")])
  func sameEnergy(one: String, other: String) throws {
    let (one, other) = (try Quantity.any(one), try Quantity.any(other))
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
  }

  @Test(
    "Quantities are exactly equal in different units",
    arguments: [
      ("60s", "1min"), ("1000ms", "1s"), ("1.5h", "90min"), ("24h", "1d"), ("1w", "7d"), ("365d", "1y"),
      ("0.001us", "1ns"), ("0.00000000000000001y", "0.00000000000000365d"),
    ])
  func sameDuration(one: String, other: String) throws {
    let (one, other) = (try Quantity.duration(one), try Quantity.duration(other))
    #expect(one.compare(to: other) == .equal)
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
  }

  @Test(
    "Quantities are ordered independent of their unit",
    arguments: [
      (QuantityType.duration, "999ms", "1s"), (.duration, "364d", "1y"),
      (.duration, "1ns", "291y"),
      (.duration, "0.1s", "0.10000000000000001s"),
      (.duration, "0.00000000000000001ns", "291y"),
      (.percentage, "99.9%", "99.95%"), (.percentage, "0.3%", "0.30000000000000004%"),
      (.rate, "59/min", "1/s"), (.rate, "12 req/s", "43201 req/h"), (.rate, "1/y", "1/d"),
      (.money, "199.99 EUR", "200 EUR"), (.money, "0.04 USD/run", "0.041 USD/run"), (.any, "40 W", "41 W"),
    ] as [(QuantityType, String, String)])
  func order(type: QuantityType, less: String, more: String) throws {
    let (less, more) = (try type.parse(less), try type.parse(more))
    #expect(less.compare(to: more) == .less)
    #expect(more.compare(to: less) == .greater)
    #expect(less != more)
  }

  @Test(
    "Quantities of different kinds are not comparable",
    arguments: [
      ("1s", "1%"), ("1 req/s", "1 jobs/s"), ("1 EUR", "1 USD"), ("1 EUR", "1 EUR/run"), ("40 W", "40 kW"),
      ("1", "1s"), ("60/min", "1 req/s"),
    ])
  func incomparable(one: String, other: String) throws {
    let (one, other) = (try Quantity.any(one), try Quantity.any(other))
    #expect(one.compare(to: other) == nil)
    #expect(one != other)
  }

  @Test("'m' is refused, with both of its readings")
  func minutesOrMonths() {
    #expect(
      refusal(of: "5m", as: .duration)
        == "`m` can mean minutes or months: write `5min`, or the months in days (`d`)")
    #expect(refusal(of: "2.5 m", as: .duration)?.contains("write `2.5min`") == true)
    #expect(refusal(of: "5 req/m", as: .rate) == "`m` can mean minutes or months: write `/min` or `/d`")
    #expect(refusal(of: "5m", as: .any)?.contains("minutes or months") == true)
  }

  @Test(
    "A near miss is reported with the valid form",
    arguments: [
      (QuantityType.duration, "30 sec", "30s"), (.duration, "2 hours", "2h"), (.duration, "3days", "3d"),
      (.duration, "500 msec", "500ms"), (.duration, "20µs", "20us"), (.duration, "5S", "5s"),
      (.duration, "5 Minutes", "5min"), (.percentage, "99.9", "99.9%"), (.money, "200 eur", "200 EUR"),
      (.money, "0.04usd/run", "0.04USD/run"), (.moneyOrRate, "200 eur", "200 EUR"),
      (.rate, "12 req/sec", "12 req/s"), (.rate, "60/hour", "60/h"),
    ] as [(QuantityType, String, String)])
  func suggestions(type: QuantityType, text: String, meant: String) throws {
    let error = #expect(throws: QuantityError.self) { try type.parse(text) }
    #expect(error?.suggestion == meant)
    #expect(throws: Never.self) { try type.parse(meant) }
  }

  @Test(
    "An invalid quantity is reported with the reason",
    arguments: [
      (QuantityType.duration, "15", "the unit of the duration is missing"),
      (.duration, "3 months", "months differ in length: use days (`d`) or years (`y`)"),
      (.duration, "5 parsecs", "`parsecs` is not a unit of time"),
      (.duration, "1h30min", "a duration must be one number with one unit"),
      (.duration, "1234567890123456789s", "a number can have at most 18 digits"),
      (.rate, "12", "the unit of time of the rate is missing, for example `12/s`"),
      (.rate, "12 req/fortnight", "`fortnight` is not a unit of time"),
      (.money, "200", "the currency of the amount is missing"),
      (.money, "200 EUR/", "the unit after `/` is missing"),
      (.moneyOrRate, "200", "expected an amount with a currency, or a rate with a unit of time"),
    ] as [(QuantityType, String, String)])
  func reasons(type: QuantityType, text: String, reason: String) {
    #expect(refusal(of: text, as: type) == reason)
  }

  @Test(
    "Other texts are rejected as quantities",
    arguments: ["", "fast", "-5s", ".5s", "s", "%", "EUR 200", "１０s", "½h", "~5s", "<5s", "5s to 6s"])
  func none(text: String) {
    for type in [QuantityType.duration, .percentage, .rate, .money, .moneyOrRate] {
      #expect(throws: QuantityError.self) { try type.parse(text) }
    }
  }

  private func refusal(of text: String, as type: QuantityType) -> String? {
    do {
      _ = try type.parse(text)
      return nil
    } catch {
      return error.detail
    }
  }
}

/// The reason why a text is not a valid quantity of its kind.
package struct QuantityError: Error, Sendable {
  /// A specific message, if there is one beyond the expected form.
  package let detail: String?
  /// The probable correction.
  package let suggestion: String?

  init(_ detail: String? = nil, suggestion: String? = nil) {
    self.detail = detail
    self.suggestion = suggestion
  }
}

extension Quantity {
  /// `<number><unit>`, as in `800ms`, `15min`, `7y`.
  package static func duration(_ text: String) throws(QuantityError) -> Quantity {
    let (number, unit) = try numberAndUnit(text)
    if let known = TimeUnit(rawValue: unit) {
      let quantity = Quantity(number: number, factor: known.nanoseconds, kind: .duration, text: text)
      // A longer one could not be compared with the durations of expressions.
      guard quantity.celDuration != nil else { throw QuantityError("a duration is at most 292y") }
      return quantity
    }
    let digits = text.prefix { $0.isNumber || $0 == "." }
    switch unit {
    case "": throw QuantityError("the unit of the duration is missing")
    case "m":
      throw QuantityError("`m` can mean minutes or months: write `\(digits)min`, or the months in days (`d`)")
    case "M", "mo", "month", "months":
      throw QuantityError("months differ in length: use days (`d`) or years (`y`)")
    default:
      guard !unit.contains(where: \.isNumber) else {
        throw QuantityError("a duration must be one number with one unit")
      }
      throw QuantityError(
        "`\(unit.shortened)` is not a unit of time",
        suggestion: TimeUnit(spelling: unit).map { "\(digits)\($0.rawValue)" })
    }
  }

  /// `<number>%`, as in `99.9%`.
  package static func percentage(_ text: String) throws(QuantityError) -> Quantity {
    let (number, unit) = try numberAndUnit(text)
    switch unit {
    case "%": return Quantity(number: number, factor: 1, kind: .percentage, text: text)
    case "": throw QuantityError("the sign `%` is missing", suggestion: "\(text)%")
    default: throw QuantityError()
    }
  }

  /// `<number> <unit>/<time>`, as in `12 req/s` or `60/h`.
  package static func rate(_ text: String) throws(QuantityError) -> Quantity {
    let (number, unit) = try numberAndUnit(text)
    guard let slash = unit.lastIndex(of: "/") else {
      throw QuantityError("the unit of time of the rate is missing, for example `\(text)/s`")
    }
    let counted = unit[..<slash].trimmed
    let per = String(unit[unit.index(after: slash)...].trimmed)
    guard let time = TimeUnit(rawValue: per) else {
      if per == "m" { throw QuantityError("`m` can mean minutes or months: write `/min` or `/d`") }
      let meant = TimeUnit(spelling: per).map { "\(text.dropLast(per.count))\($0.rawValue)" }
      throw QuantityError("`\(per.shortened)` is not a unit of time", suggestion: meant)
    }
    return Quantity(number: number, factor: 1, kind: .rate(unit: String(counted), per: time), text: text)
  }

  /// `<number> <currency>` or `<number> <currency>/<unit>`, as in `200 EUR` or `0.04 USD/run`.
  package static func money(_ text: String) throws(QuantityError) -> Quantity {
    let (number, unit) = try numberAndUnit(text)
    let parts = unit.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(\.trimmed)
    let currency = parts.first ?? ""
    guard currency.utf8.count == 3, currency.utf8.allSatisfy({ $0.isASCIILetter }) else {
      throw QuantityError(unit.isEmpty ? "the currency of the amount is missing" : nil)
    }
    guard currency.utf8.allSatisfy({ $0 < UInt8(ascii: "a") }) else {
      let amount = text.prefix { !$0.isLetter }
      let rest = text.dropFirst(amount.count + currency.count)
      throw QuantityError(
        "the currency must be in upper case", suggestion: "\(amount)\(currency.uppercased())\(rest)")
    }
    guard parts.count == 1 || !parts[1].isEmpty else { throw QuantityError("the unit after `/` is missing") }
    let per = parts.count == 2 ? String(parts[1]) : nil
    return Quantity(number: number, factor: 1, kind: .money(currency: String(currency), per: per), text: text)
  }

  /// Any of the other forms, a number with a custom unit, or a bare number.
  package static func any(_ text: String) throws(QuantityError) -> Quantity {
    if let quantity = (try? duration(text)) ?? (try? percentage(text)) { return quantity }
    if let quantity = (try? money(text)) ?? (try? rate(text)) { return quantity }
    let (number, unit) = try numberAndUnit(text)
    if unit == "m" { return try duration(text) }
    let name = unit.prefix { $0 != "/" }
    let (counted, factor) =
      EnergyUnit(rawValue: String(name.trimmed)).map { ("mJ", $0.millijoules) } ?? (String(name), 1)
    return Quantity(
      number: number, factor: factor, kind: .plain(unit: counted + unit.dropFirst(name.count)), text: text)
  }

  /// An amount of money if possible, otherwise a rate.
  package static func moneyOrRate(_ text: String) throws(QuantityError) -> Quantity {
    let amount: QuantityError
    do {
      return try money(text)
    } catch {
      amount = error
    }
    do {
      return try rate(text)
    } catch {
      // `200 eur` is probably money and `60/hour` a rate; a bare number may be either.
      if amount.suggestion != nil { throw amount }
      guard text.contains("/") else {
        throw QuantityError("expected an amount with a currency, or a rate with a unit of time")
      }
      throw error
    }
  }

  private static func numberAndUnit(_ text: String) throws(QuantityError) -> (DecimalNumber, String) {
    guard let (number, rest) = DecimalNumber.prefix(of: text[...]) else {
      let digits = text.utf8.prefix { $0.isDigit || $0 == UInt8(ascii: ".") }.count(where: \.isDigit)
      throw QuantityError(digits > 18 ? "a number can have at most 18 digits" : nil)
    }
    return (number, String(rest.trimmed))
  }
}

extension Substring {
  /// The text without leading and trailing blanks.
  package var trimmed: Substring {
    guard let first = firstIndex(where: { $0 != " " }), let last = lastIndex(where: { $0 != " " }) else {
      return ""
    }
    return self[first...last]
  }
}

import Spelling
import YAMLTree

/// The names of formats in messages and the field reference, and their patterns in JSON Schema.
extension TextFormat {
  package var expected: String {
    switch self {
    case .digest: "a digest"
    case .sha256: "a SHA-256"
    case .url: "a URL"
    case .answer: "text"
    }
  }

  var remedy: String {
    switch self {
    case .digest: "write `sha256:` and 64 hexadecimal digits, as printed by sha256sum"
    case .sha256: "write 64 hexadecimal digits, as printed by sha256sum"
    case .url: "write the full URL, starting with https://"
    case .answer: "write at least one meaningful word; placeholders such as `n/a` and `tbd` are not accepted"
    }
  }

  package var pattern: String {
    switch self {
    case .digest: "^(sha256:[0-9a-fA-F]{64}|sha384:[0-9a-fA-F]{96}|sha512:[0-9a-fA-F]{128})$"
    case .sha256: "^[0-9a-fA-F]{64}$"
    case .url: "^[hH][tT][tT][pP][sS]?://[^\\s/]+"
    case .answer: "\\S.*\\S"
    }
  }

  func accepts(_ text: String) -> Bool {
    switch self {
    case .answer: return text.hasSubstance
    case .sha256: return text.utf8.count == 64 && text.utf8.allSatisfy(\.isHexadecimalDigit)
    case .digest:
      guard let colon = text.firstIndex(of: ":") else { return false }
      let digits = text[text.index(after: colon)...].utf8
      let length = ["sha256": 64, "sha384": 96, "sha512": 128][text[..<colon]]
      return digits.count == length && digits.allSatisfy(\.isHexadecimalDigit)
    case .url:
      // Schemes are case-insensitive (RFC 3986, section 3.1).
      let scheme = text.prefix(8).lowercased()
      let rest =
        scheme == "https://" ? text.dropFirst(8) : scheme.hasPrefix("http://") ? text.dropFirst(7) : ""
      let isClean = !text.unicodeScalars.contains { $0.properties.isWhitespace }
      return isClean && !rest.isEmpty && rest.first != "/"
    }
  }
}

extension QuantityType {
  package var noun: String {
    switch self {
    case .duration: "duration"
    case .percentage: "percentage"
    case .rate: "rate"
    case .money: "amount of money"
    case .moneyOrRate: "amount of money or rate"
    case .any: "quantity"
    }
  }

  var expected: String { noun.withArticle }

  /// The format with examples.
  package var form: String {
    switch self {
    case .duration: "<number><unit>, for example 800ms, 15min or 7y (units: \(TimeUnit.list))"
    case .percentage: "<number>%, for example 99.9%"
    case .rate: "<number> <unit>/<time>, for example 12 req/s or 60/h"
    case .money: "<number> <currency>, for example 200 EUR or 0.04 USD/run"
    case .moneyOrRate: "an amount or a rate, for example 200 EUR or 60/h"
    case .any: "<number> <unit>, for example 612ms, 97.5%, 4.2 req/s or 40 W"
    }
  }

  package var pattern: String {
    let number = "[0-9]+(\\.[0-9]+)?"
    let time = "(ns|us|ms|s|min|h|d|w|y)"
    let rate = "^\(number) *[^/]*/ *\(time)$"
    let money = "^\(number) *[A-Z]{3}( */ *.+)?$"
    return switch self {
    case .duration: "^\(number) *\(time)$"
    case .percentage: "^\(number) *%$"
    case .rate: rate
    case .money: money
    case .moneyOrRate: "(\(money)|\(rate))"
    case .any: "^\(number)"
    }
  }

  func parse(_ text: String) throws(QuantityError) -> Quantity {
    switch self {
    case .duration: try .duration(text)
    case .percentage: try .percentage(text)
    case .rate: try .rate(text)
    case .money: try .money(text)
    case .moneyOrRate: try .moneyOrRate(text)
    case .any: try .any(text)
    }
  }
}

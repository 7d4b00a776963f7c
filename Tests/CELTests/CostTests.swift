import CEL
import Testing

@Suite("Cost estimates")
struct CostTests {
  private func cost(_ source: String) throws -> String {
    let environment = Environment(
      variables: [
        Variable("l", .list(.int)), Variable("m", .map(.string, .list(.int))), Variable("s", .string),
        Variable("n", .int), Variable("free", .list(.int)),
      ])
    let estimate = try environment.check(source).estimatedCost { path in
      switch path {
      case "l": 0...10
      case "m": 2...2
      case "m[]": 0...5
      case "s": 0...160
      default: nil
      }
    }
    return "\(estimate.minimum)…\(estimate.maximum.map(String.init) ?? "")"
  }

  @Test(
    "The bounds follow from the sizes of the values",
    arguments: [
      ("n > 1 && n < 2", "0…0"), ("l.map(x, x)", "0…20"), ("l.all(x, l.all(y, x == y))", "0…460"),
      ("m.transformList(k, v, v.map(x, x))", "8…28"), ("s + s == s", "0…52"), ("free.all(x, x > 0)", "0…"),
      ("true ? l.map(x, x) : []", "0…20"), ("[1, 2, 3].map(x, x)", "6…6"),
      ("[n][?0].optMap(x, l.map(y, y)).hasValue()", "0…22"),
      ("[l][?n].orValue([1, 2, 3].map(x, x)).size()", "0…"),
    ])
  func bounds(source: String, steps: String) throws {
    #expect(try cost(source) == steps)
  }
}

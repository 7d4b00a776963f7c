import CEL

/// A random number generator with the same sequence in every run.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }

  /// A number from 0 up to, but not including, a limit.
  mutating func roll(_ count: Int) -> Int { Int(next() % UInt64(count)) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[roll(elements.count)] }
}

/// Generates expressions that are well-formed and usually well-typed.
struct ExpressionMaker {
  var dice: Dice
  private var variables: [String] = []

  init(seed: UInt64) { dice = Dice(seed: seed) }

  mutating func expression(_ depth: Int = 4) -> String {
    guard depth > 0 else { return atom() }
    let a = expression(depth - 1)
    switch dice.roll(24) {
    case 0...3: return atom()
    case 4: return "(\(a) \(dice.pick(["+", "-", "*", "/", "%"])) \(expression(depth - 1)))"
    case 5: return "(\(a) \(dice.pick(["==", "!=", "<", "<=", ">", ">="])) \(expression(depth - 1)))"
    case 6, 7: return "(\(a) \(dice.pick(["&&", "||"])) \(expression(depth - 1)))"
    case 8: return "(\(a) ? \(expression(depth - 1)) : \(expression(depth - 1)))"
    case 9: return "\(dice.pick(["!", "-"]))(\(a))"
    case 10: return "[\(a), \(expression(depth - 1))]"
    case 11: return "{\(a): \(expression(depth - 1))}"
    case 12: return "[\(a)][\(expression(depth - 1))]"
    case 13: return "(\(a) in [\(expression(depth - 1)), \(atom())])"
    case 14:
      return "\(dice.pick(["size", "int", "uint", "double", "string", "bool", "type", "dyn", "bytes"]))(\(a))"
    case 15:
      let name = dice.pick([
        "startsWith", "contains", "matches", "indexOf", "split", "replace", "charAt", "join",
      ])
      return "(\(a)).\(name)(\(expression(depth - 1)))"
    case 16: return "(\(a)).\(dice.pick(["a", "number", "owner", "?a", "name", "?rooms"]))"
    case 17: return "has((\(a)).\(dice.pick(["a", "age", "owner"])))"
    case 18:
      return "(\(a)).\(dice.pick(["size", "value", "hasValue", "getHours", "trim", "reverse", "first"]))()"
    case 19: return "cel.bind(v, \(a), \(inside("v", depth)))"
    case 20:
      return "(\(a)).\(dice.pick(["all", "exists", "exists_one", "map", "filter"]))(e, \(inside("e", depth)))"
    case 21:
      return
        "[\(a)].\(dice.pick(["all", "exists", "transformList", "transformMap"]))(i, e, \(inside("e", depth)))"
    case 22: return "optional.\(dice.pick(["of", "ofNonZeroValue"]))(\(a)).optMap(o, \(inside("o", depth)))"
    default: return "'%s'.format([\(a)])"
    }
  }

  private mutating func inside(_ variable: String, _ depth: Int) -> String {
    variables.append(variable)
    defer { variables.removeLast() }
    return expression(depth - 1)
  }

  private mutating func atom() -> String {
    if !variables.isEmpty, dice.roll(2) == 0 { return dice.pick(variables) }
    return dice.pick([
      "1", "0", "-1", "9223372036854775807", "2u", "0u", "1.5", "0.0", "'a'", "''", "'abc'", "b'x'", "true",
      "false",
      "null", "[]", "{}", "house", "house.number", "house.kind", "house.owner", "house.owner.age",
      "house.rooms",
      "house.rent", "other.owner.name", "anything", "count", "text", "duration('1h')", "house.grade",
      "timestamp('2020-02-29T00:00:00Z')", "int", "optional.none()", "{'a': 1}", "[1, 2, 3]", "house.kinds",
      "house.?owner", "anything.owner",
    ])
  }
}

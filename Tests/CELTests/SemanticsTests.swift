import CEL
import Testing

@Suite("Semantics")
struct SemanticsTests {
  @Test(
    "&& and || ignore errors of operands that do not affect the result, on either side",
    arguments: [
      ("1 / 0 > 0 || true", "true"), ("true || 1 / 0 > 0", "true"), ("1 / 0 > 0 && false", "false"),
      ("false && 1 / 0 > 0", "false"), ("1 / 0 > 0 || false", "error: division by zero"),
      ("true && 1 / 0 > 0", "error: division by zero"), ("1 / 0 > 0 || 1 % 0 > 0 || true", "true"),
      ("1 / 0 > 0 && 1 % 0 > 0 && false", "false"), ("nothing > 1 || true", "true"),
    ])
  func absorption(source: String, result: String) {
    #expect(Calculator.result(source) == result)
  }

  @Test(
    "all() and exists() ignore errors like && and ||; exists_one(), map() and filter() do not",
    arguments: [
      ("[0, 1].exists(i, 1 / i == 1)", "true"), ("[1, 0].all(i, 1 / i != 1)", "false"),
      ("[0, 2].exists(i, 1 / i == 1)", "error: division by zero"),
      ("[0, 1].exists_one(i, 1 / i == 1)", "error: division by zero"),
      ("[0, 1].map(i, 1 / i)", "error: division by zero"), ("[].all(i, false)", "true"),
      ("[].exists(i, true)", "false"),
      ("[1, 1].exists_one(i, i == 1)", "false"), ("{'a': 1}.all(k, k == 'a')", "true"),
      ("{'a': 1}.map(k, k + '!')", "[\"a!\"]"), ("[1, 2].transformMap(i, v, v * 10)", "{0: 10, 1: 20}"),
      ("{'a': 1}.transformMapEntry(k, v, {v: k})", "{1: \"a\"}"),
      ("[1, 1].transformMapEntry(i, v, {v: i})", "error: duplicate key: 1"),
    ])
  func loops(source: String, result: String) {
    #expect(Calculator.result(source) == result)
  }

  @Test(
    "Only the selected branch is evaluated",
    arguments: [
      ("true ? 1 : 1 / 0", "1"), ("false ? 1 / 0 : 2", "2"), ("1 / 0 > 0 ? 1 : 2", "error: division by zero"),
      ("cel.bind(a, 1 / 0, true)", "true"), ("cel.bind(a, 1 / 0, a > 0 || true)", "true"),
    ])
  func laziness(source: String, result: String) {
    #expect(Calculator.result(source) == result)
  }

  @Test(
    "A binding with a loop does not change the variables of the enclosing loop",
    arguments: [
      (
        "cel.bind(p, [[1], [2]].filter(q, q.exists(x, x > 1)), ['a', 'b'].filter(l, size(p) == 1 && l == 'b'))",
        "[\"b\"]"
      ),
      (
        "cel.bind(p, [1].map(x, [x].map(y, y)), cel.bind(q, p.map(z, size(z)), ['a'].map(l, [q[0]].map(m, l))))",
        "[[\"a\"]]"
      ),
      (
        "cel.block([[[1], [2]].map(a, a.map(b, b)), cel.index(0).map(c, size(c))], ['a'].map(l, [size(cel.index(1))].map(m, l)))",
        "[[\"a\"]]"
      ),
    ])
  func laziness(ofLoops source: String, result: String) {
    #expect(Calculator.result(source) == result)
  }

  @Test(
    "or() and orValue() evaluate their argument only if the value is missing",
    arguments: [
      ("optional.of(1).orValue(1 / 0)", "1"), ("optional.none().orValue(1 / 0)", "error: division by zero"),
      ("optional.of(1).or(optional.of(1 / 0))", "optional.of(1)"), ("{'a': 1}[?'a'].orValue(1 / 0)", "1"),
      ("optional.none().or(optional.of(2)).orValue(1 / 0)", "2"), ("dyn(optional.of(1)).orValue(1 / 0)", "1"),
      ("dyn(1).orValue(2)", "error: no such overload: expected optional, found int"),
      ("optional.none().or(dyn(1))", "error: no such overload: expected optional, found int"),
    ])
  func alternatives(source: String, result: String) {
    #expect(Calculator.result(source) == result)
  }

  @Test(
    "optFlatMap() returns the result of its expression",
    arguments: [
      ("optional.of(2).optFlatMap(v, v > 1 ? optional.of(v) : optional.none())", "optional.of(2)"),
      ("optional.none().optFlatMap(v, optional.of(1 / 0))", "optional.none()"),
      ("dyn(optional.of(1)).optFlatMap(v, v)", "1"),
      ("optional.of(1).optFlatMap(v, v)", "the result of `optFlatMap()` must be an optional, not int"),
    ])
  func flatMap(source: String, result: String) {
    #expect(Calculator.result(source) == result)
  }

  @Test(
    "ofNonZeroValue() returns no value for the zero value of a type",
    arguments: [
      "null", "false", "0", "0u", "-0.0", "''", "b''", "[]", "{}", "duration('0s')", "timestamp(0)",
      "optional.none()",
    ])
  func zero(value: String) {
    #expect(Calculator.result("optional.ofNonZeroValue(\(value)).hasValue()") == "false")
  }

  @Test(
    "Integer overflow is an error",
    arguments: [
      ("9223372036854775807 + 1", "error: integer overflow"),
      ("-9223372036854775808 - 1", "error: integer overflow"),
      ("-(-9223372036854775808)", "error: integer overflow"),
      ("-9223372036854775808 / -1", "error: integer overflow"),
      ("-9223372036854775808 % -1", "error: integer overflow"), ("0u - 1u", "error: integer overflow"),
      ("4611686018427387904 * 2", "error: integer overflow"), ("7 / -2", "-3"), ("-7 % 3", "-1"),
      ("7u / 2u", "3u"),
      ("1.0 / 0.0", "Infinity"), ("1 / 0", "error: division by zero"), ("1 % 0", "error: modulus by zero"),
    ])
  func arithmetic(source: String, result: String) {
    #expect(Calculator.result(source) == result)
  }

  @Test(
    "Numbers of different types are compared by value",
    arguments: [
      ("dyn(1) == 1u", "true"), ("dyn(1) == 1.0", "true"), ("dyn(1) == 1.5", "false"),
      ("dyn(-1) == 18446744073709551615u", "false"),
      ("1 < 1.5", "true"), ("-1 < 0u", "true"), ("dyn(0.0 / 0.0) == 0.0 / 0.0", "false"),
      ("0.0 / 0.0 != 1.0", "true"),
      ("0.0 == -0.0", "true"), ("1u in {1: 'a'}", "`in` cannot compare uint with keys of type int"),
      ("dyn(1.0) in {1: 'a'}", "true"), ("{1: 'a', 2u: 'b'}[2.0]", "\"b\""), ("[1, 2][dyn(1u)]", "2"),
      ("dyn('1') == 1", "false"), ("dyn([1, 2u]) == [1.0, 2.0]", "true"), ("dyn(null) == false", "false"),
    ])
  func numericEquality(source: String, result: String) {
    #expect(Calculator.result(source) == result)
  }

  @Test(
    "Strings are code points, without normalization and locale",
    arguments: [
      ("'é' == 'e\\u0301'", "false"), ("size('e\\u0301')", "2"), ("'K' == '\\u212A'", "false"),
      ("'a' < 'B'", "false"),
      ("'\\uFFFF' < '\\U00010000'", "true"), ("'é' in ['e\\u0301', 'é']", "true"), ("{'é': 1}['é']", "1"),
      ("{'e\\u0301': 1}.?`a`.hasValue()", "false"), ("size('👨‍👩‍👧')", "5"),
    ])
  func strings(source: String, result: String) {
    #expect(Calculator.result(source) == result)
  }

  @Test(
    "Invalid conversions are errors",
    arguments: [
      ("int(1.9)", "1"), ("int(-1.9)", "-1"),
      ("int(9223372036854775808.0)", "error: int(9.223372036854776e+18) is out of range"),
      ("int(18446744073709551615u)", "error: int(18446744073709551615) is out of range"),
      ("uint(-1)", "error: uint(-1) is out of range"), ("int('12x')", "error: `12x` is not a valid int"),
      ("double('1e3')", "1000.0"), ("string(1000000.0)", "\"1e+06\""), ("string(0.00001)", "\"1e-05\""),
      ("string(123456.0)", "\"123456\""), ("bool('yes')", "error: `yes` is not a valid bool"),
      ("string(b'\\xff')", "error: the bytes are not valid UTF-8"),
      ("int(0.0 / 0.0)", "error: int(NaN) is out of range"),
      ("type(1) == int && type(int) == type", "true"), ("string(true)", "\"true\""),
    ])
  func conversions(source: String, result: String) {
    #expect(Calculator.result(source) == result)
  }

  @Test(
    "Maps and lists",
    arguments: [
      ("{'a': 1}.b", "error: no such key: `b`"), ("[1][1]", "error: index out of range: 1"),
      ("[1][-1]", "error: index out of range: -1"), ("{1: 1, 1u: 2}", "error: duplicate key: 1u"),
      ("{'a': 1, 'a': 2}", "error: duplicate key: `a`"), ("has({'a': null}.a)", "true"),
      ("[1] + [2]", "[1, 2]"),
      ("{'a': [1, {'b': 2u}]}.a[1].b", "2u"), ("size({1: 2})", "1"), ("[[]] == [[]]", "true"),
      ("{'a': 1, 'b': 2} == {'b': 2, 'a': 1}", "true"),
    ])
  func aggregates(source: String, result: String) {
    #expect(Calculator.result(source) == result)
  }

  @Test(
    "Without a type check, type errors become evaluation errors",
    arguments: [
      ("1 + 'a'", "error: no such overload: int + string"), ("undeclared || true", "true"),
      ("undeclared", "error: `undeclared` has no value"), ("f(1) || true", "true"), ("'a' && false", "false"),
      ("1.x", "error: no such overload: int has no fields"),
      ("'a' ? 1 : 2", "error: no such overload: expected bool, found string"),
      ("[1] == [1.0]", "true"), ("size(1)", "error: no such overload: (int)"), ("x.y.z == 1 || true", "true"),
      ("Message{a: 1}", "error: no such overload: `Message` is not a message type"),
    ])
  func unchecked(source: String, result: String) {
    #expect(Calculator.result(source, checked: false) == result)
  }

  @Test("An evaluation error has a place")
  func errorPlace() throws {
    let program = try Environment().check("true && [1, 2].map(i, 10 / (i - 1)) == [1]").program()
    guard case .failure(let error) = program.evaluate(program.bindings()) else {
      Issue.record("the division by zero is not an error")
      return
    }
    #expect(error.kind == .divisionByZero)
    #expect(error.span == 22..<34)
  }
}

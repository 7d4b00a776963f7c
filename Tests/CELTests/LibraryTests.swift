import Testing

@testable import CEL

@Suite("Libraries")
struct LibraryTests {
  @Test("Every name of a library has overloads with distinct ids")
  func names() {
    let overloads = StandardLibrary.names(.all).filter { VariadicFunction(rawValue: $0) == nil }.map {
      (name: $0, overloads: StandardLibrary.overloads(of: $0, .all))
    }
    #expect(overloads.filter(\.overloads.isEmpty).map(\.name).isEmpty)
    let ids = Dictionary(
      grouping: Set(overloads.map(\.name)).flatMap { name in
        StandardLibrary.overloads(of: name, .all).map(\.id)
      }, by: { $0 })
    #expect(ids.filter { $0.value.count > 1 }.isEmpty)
  }

  @Test(
    "strings",
    arguments: [
      ("'hello'.charAt(4)", "\"o\""), ("'hello'.charAt(5)", "\"\""),
      ("'hello'.charAt(6)", "error: index out of range: 6"),
      ("'hello mellow'.indexOf('ello', 2)", "7"), ("'hello mellow'.indexOf('jello')", "-1"),
      ("'hello mellow'.lastIndexOf('ello', 6)", "1"), ("'hello'.lastIndexOf('')", "5"),
      ("''.indexOf('a')", "-1"),
      ("'abc'.indexOf('c', 3)", "-1"), ("['a', 'b'].join('-')", "\"a-b\""), ("[].join()", "\"\""),
      ("'TacoCÆt'.lowerAscii()", "\"tacocÆt\""), ("'hello hello'.replace('he', 'we', 1)", "\"wello hello\""),
      ("'hello'.replace('l', 'L', 0)", "\"hello\""), ("'ab'.replace('', '-')", "\"-a-b-\""),
      ("'a,b,c'.split(',', 2)", "[\"a\", \"b,c\"]"),
      ("'ab'.split('')", "[\"a\", \"b\"]"), ("''.split(',')", "[\"\"]"),
      ("'a,b'.split(',', -1)", "[\"a\", \"b\"]"),
      ("'tacocat'.substring(0, 4)", "\"taco\""),
      ("'tacocat'.substring(2, 1)", "error: the end of the substring is before its start"),
      ("'\\u3000 x\\u00a0'.trim()", "\"x\""), ("'añ😀'.reverse()", "\"😀ña\""),
      ("strings.quote('a\\n\"')", #""\"a\\n\\\"\"""#),
      ("'aaaaaaaab'.contains('aab')", "true"), ("'abc'.endsWith('abcd')", "false"),
    ])
  func strings(source: String, result: String) {
    #expect(Calculator.result(source) == result)
  }

  @Test(
    "string.format",
    arguments: [
      ("'%s|%d|%.2f|%e'.format(['a', -7, 2.345, 1234.5])", "\"a|-7|2.35|1.234500e+03\""),
      ("'%x %X %o %b'.format([255, 'hi', 8, true])", "\"ff 6869 10 1\""), ("'%x'.format([-30])", "\"-1e\""),
      ("'%s'.format([[1, 'a', null, 2.50, {'b': true}]])", "\"[1, a, null, 2.5, {b: true}]\""),
      ("'%s'.format([b'a\\xff\\xfeb'])", "\"a\u{FFFD}b\""),
      ("'%s'.format([1e21])", "\"1000000000000000000000\""),
      ("'%s'.format([duration('1500ms')])", "\"1.5s\""), ("'%d'.format([3.14])", "\"3.14\""),
      ("'%.0f %.0f'.format([0.5, 1.5])", "\"0 2\""),
      ("'%s'.format([])", "error: the format string has more clauses than the 0 arguments"),
      ("'%q'.format([1])", "error: `%q` is not a valid format clause"),
      ("'%'.format([1])", "error: the format string ends inside a clause"),
      ("'%d'.format(['a'])", "error: `%d` cannot format a value of type string"),
      ("'%.99999f'.format([1.0])", "error: the precision exceeds the limit of 1100"),
      ("'%%'.format([])", "\"%\""),
    ])
  func format(source: String, result: String) {
    #expect(Calculator.result(source) == result)
  }

  @Test(
    "math",
    arguments: [
      ("math.greatest(1, 2.5, 2u)", "2.5"), ("math.least([3, 1, 2])", "1"),
      ("math.greatest()", "`math.greatest` requires at least one argument"),
      ("math.greatest('a')", "`math.greatest` compares numbers, not string"),
      ("math.least([])", "`math.least` requires at least one number"),
      (
        "math.greatest(dyn('a'))",
        "error: no such overload: `math.greatest()` accepts only numbers, found string"
      ),
      ("math.round(-2.5)", "-3.0"),
      ("math.trunc(-1.9)", "-1.0"), ("math.ceil(1.1)", "2.0"),
      ("math.abs(-9223372036854775808)", "error: integer overflow"),
      ("math.sign(-0.0)", "0.0"), ("math.bitShiftRight(-1, 63)", "1"), ("math.bitShiftLeft(1, 64)", "0"),
      ("math.bitShiftLeft(1, -1)", "error: the offset -1 is negative"),
      ("math.bitNot(0u)", "18446744073709551615u"),
      ("math.sqrt(81)", "9.0"),
      ("math.isNaN(math.sqrt(-1.0))", "true"), ("math.isFinite(1.0 / 0.0)", "false"),
    ])
  func math(source: String, result: String) {
    #expect(Calculator.result(source) == result)
  }

  @Test(
    "optionals",
    arguments: [
      ("optional.of(1).value()", "1"), ("optional.none().value()", "error: the optional has no value"),
      ("optional.ofNonZeroValue(0).hasValue()", "false"), ("optional.none().orValue(2)", "2"),
      ("optional.of(1).optMap(v, v + 1)", "optional.of(2)"), ("{'a': {'b': 1}}.?a.?b", "optional.of(1)"),
      ("{'a': {'b': 1}}.?a.b", "optional.of(1)"), ("{}.?a.b", "optional.none()"),
      ("[1][?3].or(optional.of(9))", "optional.of(9)"),
      ("[?optional.none(), ?optional.of(1)]", "[1]"), ("{?'a': optional.none(), 'b': 1}", "{\"b\": 1}"),
      ("[1, 2].first().value() + [1, 2].last().value()", "3"),
      ("[optional.of(1), optional.none()].unwrapOpt()", "[1]"),
      ("optional.unwrap([optional.of(1)])", "[1]"), ("has({'a': {'b': 1}}.?a.b)", "true"),
      ("has({}.?a.b)", "false"),
      ("[?1]", "an optional value is required here, not int"),
    ])
  func optionals(source: String, result: String) {
    #expect(Calculator.result(source) == result)
  }

  @Test(
    "Base64",
    arguments: [
      ("base64.encode(b'hello')", "\"aGVsbG8=\""), ("string(base64.decode('aGVsbG8='))", "\"hello\""),
      ("string(base64.decode('aGVsbG8'))", "\"hello\""),
      ("base64.decode('a')", "error: `a` is not valid Base64"),
      ("base64.decode('!!!!')", "error: `!!!!` is not valid Base64"), ("base64.encode(b'')", "\"\""),
    ])
  func base64(source: String, result: String) {
    #expect(Calculator.result(source) == result)
  }

  @Test(
    "Addresses and address ranges",
    arguments: [
      ("string(ip('2001:DB8:0:0:1::1'))", "\"2001:db8::1:0:0:1\""),
      ("string(ip('1:0:0:2:0:0:0:3'))", "\"1:0:0:2::3\""),
      ("ip('256.0.0.1')", "error: `256.0.0.1` is not a valid IP address"),
      ("ip('01.0.0.1')", "error: `01.0.0.1` is not a valid IP address"),
      ("isIP('::1') && !isIP('1::2::3') && !isIP(':1') && !isIP('1:')", "true"),
      ("isIP('1:2:3:4:5:6:1.2.3.4')", "true"),
      ("ip('::ffff:1.2.3.4')", "error: an IPv4-mapped IPv6 address is not allowed: `::ffff:1.2.3.4`"),
      ("ip('fe80::1%eth0')", "error: an IP address with a zone is not allowed: `fe80::1%eth0`"),
      ("ip.isCanonical('::1') && !ip.isCanonical('0::1')", "true"), ("ip('10.0.0.1').family()", "4"),
      ("ip('10.0.0.1').isGlobalUnicast() && !ip('255.255.255.255').isGlobalUnicast()", "true"),
      ("ip('ff02::1').isLinkLocalMulticast() && ip('fe80::1').isLinkLocalUnicast()", "true"),
      ("string(cidr('10.1.2.3/8').masked())", "\"10.0.0.0/8\""),
      (
        "cidr('10.0.0.0/33')",
        "error: `10.0.0.0/33` is not a valid CIDR range; write for example `10.0.0.0/8`"
      ),
      ("cidr('10.0.0.0/8').containsIP('10.255.0.1')", "true"),
      ("cidr('10.0.0.0/9').containsCIDR('10.0.0.0/8')", "false"),
      ("cidr('0.0.0.0/0').containsIP('1.2.3.4') && !cidr('::/0').containsIP('1.2.3.4')", "true"),
      ("isCIDR('::/129')", "false"),
      ("ip('1.2.3.4') < ip('1.2.3.5')", "`<` cannot compare values of type net.IP"),
      ("type(ip('::')) == net.IP", "true"),
    ])
  func network(source: String, result: String) {
    #expect(Calculator.result(source) == result)
  }
}

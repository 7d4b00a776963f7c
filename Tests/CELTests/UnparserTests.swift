import Testing

@testable import CEL

@Suite("Expressions as text")
struct UnparserTests {
  private static let environment = Environment()

  private func text(_ source: String) throws -> String { try Self.environment.parse(source).text }

  @Test(
    "The text has a uniform style and only the necessary parentheses",
    arguments: [
      ("(a)&&(b||c)", "a && (b || c)"), ("((a && b)) && c", "(a && b) && c"), ("a||b&&c", "a || b && c"),
      ("(a?b:c)?d:(e?f:g)", "(a ? b : c) ? d : e ? f : g"), ("(a+b)*c-(d-e)", "(a + b) * c - (d - e)"),
      ("!(!a)", "!!a"), ("-(-a)", "--a"), ("-(1)", "-(1)"), ("-1", "-1"), ("- 1", "-1"), ("!(-a)", "!(-a)"),
      ("-(1.a)", "-(1.a)"), ("!((-1).a())", "!(-1.a())"),
      ("(-1).abs()", "-1.abs()"), ("a . b [ 0 ]", "a.b[0]"), ("a.?b[?0]", "a.?b[?0]"), ("[?a,b,]", "[?a, b]"),
      ("{?a:b,c:d}", "{?a: b, c: d}"), (#""it's""#, #"'it\'s'"#), (#"'\u00e9\t\x01'"#, #"'é\t\x01'"#),
      (#"b'\xff\'a'"#, #"b'\xff\'a'"#), (#"r"\d""#, #"'\\d'"#), ("0x1F", "31"), ("7u", "7u"),
      ("1e3", "1000.0"), (".5", "0.5"),
      ("1e999", "1e999"), ("a.`b-c`", "a.`b-c`"), ("a.`in`", "a.`in`"), (".a.b", ".a.b"), (".f(x)", ".f(x)"),
      ("has(a.b)", "has(a.b)"), ("[1].all(x,x>0)", "[1].all(x, x > 0)"),
      ("l.exists_one(x, x)", "l.exists_one(x, x)"),
      ("m.transformMap(k,v,k,v)", "m.transformMap(k, v, k, v)"), ("l.map(x, x > 1, x)", "l.map(x, x > 1, x)"),
      ("cel.bind(x,1,x+x)", "cel.bind(x, 1, x + x)"),
      ("cel.block([1],cel.index(0))", "cel.block([1], cel.index(0))"),
      ("[1].map(cel.iterVar(0,1),cel.iterVar(0,1))", "[1].map(cel.iterVar(0, 1), cel.iterVar(0, 1))"),
      ("o.optMap(x,x)", "o.optMap(x, x)"), ("o.optFlatMap(x,x)", "o.optFlatMap(x, x)"),
      ("a.b.C{d:1}", "a.b.C{d: 1}"),
      ("a in b in c", "a in b in c"), ("a in (b in c)", "a in (b in c)"), ("a // comment\n + b", "a + b"),
    ])
  func uniform(source: String, expected: String) throws {
    #expect(try text(source) == expected)
  }

  @Test(
    "Parsing the text gives the same tree",
    arguments: [
      "a && b || !c && (d || e) && f", "a - (b - c) - d", "-(-(-1)) + -x",
      "x == -1.5 ? [1, 2u][0] : {'a': b'c'}.a",
      "a.b(c).d[e].?f.g(h, i) in [j]", "l.filter(x, x.y > 1).map(y, y.z).exists(z, z == 'q')", "--1",
      "-(-x.y)",
    ])
  func roundTrip(source: String) throws {
    let first = try Self.environment.parse(source)
    let second = try Self.environment.parse(first.text)
    #expect(second.text == first.text)
    #expect(first.tree.nodes.map(\.kind) == second.tree.nodes.map(\.kind))
    #expect(first.tree.nodes.map(\.children) == second.tree.nodes.map(\.children))
  }

  @Test("A node can be replaced by a node of another kind")
  func replacement() throws {
    let tree = try Self.environment.parse("a < 1 && b").tree
    let comparison = try #require(tree.ids.first { tree[$0].kind == .binary(.less) })
    #expect(tree.replacing(comparison, with: .binary(.lessOrEqual))?.text == "a <= 1 && b")
    let number = try #require(tree.ids.first { tree[$0].kind == .literal(.int(1)) })
    #expect(tree.replacing(number, with: .literal(.int(2)))?.text == "a < 2 && b")
  }

  @Test("A node can be wrapped, unwrapped or split")
  func rebuilding() throws {
    let tree = try Self.environment.parse("a && b && c").tree
    let negated = tree.replacing(tree.root) { tree, node, children in
      tree.add(node.kind, children, span: node.span).flatMap { tree.add(.unary(.not), [$0], span: node.span) }
    }
    #expect(negated?.text == "!(a && b && c)")
    let shorter = tree.replacing(tree.root) { tree, node, children in
      tree.add(node.kind, Array(children.dropLast()), span: node.span)
    }
    #expect(shorter?.text == "a && b")
    let first = tree.replacing(tree.root) { _, _, children in children[0] }
    #expect(first?.text == "a")
  }
}

import CEL
import Testing

@testable import PolicyTesting

@Suite("The branches of an expression")
struct BranchTests {
  private static let environment = Environment(
    variables: [
      Variable("p", .bool), Variable("q", .bool), Variable("r", .bool), Variable("n", .int),
      Variable("list", .list(.int)),
    ])

  @Test(
    "are both outcomes of each condition that the evaluation reaches",
    arguments: [
      ("p", ["p true: p", "p false: !(p)"]),
      ("!p", ["p true: p", "p false: !(p)"]),
      (
        "p && q",
        [
          "p && q true: p && q", "p && q false: !(p && q)", "p true: (p)", "p false: (!(p))",
          "q true: (p) && (q)", "q false: (p) && (!(q))",
        ]
      ),
      (
        "p || q",
        [
          "p || q true: p || q", "p || q false: !(p || q)", "p true: (p)", "p false: (!(p))",
          "q true: !(p) && (q)", "q false: !(p) && (!(q))",
        ]
      ),
      (
        "p ? q : r",
        [
          "p true: p", "p false: !(p)", "q true: (p) && (q)", "q false: (p) && (!(q))", "r true: !(p) && (r)",
          "r false: !(p) && (!(r))",
        ]
      ),
      (
        "n in [1, 2]",
        [
          "n in [1, 2] true: n in [1, 2]", "n in [1, 2] false: !(n in [1, 2])",
          "1 of n in [1, 2] found: (n) == 1", "2 of n in [1, 2] found: (n) == 2",
        ]
      ),
      (
        "list.exists(i, i > n)",
        [
          "list.exists(i, i > n) true: list.exists(i, i > n)",
          "list.exists(i, i > n) false: !(list.exists(i, i > n))",
          "i > n true: (list).exists(i, i > n)", "i > n false: (list).exists(i, !(i > n))",
        ]
      ),
      (
        "size(list.filter(i, i > n)) == 1",
        [
          "size(list.filter(i, i > n)) == 1 true: size(list.filter(i, i > n)) == 1",
          "size(list.filter(i, i > n)) == 1 false: !(size(list.filter(i, i > n)) == 1)",
          "i > n true: (list).exists(i, i > n)", "i > n false: (list).exists(i, !(i > n))",
        ]
      ),
    ])
  func branches(source: String, expected: [String]) throws {
    let branches = Branches(of: try Self.environment.parse(source).tree).all
    #expect(branches.map { "\($0.what) \($0.outcome): \($0.probe)" } == expected)
    for branch in branches {
      #expect(throws: Never.self) { try Self.environment.check(branch.probe, expecting: .bool) }
    }
  }
}

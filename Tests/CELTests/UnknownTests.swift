import CEL
import Testing

/// The rent of the farm is open question 41, and the rent of the mill is open question 42.
@Suite("Unknown values")
struct UnknownTests {
  @Test(
    "A result that depends on an open question is unknown and names the question",
    arguments: [
      ("house.rent > 5", "unknown: 41"),
      ("has(house.rent)", "unknown: 41"),
      ("house.rent + other.rent", "unknown: 41, 42"),
      ("[house.rent, 1].exists(r, r == 2)", "unknown: 41"),
      ("house.rent > 5 ? 'dear' : 'cheap'", "unknown: 41"),
    ])
  func dependence(source: String, result: String) {
    #expect(Village.result(source) == result)
  }

  @Test(
    "An open question is ignored if its answer cannot affect the result",
    arguments: [
      ("house.rent > 5 || true", "true"),
      ("house.rent > 5 && false", "false"),
      ("true ? 1 : house.rent", "1"),
      ("[1, 2].exists(i, i == 2 || house.rent == i)", "true"),
      ("[1, 2].all(i, i == 1 && house.rent == i)", "false"),
    ])
  func absorption(source: String, result: String) {
    #expect(Village.result(source) == result)
  }

  @Test(
    "Unknown takes precedence over an error on either side",
    arguments: [
      ("house.rent > 5 && 1 / 0 > 0", "unknown: 41"),
      ("1 / 0 > 0 && house.rent > 5", "unknown: 41"),
      ("1 / 0 > house.rent", "unknown: 41"),
      ("house.rent > 1 / 0", "unknown: 41"),
      ("1 / 0 > 0 || house.rent > 5 || other.rent > 5", "unknown: 41, 42"),
    ])
  func precedence(source: String, result: String) {
    #expect(Village.result(source) == result)
  }
}

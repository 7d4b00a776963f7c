import Testing

@Suite("Fixtures")
struct FixtureTests {
  @Test("exist")
  func areThere() throws {
    #expect(try !Fixture.all.get().isEmpty)
  }

  @Test("have exactly the expected findings", arguments: (try? Fixture.all.get()) ?? [])
  func holds(fixture: Fixture) throws {
    let run = try FixtureRun(fixture)
    #expect(run.isPassed, "\(fixture.name)\n\(run)")
  }

  @Test("fail for a missing finding and for an unexpected finding")
  func fails() throws {
    let run = try FixtureRun(
      Fixture(
        name: "failing",
        text: """
          # only: unknown-key
          apiVersion: plumbline/v1
          kind: RuntimeArchitecture
          metadata: {name: shed}  # expect: missing-key
          # expect: unknown-value at consequence.level: `hgih` is not a valid level; unknown-value
          consequence: {level: hgih}
          colour: red
          """))
    #expect(
      run.description == """
        expected and not found: line 4: missing-key
        expected and not found: line 6: unknown-value
        found and not expected: line 7: unknown-key at colour: unknown key `colour` in `manifest`
        """)
  }
}

extension Fixture: CustomTestStringConvertible {
  var testDescription: String { name }
}

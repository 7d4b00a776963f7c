import CEL
import Testing

@Suite("Domains")
struct DomainTests {
  @Test(
    "A literal compared with a member must be a member",
    arguments: [
      ("house.kind == 'farm'", "fine: bool"),
      ("house.kind == 'fram'", "`fram` is not a valid Kind; did you mean `farm`?"),
      ("'castle' != house.kind", "`castle` is not a valid Kind"),
      ("house.kind in ['farm', 'mil']", "`mil` is not a valid Kind; did you mean `mill`?"),
      ("'mill' in house.kinds", "fine: bool"),
      ("'mlil' in house.kinds", "`mlil` is not a valid Kind; did you mean `mill`?"),
      ("house.?kind.orValue('frm') == 'farm'", "`frm` is not a valid Kind; did you mean `farm`?"),
      ("{'a': house.kind}['a'] == 'frm'", "`frm` is not a valid Kind; did you mean `farm`?"),
      ("[house.kind, 'mill'][0] == 'frm'", "`frm` is not a valid Kind; did you mean `farm`?"),
      ("house.kinds.exists(k, k == 'frm')", "`frm` is not a valid Kind; did you mean `farm`?"),
      ("cel.bind(k, house.kind, k == 'frm')", "`frm` is not a valid Kind; did you mean `farm`?"),
      ("house.kinds == ['farm', 'mile']", "`mile` is not a valid Kind; did you mean `mill`?"),
      ("(count > 1 ? house.kind : 'farm') == 'mull'", "`mull` is not a valid Kind; did you mean `mill`?"),
    ])
  func literals(source: String, complaint: String) {
    #expect(Village.complaints(source) == complaint)
  }

  @Test(
    "A member of an enumeration is a string",
    arguments: [
      ("house.kind.startsWith('f')", "true"), ("house.kind + '!'", "\"farm!\""), ("size(house.kind)", "4"),
      ("house.kind < 'mill'", "true"), ("house.kind == text", "false"),
    ])
  func strings(source: String, result: String) {
    #expect(Village.result(source) == result)
  }

  @Test(
    "The rungs of a ladder are not strings",
    arguments: [
      (
        "house.grade < 'good'",
        "`<` would compare Grade values as text; use `.atLeast('…')` or `.below('…')`"
      ),
      (
        "house.grade.startsWith('g')",
        "`startsWith` does not accept Grade, which is not a string; use `==`, `!=`, `in`, `.atLeast('…')` or `.below('…')`"
      ),
      ("house.grade == text", "`==` compares values of the same type, not Grade with string"),
      ("house.grade == house.kind", "`==` compares values of the same type, not Grade with Kind"),
      ("house.grade == 'god'", "`god` is not a valid Grade; did you mean `good`?"),
      ("house.grade.atLeast('fiar')", "`fiar` is not a valid Grade; did you mean `fair`?"),
      ("house.grade.atLeast(text)", "argument 1 of `atLeast` must be Grade, not string"),
      ("house.grade in ['fair', 'good']", "fine: bool"),
    ])
  func rungs(source: String, complaint: String) {
    #expect(Village.complaints(source) == complaint)
  }

  @Test("Functions of the host use the order of a ladder")
  func hostFunctions() {
    #expect(Village.result("house.grade.atLeast('fair')") == "true")
    #expect(Village.result("house.grade.atLeast('good')") == "false")
  }
}

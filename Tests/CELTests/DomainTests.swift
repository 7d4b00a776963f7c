import CEL
import Testing

@Suite("Named domains")
struct DomainTests {
  @Test(
    "a literal compared with a member must be a member",
    arguments: [
      ("house.kind == 'farm'", "fine: bool"),
      ("house.kind == 'fram'", "'fram' is not a valid Kind; did you mean `farm`?"),
      ("'castle' != house.kind", "'castle' is not a valid Kind"),
      ("house.kind in ['farm', 'mil']", "'mil' is not a valid Kind; did you mean `mill`?"),
      ("'mill' in house.kinds", "fine: bool"),
      ("'mlil' in house.kinds", "'mlil' is not a valid Kind; did you mean `mill`?"),
      ("house.?kind.orValue('frm') == 'farm'", "'frm' is not a valid Kind; did you mean `farm`?"),
      ("{'a': house.kind}['a'] == 'frm'", "'frm' is not a valid Kind; did you mean `farm`?"),
      ("[house.kind, 'mill'][0] == 'frm'", "'frm' is not a valid Kind; did you mean `farm`?"),
      ("house.kinds.exists(k, k == 'frm')", "'frm' is not a valid Kind; did you mean `farm`?"),
      ("cel.bind(k, house.kind, k == 'frm')", "'frm' is not a valid Kind; did you mean `farm`?"),
      ("house.kinds == ['farm', 'mile']", "'mile' is not a valid Kind; did you mean `mill`?"),
      ("(count > 1 ? house.kind : 'farm') == 'mull'", "'mull' is not a valid Kind; did you mean `mill`?"),
    ])
  func literals(source: String, complaint: String) {
    #expect(Village.complaints(source) == complaint)
  }

  @Test(
    "a member of an enumeration is a string",
    arguments: [
      ("house.kind.startsWith('f')", "true"), ("house.kind + '!'", "\"farm!\""), ("size(house.kind)", "4"),
      ("house.kind < 'mill'", "true"), ("house.kind == text", "false"),
    ])
  func strings(source: String, result: String) {
    #expect(Village.result(source) == result)
  }

  @Test(
    "the rungs of a scale are no strings",
    arguments: [
      (
        "house.grade < 'good'",
        "'<' would compare the letters of Grade: use .atLeast('…') or .below('…')"
      ),
      (
        "house.grade.startsWith('g')",
        "'startsWith' does not take Grade, which is not a string: use ==, !=, in, .atLeast('…') or .below('…')"
      ),
      ("house.grade == text", "'==' compares values of the same type, not Grade with string"),
      ("house.grade == house.kind", "'==' compares values of the same type, not Grade with Kind"),
      ("house.grade == 'god'", "'god' is not a valid Grade; did you mean `good`?"),
      ("house.grade.atLeast('fiar')", "'fiar' is not a valid Grade; did you mean `fair`?"),
      ("house.grade.atLeast(text)", "argument 1 of 'atLeast' should be Grade, not string"),
      ("house.grade in ['fair', 'good']", "fine: bool"),
    ])
  func rungs(source: String, complaint: String) {
    #expect(Village.complaints(source) == complaint)
  }

  @Test("functions of the host know the order of a scale")
  func hostFunctions() {
    #expect(Village.result("house.grade.atLeast('fair')") == "true")
    #expect(Village.result("house.grade.atLeast('good')") == "false")
  }
}

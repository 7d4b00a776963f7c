import JSON
import Testing

@Suite("JSON from values")
struct JSONOutputTests {
  @Test("members keep their order, and members without a value are omitted")
  func members() {
    let missing: JSONOutput? = nil
    let value: JSONOutput = ["b": 1, "a": .optional(nil), "c": missing, "d": ["x", true, .null]]
    #expect(value.text(indented: false) == #"{"b":1,"a":null,"d":["x",true,null]}"#)
  }

  @Test("elements are created while they are written")
  func elements() {
    var made = 0
    let value = JSONOutput.each(1...3) { number in
      made += 1
      return ["number": .integer(number)]
    }
    #expect(made == 0)
    #expect(value.text(indented: false) == #"[{"number":1},{"number":2},{"number":3}]"#)
    #expect(made == 3)
  }

  @Test("the members of two objects are joined")
  func joined() {
    let value: JSONOutput = ["a": 1] + ["b": [:], "c": []]
    #expect(value.document == "{\n  \"a\": 1,\n  \"b\": {},\n  \"c\": []\n}\n")
  }
}

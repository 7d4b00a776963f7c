import Schema
import Testing

@Suite("Fields with two forms")
struct TwoFormTests {
  @Test("A field has a value, or the reason why it does not apply")
  func answers() throws {
    let value = try read("sold: 200 EUR")
    #expect(value.report == [])
    #expect(try value.orchard.sold?.text == "200 EUR")

    let reason = try read("sold: {notApplicable: given away}\npicked:\n  notApplicable: nobody measures it")
    #expect(reason.report == [])
    #expect(try reason.orchard.sold == nil)
    #expect(
      try reason.orchard.notApplicable == ["sold": "given away", "picked": "nobody measures it"])
  }

  @Test("A field with `notApplicable` has no other keys")
  func besideReason() throws {
    try expect(
      "picked: {notApplicable: nobody measures it, apples: 3d}",
      reports: [
        "2:45-2:51 picked.apples: `apples` is set beside `notApplicable`; set either the value, or `notApplicable` with its reason"
      ])
  }

  @Test("A misspelled `notApplicable` is recognized")
  func misspelled() throws {
    let reading = try read("sold: {not-applicable: given away}")
    #expect(
      reading.report == [
        "2:8-2:22 sold.not-applicable: unknown key `not-applicable`; did you mean `notApplicable`?"
      ])
    #expect(try reading.orchard.notApplicable == ["sold": "given away"])
  }

  @Test("The reason of `notApplicable` must not be empty")
  func emptyReason() throws {
    try expect(
      "sold: {notApplicable: }",
      reports: [
        "2:8-2:21 sold.notApplicable: the value is missing; expected the reason why it does not apply; "
          + "set a value, or remove the key"
      ])
  }

  @Test("A merged `notApplicable` is recognized")
  func merged() throws {
    let reading = try read("x-none: &none {notApplicable: given away}\nsold: {<<: *none}\npicked: *none")
    #expect(reading.report == [])
    #expect(try reading.orchard.notApplicable?.count == 2)
  }

  @Test("A field has a text or a record")
  func textOrRecord() throws {
    let text = try read("soil: clay")
    #expect(try text.orchard.soil == "clay")
    #expect(try text.orchard.analysis == nil)

    let record = try read("soil: {acidity: \"6.5\", date: 2026-03-01}")
    #expect(record.report == [])
    #expect(try record.orchard.soil == nil)
    #expect(try record.orchard.analysis?.acidity == "6.5")

    try expect(
      "soil: {acidty: \"6.5\"}",
      reports: [
        "2:8-2:14 soil.acidty: unknown key `acidty` in `soil analysis`; did you mean `acidity`?"
      ])
  }
}

import Manifest
import Policy
import Schema
import TestSupport
import Testing

@Suite("Every field of the manifest")
struct FieldTests {
  @Test("A valid value of each field is read", arguments: Site.all)
  func sample(site: Site) throws {
    let text = try SmallManifest(around: site).text()
    #expect(try SmallManifest.problems(text).map(\.line) == [], "\(text)")
  }

  @Test("A misspelled key gives exactly one finding", arguments: Site.distinct)
  func misspelledKey(site: Site) throws {
    let manifest = try SmallManifest(around: site)
    let keys = site.schema.writtenFields.map(\.name)
    for slip in Misspelling.slips(of: site.field.name, besides: keys) {
      let problems = try SmallManifest.problems(manifest.text(key: slip))
      let found = problems.map { "\($0.kind.rawValue): \($0.remedy ?? "")" }
      #expect(
        found == ["unknown-key: did you mean `\(site.field.name)`?"], "\(slip): \(problems.map(\.line))")
    }
  }

  @Test("A value of another type is one problem at its path", arguments: Site.all)
  func wrongType(site: Site) throws {
    let manifest = try SmallManifest(around: site)
    for value in site.field.type.wrongValues {
      let problems = try SmallManifest.problems(manifest.text(value: value))
      #expect(problems.count == 1, "\(value.yaml): \(problems.map(\.line))")
      #expect(problems.first?.route.text.contains(site.field.name) == true, "\(problems.map(\.line))")
    }
  }

  @Test(
    "A misspelled enumeration value is recognized",
    arguments: Site.distinct.filter { !$0.field.type.words.isEmpty })
  func misspelledWord(site: Site) throws {
    let manifest = try SmallManifest(around: site)
    let words = site.field.type.words
    for word in words {
      for slip in Misspelling.middleSlips(of: word, besides: words) {
        let problems = try SmallManifest.problems(manifest.text(value: site.field.type.value(of: slip)))
        let found = problems.map { "\($0.kind.rawValue): \($0.remedy ?? "")" }
        #expect(found == ["unknown-value: did you mean `\(word)`?"], "\(slip): \(problems.map(\.line))")
      }
    }
  }
}

extension FieldType {
  /// Values that cannot stand here, each for one reason.
  fileprivate var wrongValues: [Sample] {
    let list = Sample.list([.list([])])
    let mapping = Sample.mapping([("x-own", .scalar("a text"))])
    switch self {
    case .text, .expression, .formatted, .identifier, .reference, .boolean, .integer, .date, .quantity,
      .choice, .name:
      return [list, mapping, .scalar("")]
    case .record, .map: return [.list([]), .scalar("a text"), .scalar("")]
    case .list(let element, _):
      let items: [Sample] =
        element.isRecord ? [.scalar("a text"), .list([])] : [.list([]), .mapping([]), .scalar("")]
      return [.mapping([]), .scalar("a text"), .scalar("")] + items.map { .list([$0]) }
    case .answer(let answer): return answer.wrongValues
    case .textOr: return [list, .scalar("")]
    case .either, .anything: return []
    }
  }

  private var isRecord: Bool { if case .record = self { true } else { false } }

  /// The closed list of words that the field, or an item of it, is one of.
  fileprivate var words: [String] {
    switch self {
    case .choice(let choice): choice.words.map(\.word)
    case .name(let vocabulary): (try? CorePolicy.policy.get().vocabularies[vocabulary]) ?? []
    case .list(let element, _), .answer(let element): element.words
    default: []
    }
  }

  /// One word, as the field holds it.
  fileprivate func value(of word: String) -> Sample {
    if case .list = self { .list([.scalar(word)]) } else { .scalar(word) }
  }
}

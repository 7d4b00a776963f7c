/// An enumeration of words with their meanings.
package struct Choice: Sendable {
  /// The noun for one word: `effect kind`.
  package let noun: String
  package let words: [(word: String, meaning: String)]

  package init(_ noun: String, _ words: KeyValuePairs<String, String>) {
    self.noun = noun
    self.words = words.map { ($0.key, $0.value) }
  }

  package func contains(_ word: String) -> Bool { words.contains { $0.word == word } }
}

/// A Swift enumeration whose raw values are the words in manifests.
package protocol ChoiceValue: DraftableValue, RawRepresentable<String>, CaseIterable, Sendable {
  static var noun: String { get }
  /// The meaning of the value in one sentence, for the field reference.
  var meaning: String { get }
}

extension ChoiceValue {
  package static var choice: Choice {
    Choice(noun: noun, words: allCases.map { ($0.rawValue, $0.meaning) })
  }

  package static var fieldType: FieldType { .choice(choice) }

  package init?(_ stored: Stored, in records: RecordTree) {
    guard let text = String(stored, in: records) else { return nil }
    self.init(rawValue: text)
  }
}

extension Choice {
  fileprivate init(noun: String, words: [(String, String)]) {
    self.noun = noun
    self.words = words.map { (word: $0.0, meaning: $0.1) }
  }
}

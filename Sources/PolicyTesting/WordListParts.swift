import CEL
import Policy
import Schema

/// The parts of a word list: fields, words and exceptions.
struct WordListParts {
  struct Part {
    /// The text of the part, for example `list: 'certified'`, `list.certified.except: 'certified by'` or
    /// `fields: manifest.metadata.summary`.
    let name: String
    let place: PackPlace
    let isException: Bool
    /// The word list without the part.
    let rest: PolicyEntry
  }

  private(set) var all: [Part] = []

  init(of entry: PolicyEntry) {
    let list = entry.read(as: WordsFields.self)
    let fields = list.fields ?? []
    for (number, field) in fields.enumerated() {
      let rest = entry.setting(.of(\WordsFields.fields), to: .list(fields.without(number).map(Value.string)))
      add(
        "\(WordsFields.description(of: \.fields).name): \(field)", entry.place(of: .of(\WordsFields.fields)),
        rest)
    }
    let words = list.list ?? []
    let (listName, exceptName) = (
      WordsFields.description(of: \.list).name, WordFields.description(of: \.except).name
    )
    for (number, word) in words.enumerated() {
      let name = word.word ?? ""
      let place = entry.place(of: word.id)
      add(
        "\(listName): '\(name)'", place,
        entry.setting(.of(\WordsFields.list), to: .records(words.without(number).map(\.id))))
      let exceptions = word.except ?? []
      for (number, exception) in exceptions.enumerated() {
        let rest = entry.setting(
          .of(\WordFields.except), of: word.id, to: .list(exceptions.without(number).map(Value.string)))
        add("\(listName).\(name).\(exceptName): '\(exception)'", place, rest, isException: true)
      }
    }
  }

  private mutating func add(
    _ name: String, _ place: PackPlace, _ rest: PolicyEntry, isException: Bool = false
  ) {
    all.append(Part(name: name, place: place, isException: isException, rest: rest))
  }
}

extension Array {
  func without(_ index: Int) -> Array {
    var copy = self
    copy.remove(at: index)
    return copy
  }
}

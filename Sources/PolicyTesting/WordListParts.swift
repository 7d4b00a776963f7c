import CEL
import Policy
import Schema

/// What a list of words consists of: the texts that it is held against, its words, and their exceptions.
struct WordListParts {
  struct Part {
    /// `list: 'certified'`, `list.certified.except: 'certified by'`, `fields: manifest.metadata.summary`.
    let name: String
    let place: PackPlace
    let isException: Bool
    /// The list without it.
    let rest: PolicyEntry
  }

  private(set) var all: [Part] = []

  init(of entry: PolicyEntry) {
    let list = entry.read(as: WordsFields.self)
    let fields = list.fields ?? []
    for (number, field) in fields.enumerated() {
      let rest = entry.setting("fields", to: .list(fields.without(number).map(Value.string)))
      add("fields: \(field)", entry.place(of: "fields"), rest)
    }
    let words = list.list ?? []
    for (number, word) in words.enumerated() {
      let name = word.word ?? ""
      let place = entry.place(of: word.id)
      add(
        "list: '\(name)'", place, entry.setting("list", to: .records(words.without(number).map(\.id))))
      let exceptions = word.except ?? []
      for (number, exception) in exceptions.enumerated() {
        let rest = entry.setting(
          "except", of: word.id, to: .list(exceptions.without(number).map(Value.string)))
        add("list.\(name).except: '\(exception)'", place, rest, isException: true)
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

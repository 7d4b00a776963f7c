import Schema

/// The check of word lists: every word can occur in a text, and every exception has an effect.
struct WordCheck {
  private let entries: [PolicyEntry]
  /// The word lists that contain a word, with the fields that they search.
  private let lists: [String: [(id: String, fields: Set<String>)]]

  init(_ policy: Policy, _ entries: [PolicyEntry]) {
    self.entries = entries.filter { $0.kind == .words }
    var lists: [String: [(id: String, fields: Set<String>)]] = [:]
    for words in policy.words {
      let fields = words.entry.read(as: WordsFields.self)
      for item in fields.list ?? [] {
        lists[(item.word ?? "").lowercased(), default: []].append((words.id, Set(fields.fields ?? [])))
      }
    }
    self.lists = lists
  }

  var problems: [PolicyProblem] { entries.flatMap(problems) }

  private func problems(in entry: PolicyEntry) -> [PolicyProblem] {
    let fields = entry.read(as: WordsFields.self)
    let list = fields.list ?? []
    var problems: [PolicyProblem] = []
    if list.isEmpty {
      problems.append(entry.problem(WordListDefect.noWords, .of(\WordsFields.list)))
    }
    if fields.fields?.isEmpty ?? true {
      problems.append(entry.problem(WordListDefect.noTexts, .of(\WordsFields.fields)))
    }
    var seen: Set<String> = []
    for item in list {
      let word = item.word ?? ""
      let place = entry.records.span(of: item.id, .of(\WordFields.word))
      func report(_ defect: WordListDefect) {
        problems.append(entry.problem(defect, .of(\WordsFields.list), item: word, span: place))
      }
      if word.trimmed.isEmpty || word.trimmed != word {
        report(.blank(word))
      } else if CompiledWords.hits(of: [.init(word, except: [])], in: word).isEmpty {
        report(.unfindable(word))
      }
      if !seen.insert(word.lowercased()).inserted { report(.duplicate(word)) }
      for exception in item.except ?? [] where word.trimmed == word && !word.isEmpty {
        if CompiledWords.hits(of: [.init(word, except: [])], in: exception).isEmpty {
          report(.uselessException(exception, word: word))
        } else if exception.lowercased() == word.lowercased() {
          report(.excusesEverywhere(exception))
        }
      }
      let others = (lists[word.lowercased()] ?? []).filter { $0.id < entry.id }
      if let other = others.first(where: { $0.fields.isSuperset(of: fields.fields ?? []) }) {
        report(.soughtElsewhere(word, list: other.id))
      }
    }
    return problems
  }
}

extension String {
  fileprivate var trimmed: String {
    let kept = drop { $0.isWhitespace }
    return String(kept.reversed().drop { $0.isWhitespace }.reversed())
  }
}

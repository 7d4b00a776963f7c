import Schema

/// Words that no text can hold, and exceptions that excuse nothing.
struct WordCheck {
  private let entries: [PolicyEntry]
  /// The lists that look for a word, and where.
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
      problems.append(
        entry.problem(
          .unusableWord, "the list has no words", .of(\WordsFields.list),
          remedy: "add one, or take the entry out"))
    }
    if fields.fields?.isEmpty ?? true {
      problems.append(
        entry.problem(
          .unusableWord, "no text is looked at", .of(\WordsFields.fields),
          remedy: "name one: manifest.decision.decision"))
    }
    var seen: Set<String> = []
    for item in list {
      let word = item.word ?? ""
      let place = entry.records.span(of: item.id, .of(\WordFields.word))
      func report(_ message: String, remedy: String) {
        problems.append(
          entry.problem(
            .unusableWord, message, .of(\WordsFields.list), item: word, remedy: remedy, span: place))
      }
      if word.trimmed.isEmpty || word.trimmed != word {
        report("'\(word)' begins or ends with a blank, or is nothing", remedy: "write the word alone")
      } else if CompiledWords.hits(of: [.init(word, except: [])], in: word).isEmpty {
        report("'\(word)' is found in no text, not even in itself", remedy: "write it as it stands in a text")
      }
      if !seen.insert(word.lowercased()).inserted {
        report("'\(word)' stands in the list twice", remedy: "take one out")
      }
      for exception in item.except ?? [] where word.trimmed == word && !word.isEmpty {
        if CompiledWords.hits(of: [.init(word, except: [])], in: exception).isEmpty {
          report(
            "the exception '\(exception)' does not hold '\(word)', so it excuses nothing",
            remedy: "take it out")
        } else if exception.lowercased() == word.lowercased() {
          report(
            "the exception '\(exception)' excuses the word everywhere",
            remedy: "write more of what surrounds it")
        }
      }
      let others = (lists[word.lowercased()] ?? []).filter { $0.id < entry.id }
      if let other = others.first(where: { $0.fields.isSuperset(of: fields.fields ?? []) }) {
        report("\(other.id) looks for '\(word)' in the same texts", remedy: "take it out here")
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

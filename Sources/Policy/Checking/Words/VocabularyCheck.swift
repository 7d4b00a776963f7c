import CEL
import Manifest
import Schema
import YAMLTree

/// The check of levels, ladders, jobs and products: the names in them exist.
struct VocabularyCheck {
  private let policy: Policy
  private let entries: [PolicyEntry]
  private let layers: [String]

  init(_ policy: Policy, _ entries: [PolicyEntry]) {
    self.policy = policy
    self.entries = entries
    layers = policy.entries.filter { $0.kind == .layer }.map(\.id)
  }

  var problems: [PolicyProblem] {
    entries.flatMap { entry -> [PolicyProblem] in
      switch entry.kind {
      case .level: level(entry)
      case .ladder: ladder(entry)
      case .job:
        unknownLayers(in: entry, .of(\JobFields.primary))
          + unknownLayers(in: entry, .of(\JobFields.additions))
      case .product: product(entry)
      default: []
      }
    }
  }

  private func level(_ entry: PolicyEntry) -> [PolicyProblem] {
    let rank = entry.read(as: LevelFields.self).rank
    // Two checked levels are reported once; a checked level and one of an extended pack always.
    let checked = Set(entries.filter { $0.kind == .level }.map(\.id))
    let others = policy.entries.filter {
      $0.kind == .level && $0.id != entry.id && ($0.id < entry.id || !checked.contains($0.id))
    }
    guard let other = others.first(where: { $0.read(as: LevelFields.self).rank == rank }) else { return [] }
    return [
      entry.problem(
        VocabularyDefect.sameRank(other.id, entry.id), .of(\LevelFields.rank),
        related: [
          .init("the other is here", source: other.source, span: other.span(.of(\LevelFields.rank)))
        ])
    ]
  }

  private func ladder(_ entry: PolicyEntry) -> [PolicyProblem] {
    guard let family = ControlFamily(rawValue: entry.id) else {
      return [entry.problem(VocabularyDefect.unknownFamily(entry.id), .of(\LadderFields.ladder))]
    }
    var problems: [PolicyProblem] = []
    var seen: Set<String> = []
    let rungs = entry.read(as: LadderFields.self).rungs ?? []
    if rungs.isEmpty {
      problems.append(entry.problem(VocabularyDefect.noRungs, .of(\LadderFields.rungs)))
    }
    for rung in rungs {
      let name = rung.rung ?? ""
      let place = entry.records.span(of: rung.id, .of(\RungFields.rung))
      if !seen.insert(name).inserted {
        problems.append(
          entry.problem(VocabularyDefect.duplicateRung(name), .of(\LadderFields.rungs), span: place))
      }
      let known = family.schema.writtenFields.map(\.name).filter { name in
        !ControlBasics.schema.fields.contains { $0.name == name }
      }
      for need in rung.needs ?? [] where !known.contains(need) {
        problems.append(
          entry.problem(
            VocabularyDefect.unknownRungParameter(need, of: family.schema, known: known),
            .of(\LadderFields.rungs),
            span: entry.records.span(of: rung.id, .of(\RungFields.needs), item: need) ?? place))
      }
    }
    return problems
  }

  private func product(_ entry: PolicyEntry) -> [PolicyProblem] {
    let product = entry.read(as: ProductFields.self)
    var problems = unknownLayers(in: entry, .of(\ProductFields.layers))
    if product.layers?.isEmpty ?? true {
      problems.append(entry.problem(VocabularyDefect.servesNoLayer, .of(\ProductFields.layers)))
    }
    for host in product.documentation ?? [] where !host.isHost {
      problems.append(
        entry.problem(
          VocabularyDefect.noHost(host), .of(\ProductFields.documentation),
          span: entry.span(of: .of(\ProductFields.documentation), item: host)))
    }
    if let form = product.exact, let mistake = form.mistakeAsPattern {
      problems.append(
        entry.problem(VocabularyDefect.wrongProductPattern(message: mistake), .of(\ProductFields.exact)))
    }
    return problems
  }

  private func unknownLayers(in entry: PolicyEntry, _ field: FieldDescription) -> [PolicyProblem] {
    let named =
      String(entry[field], in: entry.records).map { [$0] } ?? [String](entry[field], in: entry.records) ?? []
    return named.filter { !layers.contains($0) }.map {
      entry.problem(
        VocabularyDefect.unknownLayer($0, known: layers), field, span: entry.span(of: field, item: $0))
    }
  }
}

extension String {
  /// The syntax error of a regular expression; `nil` if it is valid.
  var mistakeAsPattern: String? {
    do throws(RegexError) {
      _ = try CEL.Regex(self)
      return nil
    } catch {
      return error.message
    }
  }

  /// Whether the text can start a URL after `https://`.
  fileprivate var isHost: Bool {
    let host = prefix { $0 != "/" }
    return host.contains(".") && !utf8.contains(where: { $0 <= 0x20 }) && !contains("://")
  }
}

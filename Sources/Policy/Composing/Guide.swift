import Manifest
import Schema

/// A question of the guide; reports show the answers.
package struct GuideQuestion: Sendable {
  /// The guide line of the question, for example `G13`.
  package let line: String
  package let text: String
  package let answer: AnswerSource
}

extension Policy {
  /// The guide lines in order: those that the packs define, or else those that their entries name.
  package var guideLines: [String] {
    let described = entries.filter { $0.kind == .line }.map(\.id)
    let lines = described.isEmpty ? Array(Set(entries.flatMap(\.guideLines))) : described
    return lines.sorted { Self.order($0, $1) }
  }

  /// The selection questions, in the order of their lines.
  package var questions: [GuideQuestion] {
    entries.filter { $0.kind == .line }.compactMap { entry -> GuideQuestion? in
      let line = entry.read(as: GuideLineFields.self)
      guard let text = line.question, let answer = line.answer else { return nil }
      return GuideQuestion(line: entry.id, text: text, answer: answer)
    }.sorted { Self.order($0.line, $1.line) }
  }

  /// The order of layers in diagrams; a layer without one is last.
  package var layerOrder: [String: Int] {
    let layers = entries.filter { $0.kind == .layer }.compactMap { entry in
      entry.read(as: LayerFields.self).order.map { (entry.id, $0) }
    }
    return Dictionary(layers, uniquingKeysWith: { first, _ in first })
  }

  /// Compares line ids by number: `G9` before `G10`.
  private static func order(_ a: String, _ b: String) -> Bool { (a.utf8.count, a) < (b.utf8.count, b) }
}

package import CEL
import Schema
import Spelling

/// A type-checked `expect` of an evidence entry.
package struct FileExpectation: Sendable {
  /// The reason why an `expect` cannot be used, with the range in its text.
  package struct Fault: Error, Sendable {
    package let message: String
    package let span: Range<Int>?
    package let remedy: String?
  }

  /// The result of an expectation for one file.
  package enum FileResult: Sendable {
    case holds(String)
    case fails(String)
    case unusable(Fault)
    /// The result depends on a part of the manifest that could not be read. The values are problem indices.
    case unknown([Int])
  }

  /// The variables that an `expect` has in addition to those of its environment.
  package static let variables = [
    Variable("result", .dyn, documentation: "The document of the file."),
    Variable("results", .list(.dyn), documentation: "The documents of the file, as a list."),
  ]

  let checked: CheckedExpression
  private let program: Program
  private let readsResult: Bool

  /// - Parameter environment: the variables of the expression: ``variables`` and `manifest`.
  package init(_ source: String, in environment: Environment) throws(Fault) {
    do throws(Diagnostics) {
      checked = try environment.check(source, expecting: .bool)
    } catch {
      let first = error.diagnostics[0]
      throw Fault(
        message: "`expect` is not a valid expression: \(first.message)", span: first.span,
        remedy: first.suggestion.map { didYouMean($0) })
    }
    readsResult = checked.reads("result")
    guard readsResult || checked.reads("results") else {
      throw Fault(
        message: "`expect` reads neither `result` nor `results`, so it does not depend on the file",
        span: nil,
        remedy: "compare a value of the file, for example `result.failed == 0`")
    }
    program = checked.program(stepLimit: EvidenceLimits.expectSteps)
  }

  /// - Parameter manifest: the value of the variable `manifest`.
  package func evaluate(_ file: ProofFile, manifest: Value) -> FileResult {
    if file.documentCount != 1, readsResult {
      return .unusable(
        Fault(
          message: "`expect` reads `result`, but the file contains \(file.documentCount) documents",
          span: nil,
          remedy: "use `results`, the list of all documents"))
    }
    var bindings = program.bindings()
    bindings["manifest"] = manifest
    let documents = file.documents
    bindings["result"] = documents.first
    bindings["results"] = .list(documents)
    switch program.evaluate(bindings) {
    case .value(.bool(true)): return .holds("the file meets `expect`")
    case .value(.bool(false)):
      return .fails(Explanation(checked, bindings, file).text)
    case .value(let value):
      return .unusable(
        Fault(
          message: "`expect` evaluates to \(value.summary), which is not a boolean", span: nil,
          remedy: "compare the value with the expected value"))
    case .unknown(let problems): return .unknown(problems)
    case .failure(let error):
      return .unusable(
        Fault(
          message: "`expect` cannot be evaluated: \(error.message)", span: error.span,
          remedy: remedy(for: error, bindings)))
    }
  }

  private func remedy(for error: EvaluationError, _ bindings: Bindings) -> String? {
    switch error.kind {
    case .limitExceeded: return "simplify the expression; the file may be larger than expected"
    case .noSuchKey:
      guard let span = error.span,
        let node = checked.tree.ids.reversed().first(where: { checked.tree[$0].span == span })
      else { return "use a key of the file" }
      guard let key = key(of: node, bindings), let operand = checked.tree[node].children.first,
        case .map(let map)? = checked.value(of: checked.text(of: operand), bindings)
      else { return "use a key of the \(checked.isOfManifest(node) ? "manifest" : "file")" }
      let keys = map.entries.compactMap { if case .string(let key) = $0.key { key } else { nil } }
      if let question = didYouMean(insteadOf: key, among: keys) { return question }
      return "existing keys: \(keys.prefix(8).joined(separator: ", "))\(keys.count > 8 ? " …" : "")"
    default: return nil
    }
  }

  /// The key that a selection or an index accesses.
  private func key(of node: CEL.NodeID, _ bindings: Bindings) -> String? {
    let part = checked.tree[node]
    switch part.kind {
    case .select(let field, _): return field
    case .index:
      guard case .string(let key)? = checked.value(of: checked.text(of: part.children[1]), bindings) else {
        return nil
      }
      return key
    default: return nil
    }
  }
}

extension CheckedExpression {
  /// Whether the expression reads a variable of the environment.
  func reads(_ name: String) -> Bool {
    guard let index = environment.index(ofVariable: name) else { return false }
    return tree.ids.contains { if case .variable(index) = reference(of: $0) { true } else { false } }
  }

  /// Whether a path starts at the manifest.
  func isOfManifest(_ node: CEL.NodeID) -> Bool {
    switch tree[node].kind {
    case .identifier(let name, _): name == "manifest"
    default: tree[node].children.first.map { isOfManifest($0) } ?? false
    }
  }

  /// The value of an expression that consists of parts of this one; `nil` if it has no value by itself.
  func value(of text: String, _ bindings: Bindings) -> Value? {
    guard let program = try? environment.check(text).program(stepLimit: EvidenceLimits.expectSteps) else {
      return nil
    }
    var fresh = program.bindings()
    for index in environment.variables.indices { fresh[index] = bindings[index] }
    guard case .value(let value) = program.evaluate(fresh) else { return nil }
    return value
  }

  func text(of node: CEL.NodeID) -> String {
    (isCutShort(node) ? "(" : "") + String(decoding: Array(source.utf8)[tree[node].span], as: UTF8.self)
  }

  /// Whether the span of a part omits its opening parenthesis, as the span of `(a + b).c` does.
  func isCutShort(_ node: CEL.NodeID) -> Bool {
    switch tree[node].kind {
    case .select, .index, .memberCall, .comprehension, .optionalMap:
      switch tree[tree[node].children[0]].kind {
      case .unary, .binary, .logical, .conditional: true
      default: isCutShort(tree[node].children[0])
      }
    default: false
    }
  }
}

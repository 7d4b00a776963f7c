import CEL
import Evidence
import Manifest
import Policy
import Schema
import Spelling
import YAMLTree

/// What an expression comes to in one manifest, for people who write rules.
package struct Probe: Sendable {
  /// The place at which it was evaluated: the path of a part, empty for the whole manifest.
  package let path: String
  /// The value as messages show it, or what stands in the way of one.
  package let value: String
  package let type: String
  /// Whether there is a value.
  package let hasValue: Bool
}

/// Why an expression could not be evaluated anywhere.
package struct ProbeError: Error, Sendable, CustomStringConvertible {
  package let description: String
}

extension Linter {
  /// Evaluates an expression as a rule would see it.
  ///
  /// - Parameter path: the part that is the subject, by its logical path; the whole manifest when `nil`.
  package func evaluate(_ expression: String, in input: Input, at path: String?) throws(ProbeError) -> [Probe]
  {
    guard case .bytes(let bytes) = input.content else {
      throw ProbeError(description: "\(input.name) is too large")
    }
    let source: SourceText
    do throws(Problem) {
      source = try SourceText(name: input.name, bytes: bytes, limits: limits)
    } catch {
      throw ProbeError(description: "\(input.name): \(error.message)")
    }
    let tree = Tree.parse(source, limits: limits)
    if let problem = tree.problems.first(where: { !$0.isWarning }) {
      throw ProbeError(description: "\(input.name): \(problem.message)")
    }
    var probes: [Probe] = []
    for document in tree.documents {
      guard let root = document.root, case .architecture = DocumentKind(of: document, in: tree) else {
        continue
      }
      probes.append(try evaluate(expression, at: path, root, document, tree, input.files))
    }
    guard !probes.isEmpty else { throw ProbeError(description: "\(input.name) holds no manifest") }
    return probes
  }

  private func evaluate(
    _ expression: String, at path: String?, _ root: YAMLTree.NodeID, _ document: Document, _ tree: Tree,
    _ files: any EvidenceFiles
  ) throws(ProbeError) -> Probe {
    var decoder = Decoder(tree: tree, vocabularies: policy.vocabularies)
    guard let record = decoder.decode(root, as: ArchitectureFields.schema) else {
      throw ProbeError(description: "the manifest cannot be read")
    }
    let architecture = ReadArchitecture(
      decoder.takeRecords(), root: record, problems: decoder.problems, name: "", document: document.index,
      source: tree.source, files: files)
    var judge = DocumentJudge(architecture, policy: policy, today: today)
    _ = judge.judge()
    let (subject, part) = try find(path, in: judge)
    let environment = policy.environment.environment(ExpressionScope(subject, .evaluation))
    let checked: CheckedExpression
    do throws(Diagnostics) {
      checked = try environment.check(expression)
    } catch {
      throw ProbeError(description: error.description)
    }
    var evaluator = judge.evaluator(.evaluation)
    let outcome = evaluator.evaluate(checked.program(), subject, part)
    func probe(_ value: String, _ hasValue: Bool) -> Probe {
      Probe(path: path ?? "", value: value, type: checked.resultType.description, hasValue: hasValue)
    }
    switch outcome {
    case .value(let value): return probe(value.shown, true)
    case .failure(let error): return probe(error.message, false)
    case .unknown(let questions):
      let problem = questions.first { decoder.problems.indices.contains($0) }.map { decoder.problems[$0] }
      return probe(
        "not known: \(problem.map { "\($0.path): \($0.message)" } ?? "something could not be read")", false)
    }
  }

  private func find(_ path: String?, in judge: DocumentJudge) throws(ProbeError) -> (Subject, RecordID) {
    guard let path, !path.isEmpty else { return (.manifest, judge.root) }
    var known: [String] = []
    for subject in Subject.allCases where subject != .manifest {
      for record in judge.manifest.subjects(subject) {
        let candidate = judge.records.path(of: record)
        if candidate == path { return (subject, record) }
        known.append(candidate)
      }
    }
    let meant = nearestName(to: path, among: known).map { "; did you mean '\($0)'?" } ?? ""
    throw ProbeError(description: "nothing stands at '\(path)' that an expression could be about\(meant)")
  }
}

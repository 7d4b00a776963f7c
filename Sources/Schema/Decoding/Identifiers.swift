import Spelling
import YAMLTree

/// The ids that a document declares, and the references to resolve.
struct Identifiers {
  struct Owner {
    let record: RecordID
    let node: NodeID
    let noun: String
  }

  /// A reference to an id.
  struct Mention {
    let text: String
    let node: NodeID
    let route: Route
    let aliases: [NodeID]
  }

  struct Pending {
    let target: Decoder.Target
    let namespaces: [IDNamespace]
    let isList: Bool
    let mentions: [Mention]
    let guide: [String]
  }

  private struct Key: Hashable {
    /// A group in which each id must be unique, or the noun by which an id is looked up.
    let namespace: String
    let scope: RecordID?
    let name: String
  }

  private var givenInGroup: [Key: Owner] = [:]
  private var owners: [Key: Owner] = [:]
  private var namesInOrder: [(namespace: IDNamespace, name: String)] = []
  /// The groups with an unreadable item, each with the problem. An id that is not found may belong to that
  /// item.
  private(set) var brokenGroups: [String: Int] = [:]
  var pending: [Pending] = []
  /// The problem about kinds of which the document has no item.
  var missing: [String: Int] = [:]

  mutating func markBroken(_ group: String, problem: Int) { brokenGroups[group] = problem }

  /// The item that declared the id first, if there is one.
  mutating func give(_ name: String, in namespace: IDNamespace, scope: RecordID?, to owner: Owner) -> Owner? {
    let scope = namespace.isPerParent ? scope : nil
    // A component with the id of an external still resolves references to components.
    let own = Key(namespace: namespace.noun, scope: scope, name: name)
    if owners[own] == nil {
      owners[own] = owner
      namesInOrder.append((namespace, name))
    }
    let shared = Key(namespace: namespace.group, scope: scope, name: name)
    if let earlier = givenInGroup[shared] { return earlier }
    givenInGroup[shared] = owner
    return nil
  }

  func owner(of name: String, in namespaces: [IDNamespace]) -> Owner? {
    for namespace in namespaces {
      if let owner = owners[Key(namespace: namespace.noun, scope: nil, name: name)] { return owner }
    }
    return nil
  }

  func names(in namespaces: [IDNamespace]) -> [String] {
    namesInOrder.filter { namespaces.contains($0.namespace) }.map(\.name)
  }
}

extension Decoder {
  mutating func resolveReferences() {
    for pending in identifiers.pending {
      var ids: [RecordID] = []
      var broken: Int?
      for mention in pending.mentions {
        switch resolve(mention, pending) {
        case .success(let id): ids.append(id)
        case .failure(let failure): broken = broken ?? failure.problem
        }
      }
      let target = pending.target
      let stored: Stored =
        if let broken {
          pending.isList ? .partial(ids, problem: broken) : .broken(problem: broken)
        } else if pending.isList {
          .records(ids)
        } else {
          ids.first.map { .record($0) } ?? .absent
        }
      records.set(target.record, slot: target.slot, to: stored, origin: target.origin)
    }
    identifiers.pending = []
  }

  private struct Unresolved: Error {
    let problem: Int
  }

  private mutating func resolve(_ mention: Identifiers.Mention, _ pending: Identifiers.Pending)
    -> Result<RecordID, Unresolved>
  {
    if let owner = identifiers.owner(of: mention.text, in: pending.namespaces) {
      return .success(owner.record)
    }
    let brokenGroups = identifiers.brokenGroups
    if let problem = pending.namespaces.compactMap({ brokenGroups[$0.group] }).first {
      // The item may be one of the unreadable ones, which are already reported.
      return .failure(Unresolved(problem: problem))
    }
    let nouns = String.choice(of: pending.namespaces.map(\.noun))
    let names = identifiers.names(in: pending.namespaces)
    if names.isEmpty, let problem = identifiers.missing[nouns] {
      // All items are missing, so one problem covers all references.
      problems[problem].related.append(
        .init(
          span: tree.visibleSpan(mention.node), message: "`\(mention.text.shortened)` does not exist either"))
      return .failure(Unresolved(problem: problem))
    }
    let meant = nearestName(to: mention.text, among: names)
    let outer = (route, aliases)
    (route, aliases) = (mention.route, mention.aliases)
    let known =
      names.count > 8 ? names.prefix(8).joined(separator: ", ") + ", …" : names.joined(separator: ", ")
    let remedy =
      if let meant {
        didYouMean(meant)
      } else if names.isEmpty {
        "declare the \(nouns) `\(mention.text.shortened)` first, or correct the id"
      } else {
        "use one of the declared ids: \(known)"
      }
    let problem = report(
      .danglingReference, at: mention.node, "no \(nouns) has the id `\(mention.text.shortened)`",
      remedy: remedy,
      guide: pending.guide)
    (route, aliases) = outer
    if names.isEmpty { identifiers.missing[nouns] = problem }
    if let meant, let owner = identifiers.owner(of: meant, in: pending.namespaces) {
      return .success(owner.record)
    }
    return .failure(Unresolved(problem: problem))
  }
}

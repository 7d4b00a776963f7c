import Linting

/// The location of a document in a file.
struct DocumentLocation: Hashable, Comparable, CustomStringConvertible {
  let file: String
  let document: Int

  init(file: String, document: Int) {
    self.file = file
    self.document = document
  }

  init(_ place: Location) { self.init(file: place.file, document: place.document) }

  init(_ architecture: AssessedArchitecture) {
    self.init(file: architecture.file, document: architecture.document)
  }

  var description: String {
    let name = file.isEmpty ? "the policy packs" : file
    return document == 0 ? name : "\(name) #\(document + 1)"
  }

  static func < (a: DocumentLocation, b: DocumentLocation) -> Bool {
    a.file != b.file ? a.file.utf8.lexicographicallyPrecedes(b.file.utf8) : a.document < b.document
  }
}

/// The findings about one document: an architecture, or a document that could not be read as one.
struct FindingGroup {
  let location: DocumentLocation
  let architecture: AssessedArchitecture?
  let findings: [Finding]
  let failures: [Assessment.Failure]

  var name: String { architecture.map { $0.name.isEmpty ? "\(location)" : $0.name } ?? "\(location)" }
}

extension Assessment {
  /// The findings by document: first the architectures in their order, then the other documents.
  var findingGroups: [FindingGroup] {
    let findings = Dictionary(grouping: findings) { DocumentLocation($0.place) }
    let failures = Dictionary(grouping: failures) { DocumentLocation($0.place) }
    let known = Set(architectures.map { DocumentLocation($0) })
    let others = Set(findings.keys).union(failures.keys).subtracting(known).sorted()
    func group(_ location: DocumentLocation, _ architecture: AssessedArchitecture?) -> FindingGroup {
      FindingGroup(
        location: location, architecture: architecture, findings: findings[location] ?? [],
        failures: failures[location] ?? []
      )
    }
    return architectures.map { group(DocumentLocation($0), $0) } + others.map { group($0, nil) }
  }
}

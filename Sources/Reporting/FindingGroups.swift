import Linting

/// A document of a file.
struct Spot: Hashable, Comparable, CustomStringConvertible {
  let file: String
  let document: Int

  init(file: String, document: Int) {
    self.file = file
    self.document = document
  }

  init(_ place: Place) { self.init(file: place.file, document: place.document) }

  init(_ architecture: AssessedArchitecture) {
    self.init(file: architecture.file, document: architecture.document)
  }

  var description: String {
    let name = file.isEmpty ? "the packs" : file
    return document == 0 ? name : "\(name) #\(document + 1)"
  }

  static func < (a: Spot, b: Spot) -> Bool {
    a.file != b.file ? a.file.utf8.lexicographicallyPrecedes(b.file.utf8) : a.document < b.document
  }
}

/// Everything that was found about one document: an architecture, or what could not be read as one.
struct FindingGroup {
  let spot: Spot
  let architecture: AssessedArchitecture?
  let findings: [Finding]
  let failures: [Assessment.Failure]

  var name: String { architecture.map { $0.name.isEmpty ? "\(spot)" : $0.name } ?? "\(spot)" }
}

extension Assessment {
  /// The findings by what they are about: the architectures in their order, then what is none.
  var matters: [FindingGroup] {
    let findings = Dictionary(grouping: findings) { Spot($0.place) }
    let failures = Dictionary(grouping: failures) { Spot($0.place) }
    let known = Set(architectures.map { Spot($0) })
    let others = Set(findings.keys).union(failures.keys).subtracting(known).sorted()
    func matter(_ spot: Spot, _ architecture: AssessedArchitecture?) -> FindingGroup {
      FindingGroup(
        spot: spot, architecture: architecture, findings: findings[spot] ?? [], failures: failures[spot] ?? []
      )
    }
    return architectures.map { matter(Spot($0), $0) } + others.map { matter($0, nil) }
  }
}

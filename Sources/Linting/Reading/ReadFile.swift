import Evidence
import Manifest
import Schema
import YAMLTree

/// One file, read: its architectures, and what is wrong with everything else in it.
///
/// It can be judged again and again, by every policy that has the words it was read with.
package struct ReadFile: Sendable {
  /// Something that is wrong with the text, and the architecture and document that it stands in.
  struct Remark: Sendable {
    let draft: Draft
    let architecture: String
    let document: Int
  }

  let name: String
  var source: SourceText?
  var remarks: [Remark] = []
  var architectures: [ReadArchitecture] = []
  var documents = 0
  /// Found by name, and somebody else's.
  var isForeign = false
}

/// One manifest, decoded, with what follows from it without any policy.
struct ReadArchitecture: Sendable {
  let records: RecordTree
  let root: RecordID
  /// What could not be read, by number.
  let problems: [DecodingProblem]
  let name: String
  let document: Int
  let file: FilePlaces
  /// The files that its evidence names, read.
  let shelf: EvidenceShelf

  init(
    _ records: consuming RecordTree, root: RecordID, problems: [DecodingProblem], name: String, document: Int,
    source: SourceText, files: any EvidenceFiles
  ) {
    self.records = Facts(of: records, root: root).records
    shelf = EvidenceShelf(RuntimeArchitecture(root, in: self.records), files)
    self.root = root
    self.problems = problems
    self.name = name
    self.document = document
    file = FilePlaces(name: source.name, source: source)
  }
}

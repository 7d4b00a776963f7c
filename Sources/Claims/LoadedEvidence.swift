package import Evidence
package import Manifest
import Parallel
package import Schema

/// The files that the evidence of one manifest references, each read once.
package struct LoadedEvidence: Sendable {
  package enum File: Sendable {
    case refused(FileRefusal)
    /// The digest of the file differs from `sha256`.
    case altered(FileDigest)
    case unreadable(ReadingError)
    case proof(ProofFile)
    case page(SavedPage)
    /// The file of an attestation. Only its digest is checked.
    case attachment
  }

  private let files: [RecordID: File]

  /// The file of an entry; `nil` if the entry states no `file` or no `sha256`.
  package subscript(entry: RecordID) -> File? { files[entry] }

  package init(_ manifest: RuntimeArchitecture, _ files: any EvidenceFiles) {
    struct Request: Sendable, Hashable {
      let path: String
      let digest: String
      let kind: EvidenceKind
    }
    var requests: [Request] = []
    var wanted: [(entry: RecordID, request: Int)] = []
    var known: [Request: Int] = [:]
    for entry in manifest.evidence ?? [] {
      guard let path = entry.file, let digest = entry.sha256, let kind = entry.kind else { continue }
      let request = Request(path: path, digest: digest, kind: kind)
      let index = known[request] ?? requests.count
      if index == requests.count {
        known[request] = index
        requests.append(request)
      }
      wanted.append((entry.id, index))
    }
    let read = requests.mapInParallel { request in
      Self.read(request.path, request.digest, request.kind, files)
    }
    self.files = Dictionary(
      wanted.map { ($0.entry, read[$0.request]) }, uniquingKeysWith: { first, _ in first })
  }

  private static func read(
    _ path: String, _ digest: String, _ kind: EvidenceKind, _ files: any EvidenceFiles
  ) -> File {
    let bytes: [UInt8]
    do throws(FileRefusal) {
      bytes = try files.read(path, limit: EvidenceLimits.fileBytes)
    } catch {
      return .refused(error)
    }
    let found = FileDigest(of: bytes)
    // A file with another digest is not parsed, because its content is not the recorded evidence.
    guard found.isStated(by: digest) else { return .altered(found) }
    do throws(ReadingError) {
      switch kind {
      case .documentation: return .page(try SavedPage(name: path, bytes))
      case .proof: return .proof(try ProofFile(name: path, bytes))
      case .attestation: return .attachment
      }
    } catch {
      return .unreadable(error)
    }
  }
}

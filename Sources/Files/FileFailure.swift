package import SystemPackage

/// The error for a file or folder that could not be used.
package struct FileFailure: Error, Sendable, CustomStringConvertible {
  package let path: String
  package let reason: String

  package init(_ path: FilePath, _ reason: String) {
    self.path = path.string
    self.reason = reason
  }

  init(_ path: FilePath, _ errno: Errno) {
    self.init(path, errno.reason)
  }

  package var description: String { "\(path): \(reason)" }
}

extension Errno {
  /// The text of the error, with a lower-case first letter like all messages of the program.
  var reason: String {
    switch self {
    case .noSuchFileOrDirectory: return "no such file or folder"
    case .permissionDenied: return "permission denied"
    case .isDirectory: return "is a folder"
    default:
      let text = description
      return text.prefix(1).lowercased() + text.dropFirst()
    }
  }
}

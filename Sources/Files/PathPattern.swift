/// A pattern of paths to exclude from a search, as in a `.gitignore` file (https://git-scm.com/docs/gitignore).
///
/// `*` and `?` match within a name, and `**` matches any number of folders. A pattern without `/` matches a name at
/// any depth; any other pattern is relative to the folder that is searched. A pattern that ends with `/` matches
/// folders only.
package struct PathPattern: Sendable {
  private let parts: [Substring]
  private let onlyFolders: Bool
  private let anyDepth: Bool

  /// - Returns: `nil` if the pattern is empty, and so would match nothing.
  package init?(_ text: String) {
    onlyFolders = text.hasSuffix("/")
    let parts = text.split(separator: "/").filter { $0 != "." }
    guard !parts.isEmpty, !parts.contains("..") else { return nil }
    self.parts = parts
    anyDepth = parts.count == 1 && !text.hasPrefix("/")
  }

  /// Whether the pattern matches a path below the searched folder.
  ///
  /// - Parameter path: The names from the searched folder to the file.
  func matches(_ path: [String], isFolder: Bool) -> Bool {
    guard isFolder || !onlyFolders else { return false }
    if anyDepth {
      guard parts[0] != "**" else { return true }
      return path.last.map { Self.matches($0, parts[0]) } ?? false
    }
    // The reachable positions in the pattern after each name: linear in names times parts.
    var reachable: Set<Int> = skippingStars(from: 0)
    for name in path {
      var next: Set<Int> = []
      for index in reachable where index < parts.count {
        if parts[index] == "**" {
          next.formUnion(skippingStars(from: index))
        } else if Self.matches(name, parts[index]) {
          next.formUnion(skippingStars(from: index + 1))
        }
      }
      reachable = next
    }
    return reachable.contains(parts.count)
  }

  /// A position and those after it that `**` reaches without a name.
  private func skippingStars(from start: Int) -> Set<Int> {
    var positions: Set = [start]
    var index = start
    while index < parts.count, parts[index] == "**" {
      index += 1
      positions.insert(index)
    }
    return positions
  }

  /// Matches a name against a part with `*` and `?`. The last `*` alone can be revisited, so the time is at most
  /// quadratic in the length of a name.
  private static func matches(_ name: String, _ part: Substring) -> Bool {
    let name = Array(name.unicodeScalars)
    let part = Array(part.unicodeScalars)
    var (i, j) = (0, 0)
    var star: (part: Int, name: Int)?
    while i < name.count {
      if j < part.count, part[j] == "*" {
        star = (j, i)
        j += 1
      } else if j < part.count, part[j] == "?" || part[j] == name[i] {
        i += 1
        j += 1
      } else if let last = star {
        i = last.name + 1
        star = (last.part, i)
        j = last.part + 1
      } else {
        return false
      }
    }
    return part[j...].allSatisfy { $0 == "*" }
  }
}

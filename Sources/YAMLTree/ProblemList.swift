/// The problems of a file as they are found, up to a maximum number.
struct ProblemList {
  private var listed: [Problem] = []
  private var fatal: Problem?
  private var errors = Tally()
  private var warnings = Tally()

  private static let longest = 1000

  /// The total number of problems, and the place of the first that is not listed.
  private struct Tally {
    var count = 0
    var firstUnlisted: Problem?

    /// Whether one more problem can be listed.
    mutating func admits(_ problem: Problem) -> Bool {
      count += 1
      if count > ProblemList.longest, firstUnlisted == nil { firstUnlisted = problem }
      return count <= ProblemList.longest
    }

    /// The problem that represents those that are not listed.
    func rest(isWarning: Bool) -> Problem? {
      firstUnlisted.map { Problem(.more(count - ProblemList.longest, isWarning: isWarning), at: $0.span) }
    }
  }

  mutating func append(_ problem: Problem) {
    let isListed = problem.isWarning ? warnings.admits(problem) : errors.admits(problem)
    if isListed { listed.append(problem) }
  }

  /// The problem that ended the parsing.
  mutating func end(with problem: Problem) {
    fatal = problem
  }

  /// All problems in the order of their places; the one that ended the parsing is last.
  var inOrder: [Problem] {
    let rest = [errors.rest(isWarning: false), warnings.rest(isWarning: true)].compactMap { $0 }
    return (listed + rest).sorted { $0.span.start < $1.span.start } + (fatal.map { [$0] } ?? [])
  }
}

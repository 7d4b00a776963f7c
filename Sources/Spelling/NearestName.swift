/// The most likely intended name for a misspelled name, or `nil` if no candidate is near enough.
///
/// Case, `-` and `_` are ignored (`time-out` is `timeout`). Beyond that, one edit is accepted in a short
/// name, two from six letters and three from ten. A wrong suggestion is worse than none, so no candidate
/// further away is suggested. Of equally near candidates, the longest is chosen, because omitting a letter is
/// more likely than adding or replacing one (`producd` is `produced`, not `product`). Next in order are a
/// candidate with the same first letter and the first in the list.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = folded(name)
  guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
  let forgiven = wanted.count < 6 ? 1 : wanted.count < 10 ? 2 : 3
  var best: (name: String, rank: (Int, Int, Int))?
  for candidate in candidates where candidate != name {
    let other = folded(candidate)
    guard abs(other.count - wanted.count) <= forgiven else { continue }
    let distance = editDistance(wanted, other)
    // A name that has nothing in common with the candidate (`x` for `to`) is not a misspelling of it.
    guard distance <= forgiven, distance < max(wanted.count, other.count) else { continue }
    let rank = (distance, -other.count, wanted.first == other.first ? 0 : 1)
    if let best, best.rank <= rank { continue }
    best = (candidate, rank)
  }
  return best?.name
}

/// The form of a name that is compared: lower case, without word separators.
private func folded(_ name: String) -> [UInt32] {
  name.unicodeScalars.compactMap { letter in
    switch letter {
    case "-", "_": nil
    case "A"..."Z": letter.value | 0x20
    default: letter.value
    }
  }
}

/// Optimal string alignment distance: the minimum number of insertions, deletions, replacements and swaps of
/// adjacent letters.
private func editDistance(_ a: [UInt32], _ b: [UInt32]) -> Int {
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    row.reserveCapacity(b.count + 1)
    for j in b.indices {
      var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        least = min(least, beforeLast[j - 1] + 1)
      }
      row.append(least)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}

/// The question with which a message suggests a name.
package func didYouMean(_ name: String) -> String { "did you mean `\(name)`?" }

/// The question with which a message suggests the most likely intended name, or `nil` if no candidate is near
/// enough.
package func didYouMean(insteadOf name: String, among candidates: some Sequence<String>) -> String? {
  nearestName(to: name, among: candidates).map { didYouMean($0) }
}

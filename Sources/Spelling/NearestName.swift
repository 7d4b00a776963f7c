/// The name that a misspelt one most likely stands for, or `nil` when no candidate is near enough.
///
/// Case, `-` and `_` do not count (`time-out` is `timeout`); beyond that one edit is forgiven in a short name, two
/// from six letters on, three from ten. A wrong suggestion is worse than none, so nothing further away is offered.
/// Of equally near candidates the longest wins, since a letter is sooner left out than put in or mistaken (`producd` is
/// `produced`, not `product`), then one with the same first letter, then the one that comes first.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = folded(name)
  guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
  let forgiven = wanted.count < 6 ? 1 : wanted.count < 10 ? 2 : 3
  var best: (name: String, rank: (Int, Int, Int))?
  for candidate in candidates where candidate != name {
    let other = folded(candidate)
    guard abs(other.count - wanted.count) <= forgiven else { continue }
    let distance = editDistance(wanted, other)
    // A name that shares nothing with the candidate (`x` for `to`) is not a misspelling of it.
    guard distance <= forgiven, distance < max(wanted.count, other.count) else { continue }
    let rank = (distance, -other.count, wanted.first == other.first ? 0 : 1)
    if let best, best.rank <= rank { continue }
    best = (candidate, rank)
  }
  return best?.name
}

/// A name as it is compared: lower case, without the signs that join words.
private func folded(_ name: String) -> [UInt32] {
  name.unicodeScalars.compactMap { letter in
    switch letter {
    case "-", "_": nil
    case "A"..."Z": letter.value | 0x20
    default: letter.value
    }
  }
}

/// Optimal string alignment: the least number of insertions, deletions, replacements and swaps of neighbours.
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

/// The question by which a message suggests a name.
package func didYouMean(_ name: String) -> String { "did you mean `\(name)`?" }

/// The question by which a message suggests the name that a misspelt one most likely stands for, or `nil` when
/// no candidate is near enough.
package func didYouMean(insteadOf name: String, among candidates: some Sequence<String>) -> String? {
  nearestName(to: name, among: candidates).map { didYouMean($0) }
}

/// The name that a misspelt one most likely stands for, or `nil` when no candidate is near enough.
///
/// Case, `-` and `_` do not count (`time-out` is `timeout`); beyond that one edit is forgiven in a short name, two
/// from six letters on, three from ten. A wrong suggestion is worse than none, so nothing further away is offered.
/// Of equally near candidates the one with the same first letter wins, then the one that comes first.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = folded(name)
  guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
  let forgiven = wanted.count < 6 ? 1 : wanted.count < 10 ? 2 : 3
  var best: (name: String, distance: Int, sameStart: Bool)?
  for candidate in candidates where candidate != name {
    let other = folded(candidate)
    guard abs(other.count - wanted.count) <= forgiven else { continue }
    let distance = editDistance(wanted, other)
    // A name that shares nothing with the candidate (`x` for `to`) is not a misspelling of it.
    guard distance <= forgiven, distance < max(wanted.count, other.count) else { continue }
    let sameStart = wanted.first == other.first
    if let held = best, (held.distance, held.sameStart ? 0 : 1) <= (distance, sameStart ? 0 : 1) { continue }
    best = (candidate, distance, sameStart)
  }
  return best?.name
}

/// A name as it is compared: lower case, without the signs that join words.
private func folded(_ name: String) -> [UInt8] {
  name.utf8.compactMap { byte in
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "_"): nil
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    default: byte
    }
  }
}

/// Optimal string alignment: the least number of insertions, deletions, replacements and swaps of neighbours.
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
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

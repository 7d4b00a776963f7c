/// Which keys a mapping has, as far as their lengths and three of their bytes tell them apart: it costs next to nothing
/// and settles most mappings. Where two may be the same, they must be looked at one by one.
struct KeyMarks {
  private var seen: UInt128 = 0
  var mayRepeat = false

  @inline(__always)
  mutating func add(_ key: Range<Int>, in text: UnsafeBufferPointer<UInt8>) {
    guard let last = key.last else { return mayRepeat = true }
    let middle = key.lowerBound + key.count / 2
    let sum =
      key.count &* 7 &+ Int(text[key.lowerBound]) &* 31 &+ Int(text[middle]) &+ Int(text[last]) &* 17
    let mark: UInt128 = 1 &<< UInt128(truncatingIfNeeded: sum)
    if seen & mark != 0 { mayRepeat = true }
    seen |= mark
  }
}

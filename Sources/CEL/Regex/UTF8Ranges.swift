/// Ranges of code points as sequences of byte ranges. A code point is in the range if and only if its UTF-8
/// bytes are in the ranges of one sequence.
enum UTF8Ranges {
  /// Calls a function with each sequence.
  static func forEach<Failure: Error>(
    in range: ClosedRange<UInt32>, _ body: ([ClosedRange<UInt8>]) throws(Failure) -> Void
  ) throws(Failure) {
    // Code points with a different UTF-8 length need different sequences. Surrogates have no UTF-8 encoding.
    for length in [0...0x7F, 0x80...0x7FF, 0x800...0xD7FF, 0xE000...0xFFFF, 0x1_0000...0x10_FFFF]
      as [ClosedRange<UInt32>]
    where range.overlaps(length) {
      try split(range.clamped(to: length), body)
    }
  }

  /// Splits a range until, in each part, every byte after the first varies over all its values or not at all.
  private static func split<Failure: Error>(
    _ range: ClosedRange<UInt32>, _ body: ([ClosedRange<UInt8>]) throws(Failure) -> Void
  ) throws(Failure) {
    let (low, high) = (range.lowerBound, range.upperBound)
    let continuations = low < 0x80 ? 0 : low < 0x800 ? 1 : low < 0x1_0000 ? 2 : 3
    for place in 0..<continuations {
      let mask = (UInt32(1) << UInt32(6 * (place + 1))) - 1
      guard low & ~mask != high & ~mask else { continue }
      if low & mask != 0 {
        try split(low...(low | mask), body)
        try split((low | mask) + 1...high, body)
        return
      }
      if high & mask != mask {
        try split(low...(high & ~mask) - 1, body)
        try split(high & ~mask...high, body)
        return
      }
    }
    try body(zip(bytes(low), bytes(high)).map { $0...$1 })
  }

  private static func bytes(_ value: UInt32) -> [UInt8] {
    Unicode.Scalar(value).flatMap { UTF8.encode($0) }.map(Array.init) ?? []
  }
}

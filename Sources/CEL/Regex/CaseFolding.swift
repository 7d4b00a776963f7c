/// Code points that differ only in case, by Unicode's simple case folding.
enum CaseFolding {
  /// The given code points, and all that differ from them only in case.
  static func folded(_ set: ScalarSet) -> ScalarSet {
    var additions: [ClosedRange<UInt32>] = []
    for range in set.ranges {
      if range.upperBound < 0x80 {
        for value in range { additions += asciiPartners(value).map { $0...$0 } }
      } else {
        // Few code points have case variants, so the variants of a whole range are looked up among these.
        for orbit in orbits where orbit.contains(where: range.contains) { additions += orbit.map { $0...$0 } }
      }
    }
    return additions.isEmpty ? set : set.union(ScalarSet(additions))
  }

  /// The case variants of an ASCII character, without the table. Besides the other case, these are the Kelvin
  /// sign for `k` and the long s for `s`.
  private static func asciiPartners(_ value: UInt32) -> [UInt32] {
    switch value {
    case 0x4B, 0x6B: [value ^ 0x20, 0x212A]
    case 0x53, 0x73: [value ^ 0x20, 0x17F]
    case 0x41...0x5A, 0x61...0x7A: [value ^ 0x20]
    default: []
    }
  }

  /// The Unicode blocks that contain letters with case.
  private static let blocks: [ClosedRange<UInt32>] = [
    0x0041...0x0587, 0x10A0...0x10FF, 0x13A0...0x13FF, 0x1C80...0x1CBF, 0x1D79...0x1D8E, 0x1E00...0x1FFF,
    0x2126...0x2188, 0x24B6...0x24E9, 0x2C00...0x2D2D, 0xA640...0xA7FF, 0xAB53...0xABBF, 0xFB05...0xFB06,
    0xFF21...0xFF5A, 0x10400...0x104FB, 0x10570...0x105BC, 0x10C80...0x10CF2, 0x10D50...0x10D85,
    0x118A0...0x118DF, 0x16E40...0x16E7F, 0x1E900...0x1E943,
  ]

  /// Groups of code points that differ only in case, built at first use from Swift's Unicode data.
  private static let orbits: [[UInt32]] = {
    var groups: [UInt32: [UInt32]] = [:]
    for block in blocks {
      for value in block {
        guard let scalar = Unicode.Scalar(value), scalar.properties.changesWhenCaseMapped else { continue }
        // The dotted and the dotless i have no variant by simple folding.
        guard value != 0x130, value != 0x131 else { continue }
        groups[key(scalar), default: []].append(value)
      }
    }
    return groups.values.filter { $0.count > 1 }
  }()

  /// The code point that identifies a group: the lower case, derived from the upper case if that is one code
  /// point, because `ς` and `σ` have only the upper case in common.
  private static func key(_ scalar: Unicode.Scalar) -> UInt32 {
    let upper = single(scalar.properties.uppercaseMapping) ?? scalar
    return (single(upper.properties.lowercaseMapping) ?? upper).value
  }

  private static func single(_ mapping: String) -> Unicode.Scalar? {
    mapping.unicodeScalars.count == 1 ? mapping.unicodeScalars.first : nil
  }
}

// Bytes of UTF-8 text compared with the ASCII characters that the grammar is made of, so that the code reads
// `"a"` and not `UInt8(ascii: "a")`. Operators and no conformance to a literal protocol, for a conformance
// would be seen by every program that uses this library.

@inline(__always)
func == (byte: UInt8, character: Unicode.Scalar) -> Bool { UInt32(byte) == character.value }

@inline(__always)
func != (byte: UInt8, character: Unicode.Scalar) -> Bool { UInt32(byte) != character.value }

@inline(__always)
func == (byte: UInt8?, character: Unicode.Scalar) -> Bool { byte.map { $0 == character } ?? false }

@inline(__always)
func ~= (character: Unicode.Scalar, byte: UInt8) -> Bool { byte == character }

@inline(__always)
func ~= (character: Unicode.Scalar, byte: UInt8?) -> Bool { byte == character }

@inline(__always)
func ~= (range: ClosedRange<Unicode.Scalar>, byte: UInt8) -> Bool {
  UInt32(byte) >= range.lowerBound.value && UInt32(byte) <= range.upperBound.value
}

extension UInt8 {
  /// The value of an ASCII digit.
  var decimalDigit: Int? { "0"..."9" ~= self ? Int(self - UInt8(ascii: "0")) : nil }

  /// The value of a hexadecimal ASCII digit.
  var hexadecimalDigit: Int? {
    switch self {
    case "0"..."9": Int(self - UInt8(ascii: "0"))
    case "a"..."f": Int(self - UInt8(ascii: "a")) + 10
    case "A"..."F": Int(self - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}

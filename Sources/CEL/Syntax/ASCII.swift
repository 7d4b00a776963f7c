// Comparisons of UTF-8 bytes with ASCII characters, so that the code reads `"a"` instead of `UInt8(ascii:
// "a")`. These are operators instead of a conformance to a literal protocol, because every program that uses
// this library would see the conformance.

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

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A time zone file of the IANA database (RFC 8536, "TZif"): past offsets as a table, future offsets as a
/// rule.
struct ZoneFile: Sendable {
  /// The times of the offset changes, in seconds since 1970, in order.
  private var transitions: [Int] = []
  /// The offset from each transition on.
  private var offsets: [Int] = []
  /// The offset before the first transition.
  private var initial = 0
  /// The rule after the last transition.
  private var rule: ZoneRule?

  /// Parses the content of a file; `nil` if it is invalid.
  init?(_ bytes: [UInt8]) {
    guard let first = Header(bytes, at: 0) else { return nil }
    if first.version < 2 {
      guard read(bytes, first, at: 44, timeSize: 4) != nil else { return nil }
      return
    }
    // A second block with 64-bit times follows the first block, which is for older readers.
    let second = 44 + first.length(timeSize: 4)
    guard let header = Header(bytes, at: second),
      let end = read(bytes, header, at: second + 44, timeSize: 8)
    else { return nil }
    let footer = bytes[end...].dropFirst().prefix { $0 != "\n" }
    rule = ZoneRule(footer)
  }

  /// The offset from UTC at a moment, in seconds east.
  func offset(at seconds: Int) -> Int {
    guard let last = transitions.last else { return rule?.offset(at: seconds) ?? initial }
    if seconds >= last { return rule?.offset(at: seconds) ?? offsets[offsets.count - 1] }
    var (low, high) = (0, transitions.count)
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? initial : offsets[low - 1]
  }

  private struct Header {
    let version: Int
    /// The numbers of UT indicators, standard indicators, leap seconds, transitions, types and characters.
    let counts: [Int]

    init?(_ bytes: [UInt8], at start: Int) {
      guard start >= 0, bytes.count >= start + 44, bytes[start...].starts(with: "TZif".utf8) else {
        return nil
      }
      version = bytes[start + 4].decimalDigit ?? 1
      counts = (0..<6).map { Int(ZoneFile.number(bytes, at: start + 20 + 4 * $0, size: 4)) }
      guard counts.allSatisfy({ (0...1 << 20).contains($0) }) else { return nil }
    }

    var transitionCount: Int { counts[3] }
    var typeCount: Int { counts[4] }

    func length(timeSize: Int) -> Int {
      counts[0] + counts[1] + counts[2] * (timeSize + 4) + counts[3] * (timeSize + 1) + counts[4] * 6
        + counts[5]
    }
  }

  /// Parses a data block and returns the offset after it.
  private mutating func read(_ bytes: [UInt8], _ header: Header, at start: Int, timeSize: Int) -> Int? {
    let end = start + header.length(timeSize: timeSize)
    guard end <= bytes.count, header.typeCount > 0 else { return nil }
    let indexes = start + header.transitionCount * timeSize
    let types = indexes + header.transitionCount
    func offset(ofType type: Int) -> Int { Self.number(bytes, at: types + 6 * type, size: 4) }
    initial = offset(ofType: 0)
    for position in 0..<header.transitionCount {
      let type = Int(bytes[indexes + position])
      guard type < header.typeCount else { return nil }
      transitions.append(Self.number(bytes, at: start + position * timeSize, size: timeSize))
      offsets.append(offset(ofType: type))
    }
    return end
  }

  /// A signed big-endian number.
  private static func number(_ bytes: [UInt8], at start: Int, size: Int) -> Int {
    var result = bytes[start] >= 0x80 ? -1 : 0
    for byte in bytes[start..<start + size] { result = result << 8 | Int(byte) }
    return result
  }
}

/// Reads files without Foundation.
enum FileBytes {
  /// The bytes of a file, or `nil` if it cannot be read or exceeds the limit.
  static func read(_ path: String, limit: Int) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { break }
      result += buffer[..<count]
      guard result.count <= limit else { return nil }
    }
    // A folder can be opened but not read.
    return ferror(file) == 0 ? result : nil
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Numbers formatted by the C library, whose `printf` rounds exactly.
enum CFormat {
  /// A finite number with so many decimal places, by a format such as `%.*f`.
  static func real(_ number: Double, precision: Int, _ format: String) -> String {
    // The greatest double has 309 digits before the point.
    var buffer = [CChar](repeating: 0, count: precision + 330)
    let count = withVaList([Int32(precision), number]) { arguments in
      vsnprintf(&buffer, buffer.count, format, arguments)
    }
    return String(
      decoding: buffer.prefix(max(0, Int(count))).lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

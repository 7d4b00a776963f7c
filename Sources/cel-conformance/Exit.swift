#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ends the process.
func exit(code: Int32) -> Never {
  #if canImport(Glibc)
    Glibc.exit(code)
  #elseif canImport(Musl)
    Musl.exit(code)
  #else
    Darwin.exit(code)
  #endif
}

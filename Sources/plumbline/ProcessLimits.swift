import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The limits of a run that do not depend on its inputs alone: file descriptors and memory.
///
/// An allocation that fails, or a thread pool without descriptors, would end the program with a crash. A run that
/// comes close to a limit ends with a message and status 2 instead.
enum ProcessLimits {
  /// The number of file descriptors that the program and its libraries need.
  private static let descriptors: rlim_t = 32

  /// The memory that every run may use, in bytes.
  private static let baseMemory = 440 << 20
  /// The memory that a run may use for each byte of input, if that is more. Many manifests with many findings need
  /// about 100.
  private static let memoryPerInputByte = 128
  /// The memory that must remain below the limit of the process, in bytes.
  private static let reserve = 48 << 20

  /// Raises the limit of file descriptors if necessary.
  ///
  /// - Throws: If the limit cannot be raised, or the limit of memory is too low to start.
  static func check() throws {
    var limit = rlimit()
    guard getrlimit(resource(RLIMIT_NOFILE), &limit) == 0 else { return }
    if limit.rlim_cur < descriptors, limit.rlim_max >= descriptors {
      limit.rlim_cur = descriptors
      _ = setrlimit(resource(RLIMIT_NOFILE), &limit)
    }
    guard limit.rlim_cur >= descriptors else {
      throw Misuse(
        "the limit of \(limit.rlim_cur) open files is too low; allow at least \(descriptors) (`ulimit -n`)")
    }
    if let bytes = addressSpace, bytes - usedAddressSpace < reserve {
      throw Misuse(
        "the limit of \(bytes >> 20) MiB of memory is too low; allow at least \((usedAddressSpace + 2 * reserve) >> 20) MiB (`ulimit -v`)"
      )
    }
  }

  /// Ends the run from a thread of its own when it exceeds its memory. The thread polls, because memory is used in
  /// many places, and each of them would need a check of its own.
  static func watchMemory() {
    #if canImport(Darwin)
      var thread: pthread_t?
      guard pthread_create(&thread, nil, { _ in ProcessLimits.poll() }, nil) == 0, let thread else { return }
      pthread_detach(thread)
    #else
      var thread = pthread_t()
      var attributes = pthread_attr_t()
      pthread_attr_init(&attributes)
      pthread_attr_setstacksize(&attributes, 256 << 10)
      guard pthread_create(&thread, &attributes, { _ in ProcessLimits.poll() }, nil) == 0 else { return }
      pthread_detach(thread)
    #endif
  }

  private static func poll() -> UnsafeMutableRawPointer? {
    while true {
      usleep(20_000)
      let allowed = max(baseMemory, memoryPerInputByte * InputRecord.bytes)
      let used = residentMemory
      let isNearLimit = addressSpace.map { $0 - usedAddressSpace < reserve / 2 } ?? false
      guard used > allowed || isNearLimit else { continue }
      _ = try? Output.standardError.write(
        """
        error: the run uses more than \((isNearLimit ? used : allowed) >> 20) MiB of memory, the limit for its input; \
        check the files in smaller groups, or remove aliases and large values

        """)
      removeTemporaryFile()
      _exit(Status.unusable.rawValue)
    }
  }

  /// The limit of the address space; `nil` if there is none.
  private static var addressSpace: Int? {
    var limit = rlimit()
    guard getrlimit(resource(RLIMIT_AS), &limit) == 0, limit.rlim_cur < rlim_t(Int.max) else { return nil }
    return Int(limit.rlim_cur)
  }

  #if canImport(Glibc)
    private static func resource(_ resource: __rlimit_resource) -> __rlimit_resource_t {
      __rlimit_resource_t(resource.rawValue)
    }
  #else
    private static func resource(_ resource: Int32) -> Int32 { resource }
  #endif

  /// The pages of address space and of resident memory of the process.
  private static var pages: (space: Int, resident: Int) {
    #if os(Linux)
      let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return (0, 0) }
      defer { close(file) }
      return withUnsafeTemporaryAllocation(byteCount: 128, alignment: 1) { buffer in
        let count = read(file, buffer.baseAddress, 128)
        var numbers = [0, 0]
        var index = 0
        for byte in buffer.prefix(max(0, count)) {
          if byte == UInt8(ascii: " ") { index += 1 }
          if index > 1 { break }
          if (0x30...0x39).contains(byte) { numbers[index] = numbers[index] * 10 + Int(byte - 0x30) }
        }
        return (numbers[0], numbers[1])
      }
    #else
      var usage = rusage()
      getrusage(RUSAGE_SELF, &usage)
      return (0, usage.ru_maxrss / Int(getpagesize()))
    #endif
  }

  private static var usedAddressSpace: Int { pages.space * Int(getpagesize()) }
  private static var residentMemory: Int { pages.resident * Int(getpagesize()) }
}

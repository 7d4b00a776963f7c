import Synchronization

/// Time zones by name or fixed offset.
enum TimeZone {
  /// The offset of a time zone from UTC at a moment, in seconds east.
  ///
  /// - Parameters:
  ///   - name: `UTC`, an offset such as `+01:00`, `-02:30` or `02:00`, or a name of the IANA database such as
  ///     `Europe/Paris`, which is looked up in the files of the operating system.
  ///   - seconds: The moment, in seconds since 1970.
  static func offset(of name: String, at seconds: Int) throws(EvaluationError) -> Int {
    if name.isEmpty || name == "UTC" { return 0 }
    if let offset = fixedOffset(name) { return offset }
    let zone: ZoneFile? = zones.withLock { zones in
      if let known = zones[name] { return known }
      let zone = load(name)
      // An expression can contain any number of invalid names, so only valid ones are cached.
      if zone != nil { zones[name] = zone }
      return zone
    }
    guard let zone else {
      throw EvaluationError(.invalidArgument, "unknown time zone \(Value.string(name).debugText)")
    }
    return zone.offset(at: seconds)
  }

  private static func fixedOffset(_ text: String) -> Int? {
    var reader = DigitReader(text)
    let isWest = reader.skip("-")
    if !isWest { _ = reader.skip("+") }
    guard let hours = reader.number(digits: 2), hours < 24, reader.skip(":"),
      let minutes = reader.number(digits: 2), minutes < 60, reader.isAtEnd
    else { return nil }
    return (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  // MARK: The database

  /// The cached zones.
  private static let zones = Mutex<[String: ZoneFile]>([:])

  /// The folders in which operating systems keep the database.
  private static let folders = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"]

  private static func load(_ name: String) -> ZoneFile? {
    guard isName(name) else { return nil }
    for folder in folders {
      if let bytes = FileBytes.read("\(folder)/\(name)", limit: 1 << 20), let zone = ZoneFile(bytes) {
        return zone
      }
    }
    return nil
  }

  /// Whether a name has the format of a database name and cannot leave the folder of the database.
  private static func isName(_ name: String) -> Bool {
    guard name.utf8.count <= 64 else { return false }
    return name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy {
      part in
      !part.isEmpty && part.allSatisfy { $0.isNamePart || $0 == "+" || $0 == "-" }
    }
  }
}

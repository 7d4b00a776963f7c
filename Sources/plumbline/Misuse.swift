/// A call that is well-formed but cannot be carried out: an unknown name, or nothing to run.
struct Misuse: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

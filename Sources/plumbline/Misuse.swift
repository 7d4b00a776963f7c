/// A call whose words are right and that cannot be carried out all the same: a name that nothing has, nothing to run.
struct Misuse: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

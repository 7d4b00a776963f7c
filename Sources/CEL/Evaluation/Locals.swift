/// The values of the variables of loops and bindings, by place.
///
/// The first four, which are all that most expressions have, are kept without an array of their own.
struct Locals {
  private var first: Value?
  private var second: Value?
  private var third: Value?
  private var fourth: Value?
  private var others: [Value?]

  /// Room for so many variables, none of which has a value.
  init(count: Int) {
    others = count > 4 ? Array(repeating: nil, count: count - 4) : []
  }

  subscript(place: Int) -> Value? {
    @inline(__always)
    get {
      switch place {
      case 0: first
      case 1: second
      case 2: third
      case 3: fourth
      default: others[place - 4]
      }
    }
    @inline(__always)
    set {
      switch place {
      case 0: first = newValue
      case 1: second = newValue
      case 2: third = newValue
      case 3: fourth = newValue
      default: others[place - 4] = newValue
      }
    }
  }
}

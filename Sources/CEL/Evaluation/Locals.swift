/// The values of loop and binding variables, by slot.
///
/// The first four are stored inline, without an array. Most expressions have no more.
struct Locals {
  private var first: Value?
  private var second: Value?
  private var third: Value?
  private var fourth: Value?
  private var others: [Value?]

  /// Creates slots for this many variables, all without a value.
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

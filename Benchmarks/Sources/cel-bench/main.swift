import CEL
import Foundation

// Usage: cel-bench CASES.json
//
// Prints for each case the nanoseconds of one evaluation of the compiled expression, the minimum of several
// rounds, as one JSON object per line.

func value(_ json: Any) -> Value {
  switch json {
  case let text as String: .string(text)
  case let number as Int: .int(number)
  case let items as [Any]: .list(items.map(value))
  case let entries as [String: Any]: .map(MapValue(entries.mapValues(value)))
  default: .null
  }
}

/// Returns a type without details of nested values. The other implementations receive the same information.
func type(_ value: Value) -> CELType {
  switch value {
  case .int: .int
  case .string: .string
  case .list(let items): .list(items.first.map(type) ?? .dyn)
  case .map: .map(.string, .dyn)
  default: .dyn
  }
}

func nanoseconds(_ program: Program, _ bindings: Bindings) -> Double {
  let clock = ContinuousClock()
  var least = Double.infinity
  var count = 1_000
  for _ in 0..<20 {
    let start = clock.now
    for _ in 0..<count {
      guard case .value(.bool(true)) = program.evaluate(bindings) else {
        fatalError("the result of the expression is not true")
      }
    }
    let taken = Double((clock.now - start) / .nanoseconds(1))
    least = min(least, taken / Double(count))
    // A round takes about twenty milliseconds.
    count = max(1, Int(20_000_000 / max(1, taken / Double(count))))
  }
  return least
}

let data = try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[1]))
let cases = try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
for item in cases {
  guard let name = item["name"] as? String, let expression = item["expression"] as? String,
    let variables = item["variables"] as? [String: Any]
  else { continue }
  let values = variables.mapValues(value)
  let environment = Environment(variables: values.map { Variable($0.key, type($0.value)) })
  let program = try environment.check(expression).program()
  var bindings = program.bindings()
  for (name, value) in values { bindings[name] = value }
  let result = try JSONSerialization.data(withJSONObject: [
    "name": name, "nanoseconds": nanoseconds(program, bindings),
  ])
  print(String(decoding: result, as: UTF8.self))
}

/// A terminal session in a file: prose, then commands, each with its output.
///
///     The first steps of a new user.
///
///     $ plumbline explain nonsense
///     error: …
///     [2]
///
/// A line that begins with `$ ` is a command; directly following lines that begin with `> ` continue it. The
/// lines after it are its output, including standard error; an exit status other than 0 follows in brackets.
struct Transcript {
  struct Step {
    var command: String
    var output: String
  }

  var prose: String
  var steps: [Step]

  init(_ text: String) {
    prose = ""
    steps = []
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // A final line end does not begin another line.
    if lines.last?.isEmpty == true { lines.removeLast() }
    var isCommand = false
    for line in lines {
      if line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2)), output: ""))
        isCommand = true
      } else if isCommand, line.hasPrefix("> ") {
        steps[steps.count - 1].command += "\n\(line.dropFirst(2))"
      } else if steps.isEmpty {
        prose += "\(line)\n"
      } else {
        isCommand = false
        steps[steps.count - 1].output += "\(line)\n"
      }
    }
  }

  var text: String {
    prose
      + steps.map { step in
        let command = step.command.split(separator: "\n", omittingEmptySubsequences: false)
        return "$ \(command.joined(separator: "\n> "))\n\(step.output)"
      }.joined()
  }
}

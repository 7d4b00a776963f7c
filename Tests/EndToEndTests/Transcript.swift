/// A session at a terminal, as a file holds it: prose, then commands, each with everything that it prints.
///
///     What a newcomer sees.
///
///     $ plumbline explain nonsense
///     error: …
///     [2]
///
/// A line that begins with `$ ` is a command, which goes on in the lines right below it that begin with `> `. What
/// follows is its output, standard error among it; a status other than 0 stands behind it in brackets.
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
    // What ends in a line end has no line behind it.
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

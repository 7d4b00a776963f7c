import ArgumentParser

struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Check, test, compare, document and create policy packs.",
    subcommands: [
      PolicyCheck.self, PolicyTest.self, PolicyList.self, PolicyShow.self, PolicyEval.self, PolicyDiff.self,
      PolicyNew.self,
      PolicyDocs.self,
    ])
}

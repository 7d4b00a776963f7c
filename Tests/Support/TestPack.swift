package import Policy

extension PackFile {
  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}

extension PackSource {
  /// A pack written in a test.
  ///
  /// - Parameters:
  ///   - name: the name of the pack, and of its folder when no other is given.
  ///   - description: what `pack.yaml` says after its head, from line 4 on.
  ///   - files: the entries.
  package init(
    testPack name: String, folder: String? = nil, description: String = "extends: [core]",
    files: [PackFile] = []
  ) {
    let head = """
      apiVersion: plumbline/v1
      kind: PolicyPack
      metadata: {name: \(name), version: "1", owner: tests}

      """
    self.init(
      folder: folder ?? name, files: [PackFile(path: "pack.yaml", text: "\(head)\(description)\n")] + files)
  }
}

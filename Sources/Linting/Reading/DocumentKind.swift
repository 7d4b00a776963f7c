import Manifest
import Spelling
import YAMLTree

/// The kind of a document.
enum DocumentKind {
  case architecture
  /// A document that is not a manifest, with the message, remedy and place of the finding about it. `isDeclared` is
  /// true if its `apiVersion` belongs to another program.
  case foreign(message: String, remedy: String, at: Span, isDeclared: Bool)

  private static let apiVersion = ArchitectureFields.apiVersionWord
  private static let architectureKind = ArchitectureFields.kindWord

  init(of document: Document, in tree: Tree) {
    let known =
      "start the manifest with `apiVersion: \(Self.apiVersion)` and `kind: \(Self.architectureKind)`"
    guard let root = document.root, tree.kind(tree.resolved(root)) == .mapping else {
      let found =
        switch document.root.map({ tree.kind(tree.resolved($0)) }) {
        case .sequence: "a list"
        case .scalar: "a scalar"
        default: "nothing"
        }
      let span = document.root.map(tree.span) ?? document.span
      self = .foreign(
        message: "the document is \(found), but a manifest is a mapping", remedy: known, at: span,
        isDeclared: false)
      return
    }
    let version = Self.value(of: "apiVersion", in: root, tree)
    let kind = Self.value(of: "kind", in: root, tree)
    let isOurVersion = version.map { Self.isOurs(tree.text($0)) } ?? false
    let isOurKind = kind.map { Self.isMeant(tree.text($0)) } ?? false
    if isOurKind, version == nil || isOurVersion {
      self = .architecture
      return
    }
    let place = isOurVersion ? kind ?? version : version ?? kind
    let span =
      place.map(tree.span) ?? tree.entries(tree.resolved(root)).first { _ in true }.map { tree.span($0.key) }
    let at = span ?? tree.span(root)
    if isOurVersion, let kind {
      let remedy =
        tree.text(kind) == "PolicyPack" || nearestName(to: tree.text(kind), among: ["PolicyPack"]) != nil
        ? "to use a policy pack, pass its folder: `--policy FOLDER`"
        : "set `kind: \(Self.architectureKind)`"
      self = .foreign(
        message: "`kind: \(tree.text(kind))` is not a kind of document that plumbline checks", remedy: remedy,
        at: at,
        isDeclared: false)
    } else if let version {
      let text = tree.text(version)
      self = .foreign(
        message: text.hasPrefix("plumbline/")
          ? "`apiVersion: \(text)` is not supported by this version of plumbline"
          : "`apiVersion: \(text)` belongs to another program: the document is not a plumbline manifest",
        remedy: "use `apiVersion: \(Self.apiVersion)` and `kind: \(Self.architectureKind)`", at: at,
        isDeclared: !text.hasPrefix("plumbline/"))
    } else {
      self = .foreign(
        message: "`apiVersion` and `kind` are missing", remedy: known, at: at, isDeclared: false
      )
    }
  }

  /// Whether a text is the API version of Plumbline or a misspelling of it.
  private static func isOurs(_ text: String) -> Bool {
    text == apiVersion || nearestName(to: text, among: [apiVersion]) != nil && !text.hasPrefix("plumbline/")
  }

  private static func isMeant(_ text: String) -> Bool {
    text == architectureKind || nearestName(to: text, among: [architectureKind]) != nil
  }

  /// The value of a key, which may be misspelled. The decoder reports the misspelling.
  private static func value(of key: String, in root: NodeID, _ tree: Tree) -> NodeID? {
    let entries = tree.entries(tree.resolved(root))
    let entry =
      entries.first { tree.text(tree.resolved($0.key)) == key }
      ?? entries.first { nearestName(to: tree.text(tree.resolved($0.key)), among: [key]) != nil }
    return entry.map { tree.resolved($0.value) }.flatMap { tree.kind($0) == .scalar ? $0 : nil }
  }
}

extension DocumentKind {
  /// Whether the `apiVersion` of the document belongs to another program.
  var isSomebodyElses: Bool {
    if case .foreign(_, _, _, let isNamed) = self { isNamed } else { false }
  }
}

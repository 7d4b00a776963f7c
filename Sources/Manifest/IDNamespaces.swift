package import Schema

/// The namespaces of ids.
extension IDNamespace {
  package static let component = IDNamespace("component", group: "party")
  package static let external = IDNamespace("external", group: "party")
  package static let boundary = IDNamespace("boundary")
  package static let effect = IDNamespace("effect")
  package static let state = IDNamespace("state")
  package static let model = IDNamespace("model")
  package static let hardware = IDNamespace("hardware")
  package static let evidence = IDNamespace("evidence")
  package static let capability = IDNamespace("capability", perParent: true)
}

/// The vocabularies that policies define.
extension Vocabulary {
  package static let level = Vocabulary("level", ordered: true)
  package static let layer = Vocabulary("layer")
  package static let job = Vocabulary("job")
}

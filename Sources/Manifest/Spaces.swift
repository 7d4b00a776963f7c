package import Shapes

/// Who may be referred to by an id.
extension IDSpace {
  package static let component = IDSpace("component", group: "party")
  package static let external = IDSpace("external", group: "party")
  package static let boundary = IDSpace("boundary")
  package static let effect = IDSpace("effect")
  package static let state = IDSpace("state")
  package static let model = IDSpace("model")
  package static let hardware = IDSpace("hardware")
  package static let evidence = IDSpace("evidence")
  package static let capability = IDSpace("capability", perParent: true)
}

/// Words that belong to the policy, not to the model.
extension Vocabulary {
  package static let level = Vocabulary("level", ordered: true)
  package static let layer = Vocabulary("layer")
  package static let job = Vocabulary("job")
}

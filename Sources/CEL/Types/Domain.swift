/// A named set of strings: the values of an enumeration or the rungs of a ladder.
///
/// A literal must be a member if it is compared with a member or passed where a member is expected; otherwise
/// the checker suggests the nearest member. At run time, members are plain strings.
public final class Domain: Sendable {
  /// The name of the domain in messages.
  public let name: String
  /// The members in order.
  public let members: [String]
  /// Whether members are opaque. Opaque members can be compared with `==`, `!=` and `in` and passed to
  /// functions with a parameter of this domain, but they are not strings. An example is the rungs of a
  /// ladder, whose order is not alphabetical.
  ///
  /// The members of a domain that is not opaque can be used wherever a string can.
  public let isOpaque: Bool
  /// The meaning of the domain.
  public let documentation: String

  /// Creates a domain from its members.
  public init(name: String, members: [String], isOpaque: Bool = false, documentation: String = "") {
    self.name = name
    self.members = members
    self.isOpaque = isOpaque
    self.documentation = documentation
  }

  /// Whether a string is a member.
  public func contains(_ member: String) -> Bool { members.contains { sameCodePoints($0, member) } }
}

extension Domain: Hashable {
  /// Whether both domains have the same name.
  public static func == (a: Domain, b: Domain) -> Bool { a === b || a.name == b.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

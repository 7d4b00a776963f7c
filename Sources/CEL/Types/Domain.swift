/// A named set of strings: the members of an enumeration or the rungs of a scale.
///
/// A literal that is compared with a member, or given where a member is expected, must be one of the members;
/// the checker suggests the nearest one. At run time members are plain strings.
public final class Domain: Sendable {
  /// The name by which messages speak of the domain.
  public let name: String
  /// The members in their order.
  public let members: [String]
  /// Whether members are opaque: they can be compared with `==`, `!=` and `in` and given to functions that
  /// ask for this domain, but they are no strings (the rungs of a scale, whose order is not the alphabet's).
  ///
  /// The members of a domain that is not opaque can be used wherever a string can.
  public let isOpaque: Bool
  /// What the domain stands for.
  public let documentation: String

  /// A domain from its members.
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
  /// Domains are the same when their names are.
  public static func == (a: Domain, b: Domain) -> Bool { a === b || a.name == b.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

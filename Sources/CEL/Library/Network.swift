/// The extension library `network`: IP addresses and address ranges.
enum Network {
  static let names = [
    "ip", "isIP", "ip.isCanonical", "cidr", "isCIDR", "family", "isUnspecified", "isLoopback",
    "isGlobalUnicast",
    "isLinkLocalMulticast", "isLinkLocalUnicast", "containsIP", "containsCIDR", "masked", "string",
    "prefixLength",
  ]

  static func overloads(of name: String) -> [Overload]? {
    switch name {
    case "ip": ip
    case "isIP": isIP
    case "ip.isCanonical": isCanonical
    case "cidr": cidr
    case "isCIDR": isCIDR
    case "family": family
    case "isUnspecified": isUnspecified
    case "isLoopback": isLoopback
    case "isGlobalUnicast": isGlobalUnicast
    case "isLinkLocalMulticast": isLinkLocalMulticast
    case "isLinkLocalUnicast": isLinkLocalUnicast
    case "containsIP": containsIP
    case "containsCIDR": containsCIDR
    case "masked": masked
    case "prefixLength": prefixLength
    case "string": string
    default: nil
    }
  }

  private static let address = Type.opaque("net.IP", [])
  private static let range = Type.opaque("net.CIDR", [])

  // MARK: Addresses

  private static let ip = [
    Overload(
      "string_to_ip", [.string], address, mayFail: true,
      .string { (text) throws(EvaluationError) in .opaque(IPValue(try parse(text))) }),
    Overload(
      "cidr_ip", isMember: true, [range], address,
      .pure { (range) throws(EvaluationError) in .opaque(IPValue(try rangeOf(range).address)) }),
  ]
  private static let isIP = [
    Overload(
      "is_ip", [.string], .bool,
      .string { (text) throws(EvaluationError) in .bool((try? IPAddress(text)) != nil) })
  ]
  private static let isCanonical = [
    Overload(
      "ip_is_canonical", [.string], .bool, mayFail: true,
      .string { (text) throws(EvaluationError) in .bool(sameCodePoints(try parse(text).description, text)) })
  ]
  private static let family = [
    Overload(
      "ip_family", isMember: true, [address], .int,
      .pure { (address) throws(EvaluationError) in .int(try addressOf(address).isVersion4 ? 4 : 6) })
  ]
  private static let isUnspecified = [test("ip_is_unspecified") { $0.isUnspecified }]
  private static let isLoopback = [test("ip_is_loopback") { $0.isLoopback }]
  private static let isGlobalUnicast = [test("ip_is_global_unicast") { $0.isGlobalUnicast }]
  private static let isLinkLocalMulticast = [test("ip_is_link_local_multicast") { $0.isLinkLocalMulticast }]
  private static let isLinkLocalUnicast = [test("ip_is_link_local_unicast") { $0.isLinkLocalUnicast }]

  private static func test(_ id: String, _ test: @escaping @Sendable (IPAddress) -> Bool) -> Overload {
    Overload(
      id, isMember: true, [address], .bool,
      .pure { (address) throws(EvaluationError) in .bool(test(try addressOf(address).unmapped)) })
  }

  // MARK: Ranges

  private static let cidr = [
    Overload(
      "string_to_cidr", [.string], range, mayFail: true,
      .string { (text) throws(EvaluationError) in .opaque(CIDRValue(try parseRange(text))) })
  ]
  private static let isCIDR = [
    Overload(
      "is_cidr", [.string], .bool,
      .string { (text) throws(EvaluationError) in .bool((try? CIDR(text)) != nil) })
  ]
  private static let containsIP = [
    Overload(
      "cidr_contains_ip", isMember: true, [range, address], .bool,
      .pure { (range, address) throws(EvaluationError) in
        .bool(try rangeOf(range).contains(try addressOf(address)))
      }),
    Overload(
      "cidr_contains_ip_string", isMember: true, [range, .string], .bool, mayFail: true,
      .pure { (range, text) throws(EvaluationError) in
        .bool(try rangeOf(range).contains(try parse(textOf(text))))
      }),
  ]
  private static let containsCIDR = [
    Overload(
      "cidr_contains_cidr", isMember: true, [range, range], .bool,
      .pure { (range, other) throws(EvaluationError) in .bool(try rangeOf(range).contains(try rangeOf(other)))
      }),
    Overload(
      "cidr_contains_cidr_string", isMember: true, [range, .string], .bool, mayFail: true,
      .pure { (range, text) throws(EvaluationError) in
        .bool(try rangeOf(range).contains(try parseRange(textOf(text))))
      }),
  ]
  private static let masked = [
    Overload(
      "cidr_masked", isMember: true, [range], range,
      .pure { (range) throws(EvaluationError) in .opaque(CIDRValue(try rangeOf(range).masked)) })
  ]
  private static let prefixLength = [
    Overload(
      "cidr_prefix_length", isMember: true, [range], .int,
      .pure { (range) throws(EvaluationError) in .int(try rangeOf(range).length) })
  ]

  // MARK: Texts

  private static let string = [
    Overload(
      "ip_to_string", [address], .string,
      .pure { (address) throws(EvaluationError) in .string(try addressOf(address).description) }),
    Overload(
      "cidr_to_string", [range], .string,
      .pure { (range) throws(EvaluationError) in .string(try rangeOf(range).description) }),
  ]

  private static func parse(_ text: String) throws(EvaluationError) -> IPAddress {
    do { return try IPAddress(text) } catch { throw EvaluationError(.invalidArgument, error.message) }
  }

  private static func parseRange(_ text: String) throws(EvaluationError) -> CIDR {
    do { return try CIDR(text) } catch { throw EvaluationError(.invalidArgument, error.message) }
  }

  private static func addressOf(_ value: Value) throws(EvaluationError) -> IPAddress {
    guard case .opaque(let value) = value, let value = value as? IPValue else {
      throw EvaluationError(.noSuchOverload)
    }
    return value.address
  }

  private static func rangeOf(_ value: Value) throws(EvaluationError) -> CIDR {
    guard case .opaque(let value) = value, let value = value as? CIDRValue else {
      throw EvaluationError(.noSuchOverload)
    }
    return value.range
  }

  private static func textOf(_ value: Value) throws(EvaluationError) -> String {
    guard case .string(let text) = value else { throw EvaluationError(.noSuchOverload) }
    return text
  }
}

/// An IP address as a CEL value.
private final class IPValue: OpaqueValue {
  let address: IPAddress

  init(_ address: IPAddress) { self.address = address }

  var typeName: String { "net.IP" }
  var description: String { address.description }

  /// An IPv4 address equals the IPv4-mapped IPv6 address.
  func isEqual(to other: any OpaqueValue) -> Bool {
    (other as? IPValue)?.address.unmapped == address.unmapped
  }
}

/// An address range as a CEL value.
private final class CIDRValue: OpaqueValue {
  let range: CIDR

  init(_ range: CIDR) { self.range = range }

  var typeName: String { "net.CIDR" }
  var description: String { range.description }

  func isEqual(to other: any OpaqueValue) -> Bool { (other as? CIDRValue)?.range == range }
}

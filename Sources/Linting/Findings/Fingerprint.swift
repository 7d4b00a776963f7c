import Crypto
import YAMLTree

/// The identity of a finding. It does not change if lines move or texts are reworded: it depends on rule,
/// architecture, logical path and discriminator.
enum Fingerprint {
  static func of(rule: String, architecture: String, path: String, discriminator: String) -> String {
    let text = ["v1", rule, architecture, path, discriminator].joined(separator: "\0")
    return SHA256.hash(data: Array(text.utf8)).prefix(16).hexadecimal
  }

  /// Numbers findings with equal fingerprints in the order of their places.
  static func number(_ findings: inout [Finding]) {
    var seen: [String: Int] = [:]
    for index in findings.indices {
      let fingerprint = findings[index].fingerprint
      let count = seen[fingerprint, default: 0] + 1
      seen[fingerprint] = count
      if count > 1 { findings[index].fingerprint = "\(fingerprint)#\(count)" }
    }
  }
}

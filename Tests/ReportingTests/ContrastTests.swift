import Linting
import Reporting
import TestSupport
import Testing

/// WCAG 2.2, success criterion 1.4.3: a contrast of at least 4.5 to 1, computed from the style sheet of the
/// page.
@Suite("Color contrast of the report")
struct ContrastTests {
  private static let pairs = [
    ("text", "ground"), ("text", "panel"), ("quiet", "ground"), ("quiet", "panel"), ("link", "ground"),
    ("error", "error-g"),
    ("text", "error-d"), ("text", "error-g"), ("warning", "warning-g"), ("text", "warning-g"),
    ("note", "note-g"),
    ("good", "good-g"), ("quiet", "mute-g"), ("ground", "error"), ("ground", "note"), ("ground", "warning"),
    ("quiet", "error-g"), ("quiet", "warning-g"), ("note", "ground"), ("error", "ground"),
    ("warning", "ground"),
  ]

  /// The schemes of the style sheet: light, dark, print.
  private static func schemes() throws -> [[String: Double]] {
    let page = HTMLReport(try CorePolicy.assess([]), version: "").page
    let blocks = page.split(separator: ":root{").dropFirst().map { $0.prefix { $0 != "}" } }
    return blocks.map { block in
      var colors: [String: Double] = [:]
      for entry in block.split(separator: ";") {
        let parts = entry.split(separator: ":")
        guard parts.count == 2, parts[1].hasPrefix("#") else { continue }
        colors[String(parts[0].dropFirst(2))] = luminance(String(parts[1].dropFirst()))
      }
      return colors
    }
  }

  private static func luminance(_ digits: String) -> Double {
    let whole = digits.count == 3 ? digits.map { "\($0)\($0)" }.joined() : digits
    let value = Int(whole, radix: 16) ?? 0
    let channels = [value >> 16, value >> 8 & 255, value & 255].map { channel -> Double in
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  /// x to the power of 2.4 = x² · (x²)^(1/5), with the fifth root by Newton's method.
  private static func power(_ x: Double) -> Double {
    let square = x * x
    var root = 0.8
    for _ in 0..<40 { root = (4 * root + square / (root * root * root * root)) / 5 }
    return square * root
  }

  @Test("4.5 to 1 in each scheme")
  func contrast() throws {
    let schemes = try Self.schemes()
    #expect(schemes.count == 3)
    for colors in schemes {
      for (text, ground) in Self.pairs {
        let a = try #require(colors[text]), b = try #require(colors[ground])
        let ratio = (max(a, b) + 0.05) / (min(a, b) + 0.05)
        #expect(ratio >= 4.5, "\(text) on \(ground): \(ratio)")
      }
    }
  }
}

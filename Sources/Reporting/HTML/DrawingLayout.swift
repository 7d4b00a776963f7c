import Linting
import Schema

/// The layout of a diagram, in three columns: components by layer, effects and boundaries, externals.
///
/// The nodes of a column are ordered by the middle of their neighbors, so that few lines cross.
struct DrawingLayout {
  static let width = 1_000
  static let componentStart = 128
  static let componentEnd = 338

  struct Node {
    enum Outline {
      case rounded, pill, square
    }

    let key: String
    let title: String
    let outline: Outline
    let lines: [String]
    let x: Int
    let y: Int
    let width: Int
    let height: Int
    let errors: Int
    let gaps: Int

    var middle: Int { y + height / 2 }
    var textX: Int { x + (outline == .pill ? 17 : 11) }
  }

  struct Edge {
    struct Point {
      let x: Int
      let y: Int
    }

    let from: Point
    let to: Point
    /// 1 to the right, -1 to the left.
    let leaves: Int
    let enters: Int
    let isBoundary: Bool
    let hasTip: Bool
  }

  struct Lane {
    let name: String
    let y: Int
    let height: Int
  }

  struct Heading {
    let text: String
    let x: Int
    let y: Int
  }

  struct Box {
    let x: Int
    let y: Int
    let width: Int
    let height: Int
  }

  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []
  private(set) var lanes: [Lane] = []
  private(set) var headings: [Heading] = []
  private(set) var ours: Box
  private(set) var height: Int
  /// The id of the arrowhead, unique for each diagram of a page.
  let tip: String

  private static let top = 46
  private let architecture: AssessedArchitecture
  private let findings: [Finding]

  init?(_ architecture: AssessedArchitecture, findings: [Finding]) {
    let stated = architecture.stated
    guard !stated.components.isEmpty else { return nil }
    self.architecture = architecture
    self.findings = findings
    tip = "tip-\(UUID5(architecture.file, "\(architecture.document)").text)"
    ours = Box(x: 0, y: 0, width: 0, height: 0)
    height = 0

    let bottom = placeComponents(stated)
    let interactions = placeInteractions(stated)
    let outside = placeExternals(stated)
    height = max(bottom, interactions, outside) + 24
    ours = Box(x: 10, y: Self.top - 22, width: 668, height: height - Self.top + 10)
    headings =
      [Heading(text: "components, by layer", x: Self.componentStart, y: Self.top - 4)]
      + (stated.effects.isEmpty && stated.boundaries.isEmpty
        ? [] : [Heading(text: "effects and boundaries", x: 436, y: Self.top - 4)])
      + (stated.externals.isEmpty ? [] : [Heading(text: "externals", x: 768, y: Self.top - 4)])
    connect(stated)
  }

  // MARK: Columns

  private mutating func placeComponents(_ stated: ArchitectureSummary) -> Int {
    var groups: [(layer: String, components: [ArchitectureSummary.Component])] = []
    for component in stated.components {
      let layer = component.layers.first ?? "no layer"
      if let index = groups.firstIndex(where: { $0.layer == layer }) {
        groups[index].components.append(component)
      } else {
        groups.append((layer, [component]))
      }
    }
    // The components of a layer are at the position of the layer.
    groups.sort { ($0.components.first?.layerOrder ?? .max) < ($1.components.first?.layerOrder ?? .max) }
    var y = Self.top + 8
    for group in groups {
      let start = y
      for component in group.components {
        let held = stated.state.filter { $0.holders.contains(component.id) }.map(\.id)
        let product = [component.product, component.version].compactMap(\.self).joined(separator: " ")
        let also = component.layers.dropFirst().joined(separator: ", ")
        let lines = [
          component.id, product, also.isEmpty ? "" : "also: \(also)",
          held.isEmpty ? "" : "state: \(held.joined(separator: ", "))",
        ].filter { !$0.isEmpty }
        add(
          component.route, key: component.id, .rounded, lines, x: Self.componentStart, y: y,
          width: Self.componentEnd - Self.componentStart, height: 20 + 16 * max(2, lines.count))
        y = (nodes.last.map { $0.y + $0.height } ?? y) + 10
      }
      lanes.append(Lane(name: group.layer, y: start, height: y - 10 - start))
      y += 4
    }
    return y
  }

  private mutating func placeInteractions(_ stated: ArchitectureSummary) -> Int {
    struct Interaction {
      let route: Route
      let key: String
      let lines: [String]
      let source: String
    }
    let effects = stated.effects.map { effect in
      Interaction(
        route: effect.route, key: "effect \(effect.id)",
        lines: [effect.id, [effect.kind, effect.reversibility].compactMap(\.self).joined(separator: ", ")],
        source: effect.by)
    }
    let boundaries = stated.boundaries.map { boundary in
      Interaction(
        route: boundary.route, key: "boundary \(boundary.id)",
        lines: [boundary.id, "boundary: \(boundary.data.joined(separator: ", "))"],
        source: middle(of: boundary.from) == nil ? boundary.to : boundary.from)
    }
    let pills = (effects + boundaries).enumerated().sorted { a, b in
      let (left, right) = (middle(of: a.element.source) ?? 0, middle(of: b.element.source) ?? 0)
      return left != right ? left < right : a.offset < b.offset
    }.map(\.element)
    var y = Self.top + 8
    for (index, pill) in pills.enumerated() {
      // As near to its source as the nodes above it and the remaining nodes allow.
      let wanted = (middle(of: pill.source) ?? y) - 21
      let room = max(y, componentsEnd - (pills.count - index) * 52)
      y = max(y, min(wanted, room))
      add(pill.route, key: pill.key, .pill, pill.lines, x: 436, y: y, width: 226, height: 42)
      y += 52
    }
    return y
  }

  private mutating func placeExternals(_ stated: ArchitectureSummary) -> Int {
    let touching =
      stated.effects.map { ($0.to, "effect \($0.id)") }
      + stated.boundaries.flatMap { [($0.to, "boundary \($0.id)"), ($0.from, "boundary \($0.id)")] }
    func weight(_ external: ArchitectureSummary.External) -> Int {
      let middles = touching.filter { $0.0 == external.id }.compactMap { middle(of: $0.1) }
      return middles.isEmpty ? .max : middles.reduce(0, +) / middles.count
    }
    let externals = stated.externals.enumerated().map {
      (external: $0.element, weight: weight($0.element), offset: $0.offset)
    }
    .sorted { ($0.weight, $0.offset) < ($1.weight, $1.offset) }
    var y = Self.top + 8
    for item in externals {
      let external = item.external
      if item.weight < .max { y = max(y, item.weight - 28) }
      let lines = [
        external.id, external.operator ?? "",
        [external.isPeople ? "people" : "", external.trust ?? "", external.layers.joined(separator: ", ")]
          .filter { !$0.isEmpty }.joined(separator: ", "),
      ].filter { !$0.isEmpty }
      add(
        external.route, key: external.id, .square, lines, x: 768, y: y, width: 220,
        height: 20 + 16 * max(2, lines.count))
      y = (nodes.last.map { $0.y + $0.height } ?? y) + 14
    }
    return y
  }

  private var componentsEnd: Int { lanes.last.map { $0.y + $0.height } ?? 0 }

  private mutating func add(
    _ route: Route, key: String, _ outline: Node.Outline, _ lines: [String], x: Int, y: Int, width: Int,
    height: Int
  ) {
    let about = findings.filter { $0.place.route.isWithin(route) && $0.severity > .note }
    nodes.append(
      Node(
        key: key, title: lines.first?.cut(60) ?? "", outline: outline, lines: lines, x: x, y: y, width: width,
        height: height, errors: about.count { $0.severity == .error }, gaps: about.count))
  }

  private func node(_ key: String) -> Node? { nodes.first { $0.key == key } }

  private func middle(of key: String) -> Int? { node(key)?.middle }

  // MARK: Lines

  private mutating func connect(_ stated: ArchitectureSummary) {
    for effect in stated.effects {
      connect(effect.by, "effect \(effect.id)", effect.to, isBoundary: false)
    }
    for boundary in stated.boundaries {
      connect(boundary.from, "boundary \(boundary.id)", boundary.to, isBoundary: true)
    }
  }

  /// Connects both ends with the node of an effect or boundary; an undeclared end has no line.
  private mutating func connect(_ from: String, _ key: String, _ to: String, isBoundary: Bool) {
    guard let pill = node(key) else { return }
    for (end, isTarget) in [(node(from), false), (node(to), true)] {
      guard let end else { continue }
      let isLeft = end.x < pill.x
      // Two ends on one side are connected at different points.
      let shift = isTarget == isLeft ? 7 : -7
      let side = Edge.Point(x: isLeft ? end.x + end.width : end.x, y: end.middle + (isTarget ? 5 : -5))
      let waist = Edge.Point(x: isLeft ? pill.x : pill.x + pill.width, y: pill.middle + (isLeft ? shift : 0))
      let (start, stop) = isTarget ? (waist, side) : (side, waist)
      edges.append(
        Edge(
          from: start, to: stop, leaves: isTarget == isLeft ? -1 : 1, enters: isTarget == isLeft ? -1 : 1,
          isBoundary: isBoundary, hasTip: isTarget))
    }
  }
}

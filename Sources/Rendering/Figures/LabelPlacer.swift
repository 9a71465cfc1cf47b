/// Finds places for labels where they cover least.
struct LabelPlacer: Sendable {
  /// Points that should stay visible, as shares from the lower left.
  private var obstacles: [(x: Double, y: Double)] = []
  /// Labels that are placed, in em of each layout.
  private var boxes: [[Box]] = [[], []]
  private static let layouts = [Canvas.Layout.wide, .narrow]

  /// A rectangle in em, from the lower left.
  private struct Box: Sendable {
    let left: Double
    let right: Double
    let bottom: Double
    let top: Double

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && bottom < other.top && other.bottom < top
    }
  }

  /// A place where a label could stand.
  struct Candidate: Sendable {
    /// As shares from the lower left.
    let place: (x: Double, y: Double)
    /// In em, to the right and down to the baseline.
    let shift: (x: Double, y: Double)
    let anchor: Canvas.Anchor
  }

  /// Keeps labels off points.
  mutating func avoid(_ points: [(x: Double, y: Double)]) { obstacles += points }

  /// The best place for a label of a width; takes it.
  ///
  /// - Parameters:
  ///   - width: In em.
  ///   - candidates: The places, the best first if nothing is in the way.
  /// - Returns: The place, or nil if there is none at all.
  mutating func place(width: Double, _ candidates: [Candidate]) -> Candidate? {
    let costs = candidates.enumerated().map { index, candidate in
      cost(width, candidate) + 0.1 * Double(index)
    }
    guard let best = costs.indices.min(by: { costs[$0] < costs[$1] }) else { return nil }
    for (index, layout) in Self.layouts.enumerated() {
      boxes[index].append(Self.box(width, candidates[best], layout))
    }
    return candidates[best]
  }

  private func cost(_ width: Double, _ candidate: Candidate) -> Double {
    var cost = 0.0
    for (index, layout) in Self.layouts.enumerated() {
      let box = Self.box(width, candidate, layout)
      for other in boxes[index] where box.overlaps(other) { cost += 40 }
      for obstacle in obstacles {
        let (x, y) = (obstacle.x * layout.width, obstacle.y * layout.height)
        if x > box.left - 0.2, x < box.right + 0.2, y > box.bottom - 0.1, y < box.top + 0.1 {
          cost += 1
        }
      }
      if box.left < -0.5 || box.right > layout.width + 0.8 { cost += 60 }
      if box.bottom < -0.2 || box.top > layout.height + 0.8 { cost += 60 }
    }
    return cost
  }

  private static func box(
    _ width: Double,
    _ candidate: Candidate,
    _ layout: Canvas.Layout
  ) -> Box {
    let x = candidate.place.x * layout.width + candidate.shift.x
    let left =
      switch candidate.anchor {
      case .start: x
      case .middle: x - width / 2
      case .end: x - width
      }
    let baseline = candidate.place.y * layout.height - candidate.shift.y
    return Box(left: left, right: left + width, bottom: baseline - 0.25, top: baseline + 0.8)
  }
}

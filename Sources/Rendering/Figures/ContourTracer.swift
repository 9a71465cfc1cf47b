/// The outlines of the regions in which a surface on a grid is at least as high as a level, as closed lines.
///
/// Marching squares over the grid with a border of −∞ around it, so that every outline is closed; a saddle is divided by
/// the mean of its corners. Heights between grid points are taken as linear.
struct ContourTracer: Sendable {
  /// A corner of an outline, in units of the grid.
  struct Point: Sendable, Hashable {
    let x: Double
    let y: Double
  }

  private let columns: Int
  private let rows: Int
  private let heights: [Double]

  /// A tracer of a surface; what is NaN counts as lower than every level.
  init(rows: Int, columns: Int, heights: [Double]) {
    self.rows = rows
    self.columns = columns
    self.heights = heights
  }

  /// The outlines of where the surface is at least `level`.
  func outlines(level: Double) -> [[Point]] {
    var next: [Edge: Edge] = [:]
    for row in -1..<rows {
      for column in -1..<columns {
        for (from, to) in segments(row, column, level) { next[from] = to }
      }
    }
    var outlines: [[Point]] = []
    for start in next.keys.sorted() {
      guard next[start] != nil else { continue }
      var outline: [Point] = []
      var edge = start
      while let following = next.removeValue(forKey: edge) {
        outline.append(point(edge, level))
        edge = following
      }
      if outline.count >= 3 { outlines.append(outline) }
    }
    return outlines
  }

  /// A side of a square of the grid, from a grid point to the right or down.
  private struct Edge: Hashable, Comparable {
    let row: Int
    let column: Int
    let isLevel: Bool

    static func < (left: Edge, right: Edge) -> Bool {
      (left.row, left.column, left.isLevel ? 0 : 1)
        < (right.row, right.column, right.isLevel ? 0 : 1)
    }
  }

  private func height(_ row: Int, _ column: Int) -> Double {
    guard (0..<rows).contains(row), (0..<columns).contains(column) else { return -.infinity }
    let height = heights[row * columns + column]
    return height.isNaN ? -.infinity : height
  }

  /// The pieces of outlines in the square whose first corner is at a grid point, the region at their left.
  private func segments(_ row: Int, _ column: Int, _ level: Double) -> [(Edge, Edge)] {
    let corners = [
      height(row, column), height(row, column + 1), height(row + 1, column + 1),
      height(row + 1, column),
    ]
    let isIn = corners.map { $0 >= level }
    let top = Edge(row: row, column: column, isLevel: true)
    let right = Edge(row: row, column: column + 1, isLevel: false)
    let bottom = Edge(row: row + 1, column: column, isLevel: true)
    let left = Edge(row: row, column: column, isLevel: false)
    let sides = [top, right, bottom, left]
    // Going round the square, the outline leaves where the region ends and comes back where it begins.
    var (ends, begins): ([Int], [Int]) = ([], [])
    for side in 0..<4 {
      let (one, other) = (isIn[side], isIn[(side + 1) % 4])
      if one && !other { ends.append(side) }
      if !one && other { begins.append(side) }
    }
    guard let end = ends.first, let begin = begins.first else { return [] }
    guard ends.count == 2 else { return [(sides[end], sides[begin])] }
    let isMiddleIn = corners.reduce(0, +) / 4 >= level
    return ends.map { end in
      let after = begins.min { ($0 - end + 4) % 4 < ($1 - end + 4) % 4 } ?? begin
      let before = begins.min { (end - $0 + 4) % 4 < (end - $1 + 4) % 4 } ?? begin
      return (sides[end], sides[isMiddleIn ? after : before])
    }
  }

  /// Where the surface crosses the level on a side; at the border, on the grid point itself.
  private func point(_ edge: Edge, _ level: Double) -> Point {
    let one = height(edge.row, edge.column)
    let other =
      edge.isLevel ? height(edge.row, edge.column + 1) : height(edge.row + 1, edge.column)
    var share = (level - one) / (other - one)
    if !share.isFinite { share = one >= level ? 0 : 1 }
    if one == -.infinity { share = 1 }
    if other == -.infinity { share = 0 }
    return Point(
      x: Double(edge.column) + (edge.isLevel ? share : 0),
      y: Double(edge.row) + (edge.isLevel ? 0 : share)
    )
  }
}

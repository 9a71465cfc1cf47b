/// A cloud of very many points, as cells that are darker where there are more of them.
struct PointCloud: Sendable {
  /// Clouds with no more points than this are drawn point by point.
  static let mostDots = 1_500
  /// About how many bytes a cloud may take.
  private static let mostBytes = 24_000

  /// The size of a cell in the inner drawing.
  let cellSize: Int
  /// The paths of the sparse, the middling and the dense cells, in cells.
  let paths: [String]

  /// The cells of points, the smallest that keep the drawing light.
  init(_ points: [PathText.Point]) {
    var result: (size: Int, paths: [String]) = (8, [])
    for size in [8, 10, 12, 15, 20, 25, 40, 50] {
      result = (size, Self.paths(points, size: size))
      if result.paths.map(\.utf8.count).reduce(0, +) <= Self.mostBytes { break }
    }
    (cellSize, paths) = result
  }

  private static func paths(_ points: [PathText.Point], size: Int) -> [String] {
    let columns = Ink.width / size
    let rows = Ink.height / size
    var counts = [Int](repeating: 0, count: columns * rows)
    for point in points {
      guard (0...Ink.width).contains(point.x), (0...Ink.height).contains(point.y) else { continue }
      let column = min(point.x / size, columns - 1)
      let row = min(point.y / size, rows - 1)
      counts[row * columns + column] = min(counts[row * columns + column] + 1, 2_000_000)
    }
    let most = counts.max() ?? 0
    // Levels by ratio: the cube of a count against the largest.
    func level(_ count: Int) -> Int? {
      guard count > 0 else { return nil }
      guard most > 3 else { return 2 }
      if count * count * count < most { return 0 }
      return count * count * count < most * most ? 1 : 2
    }
    return (0...2).map { wanted in
      var path = PathText()
      for row in 0..<rows {
        var column = 0
        while column < columns {
          let start = column
          while column < columns, level(counts[row * columns + column]) == wanted { column += 1 }
          if column > start {
            path.move(to: .init(x: start, y: row))
            path.line(to: .init(x: column, y: row))
          } else {
            column += 1
          }
        }
      }
      return path.text
    }
  }
}

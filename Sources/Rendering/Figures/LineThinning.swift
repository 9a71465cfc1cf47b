/// Leaves out the points of a line that nobody could see, always the same ones.
enum LineThinning {
  /// Lines with no more points than this are drawn whole.
  static let mostPoints = 1_200
  /// The columns into which a longer line is divided.
  private static let columnCount = 600

  /// The points that keep the line's shape.
  ///
  /// A line that never goes back keeps the first, lowest, highest and last point of each column: every peak stays. Any
  /// other line keeps the points that are far enough from the last one kept.
  static func thinned(_ points: [PathText.Point]) -> [PathText.Point] {
    guard points.count > mostPoints else { return points }
    let isForward = zip(points, points.dropFirst()).allSatisfy { $0.x <= $1.x }
    return isForward ? byColumns(points) : byDistance(points)
  }

  private static func byColumns(_ points: [PathText.Point]) -> [PathText.Point] {
    let width = max(1, Ink.width / columnCount)
    var kept: [PathText.Point] = []
    var start = points.startIndex
    while start < points.endIndex {
      let column = points[start].x / width
      var end = start
      var (low, high) = (start, start)
      while end < points.endIndex, points[end].x / width == column {
        if points[end].y < points[low].y { low = end }
        if points[end].y > points[high].y { high = end }
        end += 1
      }
      for index in Set([start, low, high, end - 1]).sorted() { kept.append(points[index]) }
      start = end
    }
    return kept
  }

  private static func byDistance(_ points: [PathText.Point]) -> [PathText.Point] {
    var distance = 4
    while true {
      var kept = [points[0]]
      for point in points.dropFirst() {
        let last = kept[kept.count - 1]
        if abs(point.x - last.x) + abs(point.y - last.y) >= distance { kept.append(point) }
      }
      if kept.last != points.last { kept.append(points[points.count - 1]) }
      if kept.count <= 4 * mostPoints || distance > Ink.width { return kept }
      distance *= 2
    }
  }
}

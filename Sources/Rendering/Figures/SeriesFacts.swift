import Foundation
import LessonModel

/// What can be said of a series: where it begins and ends, its extremes, whether it only falls or only rises.
struct SeriesFacts: Sendable {
  /// A point.
  struct Point: Sendable, Hashable {
    let x: Double
    let y: Double
  }

  /// How the values go.
  enum Course: Sendable, Hashable {
    case constant
    case rising
    case falling
    /// Neither; with the number of turns.
    case turning(Int)
  }

  let first: Point
  let last: Point
  let lowest: Point
  let highest: Point
  let course: Course
  /// How many points have finite coordinates.
  let count: Int

  /// The facts of a series; nil if no point has finite coordinates.
  init?(_ series: Series) {
    let points = zip(series.x, series.y).map { Point(x: $0, y: $1) }
      .filter { $0.x.isFinite && $0.y.isFinite }
    guard let first = points.first, let last = points.last,
      let lowest = points.min(by: { $0.y < $1.y }), let highest = points.max(by: { $0.y < $1.y })
    else { return nil }
    (self.first, self.last, self.lowest, self.highest) = (first, last, lowest, highest)
    count = points.count
    var turns = 0
    var direction = 0
    for (one, next) in zip(points, points.dropFirst()) where one.y != next.y {
      let now = next.y > one.y ? 1 : -1
      if direction != 0, now != direction { turns += 1 }
      direction = now
    }
    course =
      turns > 0
      ? .turning(turns) : direction == 0 ? .constant : direction > 0 ? .rising : .falling
  }

  /// The mean factor from one unit of x to the next, for a logarithmic second axis.
  var factorPerUnit: Double? {
    guard first.y > 0, last.y > 0, last.x != first.x, last.y != first.y else { return nil }
    let factor = exp((log(last.y) - log(first.y)) / (last.x - first.x))
    return factor.isFinite && factor > 0 ? factor : nil
  }

  /// The mean slope on two logarithmic axes.
  var exponent: Double? {
    guard first.y > 0, last.y > 0, first.x > 0, last.x > 0, last.x != first.x else { return nil }
    let exponent = (log(last.y) - log(first.y)) / (log(last.x) - log(first.x))
    return exponent.isFinite ? exponent : nil
  }

  /// Between which x two series over the same x change places, at most three times.
  static func crossings(_ one: Series, _ other: Series) -> [(from: Double, to: Double)] {
    guard one.x == other.x else { return [] }
    var found: [(from: Double, to: Double)] = []
    var last: (x: Double, sign: Bool)?
    for index in one.x.indices {
      let difference = one.y[index] - other.y[index]
      guard difference.isFinite, difference != 0 else { continue }
      let sign = difference > 0
      if let last, last.sign != sign { found.append((last.x, one.x[index])) }
      last = (one.x[index], sign)
    }
    return found.count <= 3 ? found : []
  }
}

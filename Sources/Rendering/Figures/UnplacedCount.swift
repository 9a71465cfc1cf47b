import LessonModel

/// How many values of a plot have no place on its axes.
struct UnplacedCount: Sendable {
  /// Why a value has no place.
  enum Kind: Sendable, CaseIterable {
    case notANumber
    case infinite
    case negativeInfinite
    /// Zero on a logarithmic axis.
    case zero
    /// Less than zero on a logarithmic axis.
    case negative

    /// What stands at the edge for it.
    var symbol: String {
      switch self {
      case .notANumber: "×"
      case .infinite: "∞"
      case .negativeInfinite: "−∞"
      case .zero, .negative: "▾"
      }
    }
  }

  private var counts: [Kind: Int] = [:]

  /// Counts a point if it cannot be drawn.
  ///
  /// - Returns: Why, or nil if it can.
  mutating func add(x: Double, y: Double, _ xAxis: AxisMap, _ yAxis: AxisMap) -> Kind? {
    guard xAxis.place(x) == nil || yAxis.place(y) == nil else { return nil }
    let kind = Self.kind(of: yAxis.place(y) == nil ? y : x)
    counts[kind, default: 0] += 1
    return kind
  }

  /// Counts a value that cannot be drawn.
  mutating func add(_ value: Double) { counts[Self.kind(of: value), default: 0] += 1 }

  static func kind(of value: Double) -> Kind {
    if value.isNaN { return .notANumber }
    if value.isInfinite { return value > 0 ? .infinite : .negativeInfinite }
    return value == 0 ? .zero : .negative
  }

  /// A sentence if there are any.
  func notes(_ wording: FigureWording) -> [String] {
    let parts = Kind.allCases.compactMap { kind in
      counts[kind].map { wording.unplaced(kind, $0) }
    }
    return parts.isEmpty ? [] : [wording.notDrawn(parts)]
  }

  /// A sentence if there are any, for a map of colours.
  func mapNotes(_ wording: FigureWording) -> [String] {
    let parts = Kind.allCases.compactMap { kind in
      counts[kind].map { wording.unplaced(kind, $0) }
    }
    return parts.isEmpty ? [] : [wording.hatched(parts)]
  }
}

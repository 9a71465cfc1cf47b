import LessonModel

/// How the series of a plot are told apart: classes for colour and dash, names at their ends or in a legend.
enum SeriesPalette {
  /// Distinct colours; a seventh series begins again, with other dashes.
  private static let distinctCount = 6
  /// Steps of the ordered colours.
  private static let orderedCount = 8

  /// The classes that give a series its colour and its dash.
  static func colorClass(_ index: Int, of plot: Plot) -> String {
    let style = plot.style(of: plot.series[index])
    guard style != .theory else { return "theory" }
    let coloured = plot.series.indices.filter { plot.style(of: plot.series[$0]) != .theory }
    let rank = coloured.firstIndex(of: index) ?? 0
    guard plot.colors == .ordered else {
      let round = rank / distinctCount
      return "s\(rank % distinctCount)" + (round > 0 ? " again" : "")
    }
    let last = max(1, coloured.count - 1)
    return "o\((rank * (orderedCount - 1) + last / 2) / last)"
  }

  /// Whether the points of a series are filled; every second series has rings.
  static func isFilled(_ index: Int, of plot: Plot) -> Bool {
    plot.colors == .ordered || index.isMultiple(of: 2)
  }

  /// Where the names of series stand.
  enum Naming: Sendable {
    /// At the lines' ends if they all fit there, else in a legend.
    case whereThereIsRoom
    /// In a legend above the plot.
    case legend
    /// Not in this plot.
    case elsewhere
  }

  /// The end of a line with its name.
  struct End: Sendable {
    let index: Int
    let label: LabelText
    /// As a share from below.
    var y: Double
  }

  /// Names pushed apart so that none covers another; nil if they do not fit beside the plot, or would stand too far
  /// from their lines.
  static func spread(_ ends: [End]) -> [End]? {
    let gap = 1.2 / Canvas.Layout.narrow.height
    guard ends.count <= 9, ends.allSatisfy({ $0.label.width <= 6.5 }) else { return nil }
    var sorted = ends.sorted { ($0.y, $0.index) < ($1.y, $1.index) }
    // Neighbours that are too close become a block around their middle, as often as needed.
    var blocks = sorted.indices.map { (first: $0, last: $0, middle: sorted[$0].y) }
    var index = 1
    while index < blocks.count {
      let (lower, upper) = (blocks[index - 1], blocks[index])
      let half = gap * Double(lower.last - lower.first + upper.last - upper.first + 2) / 2
      guard upper.middle - lower.middle < half else {
        index += 1
        continue
      }
      let members = lower.first...upper.last
      let middle =
        members.map { ends.isEmpty ? 0 : sorted[$0].y }.reduce(0, +)
        / Double(members.count)
      blocks.replaceSubrange(index - 1...index, with: [(lower.first, upper.last, middle)])
      index = max(1, index - 1)
    }
    for block in blocks {
      let size = gap * Double(block.last - block.first)
      let middle = min(max(block.middle, size / 2), max(size / 2, 1 - size / 2))
      for member in block.first...block.last {
        let wanted = middle - size / 2 + gap * Double(member - block.first)
        guard abs(wanted - sorted[member].y) <= 2.2 * gap else { return nil }
        sorted[member].y = wanted
      }
    }
    return sorted
  }

  /// The names with samples of how their series look.
  static func legend(of plot: Plot, _ named: [Int]) -> HTML {
    let items = named.map { index -> HTML in
      let style = plot.style(of: plot.series[index])
      let color = colorClass(index, of: plot)
      var sample = HTML()
      if style != .points { sample += "<path class=\"line \(color)\" d=\"M2 7h28\"/>" }
      if style == .points || style == .linePoints {
        sample += "<path class=\"dots large \(color)\" d=\"M16 7h0\"/>"
        if !isFilled(index, of: plot) { sample += "<path class=\"dots core\" d=\"M16 7h0\"/>" }
      }
      return item(sample, LabelText(plot.series[index].name))
    }
    return "<ul class=\"legend\">\(items.joined())</ul>\n"
  }

  /// One name with its sample.
  static func item(_ sample: HTML, _ label: LabelText) -> HTML {
    """
    <li><svg class="sample" width="32" height="14" viewBox="0 0 32 14" aria-hidden="true">\
    \(sample)</svg><span>\(label.html)</span></li>
    """
  }
}

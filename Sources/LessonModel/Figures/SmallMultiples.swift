/// Figures beside each other, on the same axes, so that they can be compared.
///
///     SmallMultiples([0.5, 1, 2]) { scale in LinePlot(x: lags, y: gains(scale), title: "\(scale)") }
public struct SmallMultiples: FigureConvertible, Hashable, Codable {
  /// The figures, in reading order; none is itself small multiples.
  public let panels: [Figure]
  /// How many stand beside each other where there is room; nil leaves it to the page.
  public let columns: Int?
  /// Whether axes of the same meaning have the same ends.
  public let sharesAxes: Bool

  /// Figures beside each other.
  ///
  /// - Parameters:
  ///   - panels: The figures, at most 36.
  ///   - columns: How many stand beside each other where there is room; nil leaves it to the page.
  ///   - sharesAxes: Whether axes of the same meaning have the same ends.
  /// - Throws: ``FigureError`` if there is none, or more than can be seen at once.
  public init(
    _ panels: [any FigureConvertible],
    columns: Int? = nil,
    sharesAxes: Bool = true
  ) throws(FigureError) {
    let figures = panels.flatMap { panel -> [Figure] in
      if case .multiples(let nested) = panel.figure { nested.panels } else { [panel.figure] }
    }
    guard !figures.isEmpty else {
      throw FigureError("small multiples have no panel, expected at least one")
    }
    guard figures.count <= Self.mostPanels else {
      throw FigureError(
        "\(figures.count) panels cannot be seen at once, expected at most \(Self.mostPanels)",
        kind: .size
      )
    }
    if let columns, !(1...6).contains(columns) {
      throw FigureError("expected 1 to 6 columns, found \(columns)", parameter: "columns")
    }
    self.panels = figures
    self.columns = columns
    self.sharesAxes = sharesAxes
  }

  /// A figure for each item.
  ///
  /// - Parameters:
  ///   - items: The items, at most 36.
  ///   - columns: How many stand beside each other where there is room; nil leaves it to the page.
  ///   - sharesAxes: Whether axes of the same meaning have the same ends.
  ///   - panel: Makes the figure of an item.
  /// - Throws: ``FigureError`` if there is none, or more than can be seen at once; what `panel` throws.
  public init<Item>(
    _ items: some Sequence<Item>,
    columns: Int? = nil,
    sharesAxes: Bool = true,
    panel: (Item) throws -> some FigureConvertible
  ) throws {
    try self.init(
      try items.map { try panel($0) },
      columns: columns,
      sharesAxes: sharesAxes
    )
  }

  /// More panels than this cannot be seen at once.
  public static let mostPanels = 36

  /// The figure.
  public var figure: Figure { .multiples(self) }
}

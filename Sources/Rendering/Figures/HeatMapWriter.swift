import LessonModel

/// A matrix as coloured cells; cells of one colour are one path.
struct HeatMapWriter: Sendable {
  /// A map with more rows or columns than this is drawn in coarser cells, each with the value farthest from the middle.
  private static let mostCells = 160

  let map: HeatMap
  let context: DrawingContext
  private let colors: ColorScale

  /// A writer for a map, with its own colours or shared ones.
  init(_ map: HeatMap, extents: AxisExtents?, context: DrawingContext) {
    self.map = map
    self.context = context
    colors = ColorScale((extents ?? AxisExtents(.heatMap(map))).value, map.value)
  }

  /// The drawing.
  func drawing() -> FigureDrawing {
    var canvas = Canvas()
    canvas.classes = "map"
    addAxes(&canvas)
    let (rows, columns) = (map.matrix.rowCount, map.matrix.columnCount)
    let (rowStep, columnStep) = (Self.step(rows), Self.step(columns))
    var paths = [Int: PathText]()
    var odd = PathText()
    var unplaced = UnplacedCount()
    for value in map.matrix.elements where colors.axis.place(value) == nil { unplaced.add(value) }
    for row in stride(from: 0, to: rows, by: rowStep) {
      var column = 0
      while column < columns {
        let step = self.step(row, column, rowStep, columnStep)
        var end = column + columnStep
        while end < columns, self.step(row, end, rowStep, columnStep) == step { end += columnStep }
        let box = (column, row, min(end, columns), min(row + rowStep, rows))
        if let step {
          Self.add(box, of: (columns, rows), to: &paths[step, default: PathText()])
        } else {
          Self.add(box, of: (columns, rows), to: &odd)
        }
        column = end
      }
    }
    for step in paths.keys.sorted() {
      if let path = paths[step] { canvas.draw(path, class: "cell \(colors.colorClass(step))") }
    }
    canvas.draw(odd, class: "cell odd-cell")
    canvas.shape = shape
    return FigureDrawing(
      svg: canvas.svg(label: context.alt, describedBy: context.description),
      legend: colors.legend(label: map.value.label),
      notes: unplaced.mapNotes(context.wording)
    )
  }

  /// How many rows or columns make a cell.
  private static func step(_ count: Int) -> Int { (count + mostCells - 1) / mostCells }

  /// The colour of a cell: of its value farthest from the middle of the scale; nil if none has a place.
  private func step(_ row: Int, _ column: Int, _ rowStep: Int, _ columnStep: Int) -> Int? {
    var best: Double?
    for i in row..<min(row + rowStep, map.matrix.rowCount) {
      for j in column..<min(column + columnStep, map.matrix.columnCount) {
        guard let place = colors.axis.place(map.matrix.elements[i * map.matrix.columnCount + j])
        else { continue }
        if best.map({ abs(place - 0.5) > abs($0 - 0.5) }) ?? true { best = place }
      }
    }
    return best.map(colors.step)
  }

  private static func add(
    _ box: (left: Int, top: Int, right: Int, bottom: Int),
    of size: (columns: Int, rows: Int),
    to path: inout PathText
  ) {
    let left = box.left * Ink.width / size.columns
    let right = box.right * Ink.width / size.columns
    let top = box.top * Ink.height / size.rows
    let bottom = box.bottom * Ink.height / size.rows
    let corner = PathText.Point(x: left, y: top)
    path.move(to: corner)
    path.line(to: .init(x: right, y: top))
    path.line(to: .init(x: right, y: bottom))
    path.line(to: .init(x: left, y: bottom))
    path.close(to: corner)
  }

  /// Square cells where that gives a good shape.
  private var shape: Canvas.Layout {
    let ratio = Double(map.matrix.columnCount) / Double(map.matrix.rowCount)
    let wide = min(max(ratio, 0.4), 6)
    return wide > 1.5
      ? Canvas.Layout(width: 40, height: 40 / wide) : Canvas.Layout(width: 26 * wide, height: 26)
  }

  private func addAxes(_ canvas: inout Canvas) {
    let columns = map.columnLabels.map { LabelText($0) }
    let rows = map.rowLabels.map { LabelText($0) }
    let room = min(Canvas.Layout.narrow.width, shape.width) / Double(columns.count)
    let widest = columns.map(\.width).max() ?? 0
    let phone = min(1, Canvas.Layout.narrow.width / shape.width)
    let lines = shape.height * phone / Double(rows.count)
    var step = Self.round(((widest + 0.6) / room).rounded(.up), columns)
    var rowStep = Self.round((1.3 / lines).rounded(.up), rows)
    // What is counted alike on both sides shows the same numbers.
    if map.rowLabels == map.columnLabels {
      step = max(step, rowStep)
      rowStep = step
    }
    for (index, label) in columns.enumerated() where Self.isShown(index, step, map.columnLabels) {
      let place = (Double(index) + 0.5) / Double(columns.count)
      canvas.write(label, at: (place, 0), shift: (0, 1.2), class: "tick")
    }
    for (index, label) in rows.enumerated() where Self.isShown(index, rowStep, map.rowLabels) {
      let place = 1 - (Double(index) + 0.5) / Double(rows.count)
      canvas.write(label, at: (0, place), shift: (-0.5, 0.34), anchor: .end, class: "tick")
    }
    canvas.margins.left = (rows.map(\.width).max() ?? 0) + 0.9
    canvas.margins.bottom = 1.8
    let (x, y) = (LabelText(map.xLabel), LabelText(map.yLabel))
    if !x.isEmpty {
      canvas.margins.bottom = 3.2
      canvas.write(x, at: (0.5, 0), shift: (0, 2.7), class: "axis")
    }
    if !y.isEmpty {
      canvas.margins.top = 2
      canvas.write(
        y,
        at: (0, 1),
        shift: (-canvas.margins.left, -0.9),
        anchor: .start,
        class: "axis"
      )
    }
  }

  /// A step that a person would count in.
  private static func round(_ step: Double, _ labels: [LabelText]) -> Int {
    guard step > 1 else { return 1 }
    let whole = Int(min(step, 1e6))
    return [2, 5, 10, 20, 50, 100, 200, 500, 1000].first { $0 >= whole } ?? whole
  }

  /// Numbered lines show round numbers, others every so many.
  private static func isShown(_ index: Int, _ step: Int, _ labels: [String]) -> Bool {
    if let number = Int(labels[index]), labels.count > step { return number.isMultiple(of: step) }
    return index.isMultiple(of: step)
  }
}

import LessonModel

/// The first line of a figure in a record: what it is and what stands around its numbers.
enum FigureHead {
  /// The line; what is as usual is left out.
  static func line(_ figure: Figure) -> String {
    var fields = Fields()
    switch figure {
    case .plot(let plot): add(plot, to: &fields)
    case .histogram(let histogram): add(histogram, to: &fields)
    case .bars(let chart):
      fields.add("figure", "bars")
      add(chart.y, "y", to: &fields)
      add(chart.references, to: &fields)
    case .heatMap(let map):
      fields.add("figure", "heatMap")
      fields.add("x", map.xLabel)
      add(map.value, "value", to: &fields)
    case .contours(let map):
      fields.add("figure", "contours")
      add(map.x, "x", to: &fields)
      add(map.y, "y", to: &fields)
      add(map.value, "value", to: &fields)
      if !map.levels.isEmpty { fields.addRaw("levels", numbers(map.levels)) }
      add(map.markers, to: &fields)
    case .graph: fields.add("figure", "graph")
    case .multiples: fields.add("figure", "multiples")
    }
    fields.add("title", figure.title)
    return fields.line
  }

  /// The numbers that a figure has besides its main ones.
  static func furtherData(_ figure: Figure) -> [Table] {
    if case .contours(let map) = figure, let paths = map.pathData() { [paths] } else { [] }
  }

  private static func add(_ plot: Plot, to fields: inout Fields) {
    fields.add("figure", plot.style.rawValue)
    add(plot.x, "x", to: &fields)
    add(plot.y, "y", to: &fields)
    let styles = plot.series.map { $0.style?.rawValue ?? "" }
    if styles.contains(where: { !$0.isEmpty }) {
      fields.addRaw("styles", "[\(styles.map(RecordLines.quoted).joined(separator: ", "))]")
    }
    if plot.colors != .distinct { fields.add("colors", plot.colors.rawValue) }
    add(plot.references, to: &fields)
    if !plot.bands.isEmpty {
      let bands = plot.bands.map { band in
        let (axis, range) = band.x.map { ("x", $0) } ?? ("y", band.y ?? AxisRange(0...0))
        return "{\"\(axis)\": \(ends(range)), \"label\": \(RecordLines.quoted(band.label))}"
      }
      fields.addRaw("bands", "[\(bands.joined(separator: ", "))]")
    }
    add(plot.markers, to: &fields)
  }

  private static func add(_ histogram: Histogram, to fields: inout Fields) {
    fields.add("figure", "histogram")
    add(histogram.x, "x", to: &fields)
    fields.add("y", histogram.yLabel)
    let apart = [
      ("outside", histogram.outsideCount), ("nan", histogram.nanCount),
      ("infinite", histogram.infiniteCount),
    ]
    for (name, count) in apart where count > 0 { fields.addRaw(name, String(count)) }
  }

  private static func add(_ axis: Axis, _ name: String, to fields: inout Fields) {
    fields.add(name, axis.label)
    switch axis.scale.kind {
    case .linear: break
    case .log: fields.add("\(name)Scale", "log")
    case .symlog:
      fields.add("\(name)Scale", "symlog")
      fields.addRaw("\(name)Threshold", RecordLines.number(axis.scale.threshold))
    }
    if let range = axis.range { fields.addRaw("\(name)Range", ends(range)) }
  }

  private static func add(_ references: [ReferenceLine], to fields: inout Fields) {
    guard !references.isEmpty else { return }
    let lines = references.map { line in
      let (axis, value) = line.x.map { ("x", $0) } ?? ("y", line.y ?? .nan)
      return
        "{\"\(axis)\": \(RecordLines.number(value)), \"label\": \(RecordLines.quoted(line.label))}"
    }
    fields.addRaw("references", "[\(lines.joined(separator: ", "))]")
  }

  private static func add(_ markers: [Marker], to fields: inout Fields) {
    guard !markers.isEmpty else { return }
    let points = markers.map { marker in
      "{\"x\": \(RecordLines.number(marker.x)), \"y\": \(RecordLines.number(marker.y)), "
        + "\"label\": \(RecordLines.quoted(marker.label))}"
    }
    fields.addRaw("markers", "[\(points.joined(separator: ", "))]")
  }

  private static func ends(_ range: AxisRange) -> String {
    numbers([range.lowerBound, range.upperBound])
  }

  private static func numbers(_ values: [Double]) -> String {
    "[\(values.map(RecordLines.number).joined(separator: ", "))]"
  }
}

/// The fields of a JSON object in the order in which they were added.
private struct Fields {
  private var fields: [String] = []

  /// Adds a text, unless it is empty.
  mutating func add(_ name: String, _ text: String) {
    if !text.isEmpty { addRaw(name, RecordLines.quoted(text)) }
  }

  /// Adds JSON.
  mutating func addRaw(_ name: String, _ json: String) { fields.append("\"\(name)\": \(json)") }

  var line: String { "{\(fields.joined(separator: ", "))}" }
}

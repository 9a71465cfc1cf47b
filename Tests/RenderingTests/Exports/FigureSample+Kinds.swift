import LessonModel
import Testing

extension FigureSample {
  /// A figure with a name that tells which it is.
  struct Named: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let value: RecordedValue
  }

  /// One figure of every kind.
  static func everyKind() throws -> [Named] {
    let signs = RecordedMatrix(rowCount: 2, columnCount: 3, elements: [1, -2, 0, 0.5, -1, 2])
    let step = UnrolledGraph.Step(
      input: [1],
      state: [0.5, -0.5],
      output: [0.7],
      loss: 0.36,
      gain: 0.5,
      gradient: 0.1
    )
    return [
      Named("lines", try decay().recordedValue),
      Named(
        "points",
        try ScatterPlot([Series("a <b>", x: [1, 2], y: [1, 4])], title: "Points & $x_1$")
          .recordedValue
      ),
      Named("histogram", try Histogram([0.1, 0.2, 0.9, .nan], bins: 3).recordedValue),
      Named("bars", try BarChart(["a", "b"], [2.3, -0.4], yLabel: "change").recordedValue),
      Named("heat map", try HeatMap(signs, valueLabel: "$W$").recordedValue),
      Named(
        "contours",
        try ContourMap(
          x: [0, 1, 2],
          y: [0, 1],
          values: RecordedMatrix(rowCount: 2, columnCount: 3, elements: [0, 1, 0, 1, 4, 1]),
          paths: [Series("descent", x: [0.2, 1.8], y: [0.2, 0.8])],
          markers: [Marker(x: 1, y: 1, "top")]
        ).recordedValue
      ),
      Named(
        "graph",
        try UnrolledGraph(initialState: [0, 0], initialGradient: 0.01, steps: [step]).recordedValue
      ),
      Named(
        "multiples",
        try SmallMultiples([1.0, 2]) { scale in
          try LinePlot([Series("a", y: [scale, 2]), Series("b", y: [1, scale])])
        }.recordedValue
      ),
      Named(
        "sliders",
        .explorable(
          try Explorable("scale $s$", (1...20).map(Double.init)) { scale in
            try LinePlot(x: 0...2, y: [0, scale, 2 * scale])
          }
        )
      ),
    ]
  }
}

extension FigureSample.Named {
  fileprivate init(_ name: String, _ value: RecordedValue) {
    self.init(testDescription: name, value: value)
  }
}

import Foundation
import LessonModel
import Rendering
import Testing

/// What each kind of figure looks like, to the letter, from hand-written records.
@Suite struct FigureSnapshotTests {
  private func expectFigure(
    _ figure: some ExplorableContent,
    _ name: String,
    language: String = "en"
  ) throws {
    let html = try FigureSample.figure(figure.recordedValue, language: language)
    try expectSnapshot(html, "figures/\(name).html")
  }

  @Test func linesOnALogarithmicAxis() throws {
    try expectFigure(FigureSample.decay(), "lines")
    try expectFigure(FigureSample.decay(), "lines-zh", language: "zh")
  }

  @Test func linesWithAllThatCanStandBesideThem() throws {
    let xs = (-10...10).map { Double($0) / 2 }
    try expectFigure(
      LinePlot(
        [
          Series(
            "mean",
            x: xs,
            y: xs.map { $0 * $0 },
            lower: xs.map { $0 * $0 - 1 },
            upper: xs.map { $0 * $0 + 1 },
            style: .linePoints
          )
        ],
        xLabel: "$x$",
        yLabel: "value",
        references: [ReferenceLine(y: 9, "nine"), ReferenceLine(x: 1)],
        bands: [ReferenceBand(x: 2...4, "here")],
        markers: [Marker(x: 0, y: 0, "lowest")],
        title: "A title <&>"
      ),
      "annotated"
    )
  }

  @Test func stepsAndSymmetricAxes() throws {
    try expectFigure(
      StepPlot(x: [0, 10, 20, 30], y: [-100, -0.5, 20, 3000], yScale: .symlog),
      "steps"
    )
  }

  @Test func whatHasNoPlaceIsMarkedAndCounted() throws {
    try expectFigure(
      LinePlot(
        x: 0..<7,
        y: [1, .infinity, .nan, 0.01, 0, -1, -.infinity],
        xLabel: "step",
        yScale: .log
      ),
      "unplaced"
    )
    try expectFigure(LinePlot(x: 0..<2, y: [Double.nan, .nan]), "empty")
  }

  @Test func points() throws {
    try expectFigure(
      ScatterPlot(
        [Series("a", x: [1, 2, 3], y: [1, 4, 2]), Series("b", x: [1.5, 2.5], y: [3, 3])],
        xLabel: "x",
        yLabel: "y"
      ),
      "points"
    )
  }

  @Test func bars() throws {
    let labels = ["recurrent weights", "input weights", "bias"]
    try expectFigure(BarChart(labels, [2.3, 0.8, -0.4], yLabel: "change"), "bars-lying")
    try expectFigure(
      BarChart(
        ["1", "2", "3"],
        [Series("sigmoid", y: [1e-4, 0.01, 1]), Series("ReLU", y: [0.5, 0, 1])],
        xLabel: "layer",
        yLabel: "norm",
        yScale: .log
      ),
      "bars-log"
    )
  }

  @Test func histogram() throws {
    try expectFigure(
      Histogram(
        [0.1, 0.2, 0.2, 0.5, 0.9, 1.4, .nan, .infinity],
        bins: 5,
        range: 0...1,
        xLabel: "$S_t$"
      ),
      "histogram"
    )
  }

  @Test func heatMaps() throws {
    let signs = RecordedMatrix(rowCount: 2, columnCount: 3, elements: [1, -2, 0, 0.5, -1, 2])
    try expectFigure(HeatMap(signs, xLabel: "$i$", yLabel: "$t$", valueLabel: "$W$"), "heat-signs")
    let terms = RecordedMatrix(rowCount: 2, columnCount: 2, elements: [1, 0, 1e-3, .nan])
    try expectFigure(HeatMap(terms, scale: .log), "heat-log")
  }

  @Test func contours() throws {
    let values = RecordedMatrix(
      rowCount: 3,
      columnCount: 3,
      elements: [0, 1, 0, 1, 4, 1, 0, 1, .nan]
    )
    try expectFigure(
      ContourMap(
        x: [0, 1, 2],
        y: [0, 1, 2],
        values: values,
        xLabel: "$w$",
        yLabel: "$b$",
        valueLabel: "error",
        levels: [0.5, 2],
        paths: [Series("descent", x: [0.2, 1, 1.8], y: [0.2, 0.5, 1.8])],
        markers: [Marker(x: 1, y: 1, "top")]
      ),
      "contours"
    )
  }

  @Test func unrolledGraph() throws {
    try expectFigure(
      UnrolledGraph(
        initialState: [0, 0],
        initialGradient: 0.01,
        steps: [
          .init(
            input: [1],
            state: [0.5, -0.5],
            output: [0.7, 0.3],
            loss: 0.36,
            gain: 0.5,
            gradient: 0.1
          ),
          .init(
            input: [-1],
            state: [0.1, 0.2],
            output: [0.4, 0.6],
            loss: 0.5,
            gain: 0.8,
            gradient: 1
          ),
        ]
      ),
      "graph"
    )
  }

  @Test func smallMultiples() throws {
    try expectFigure(
      SmallMultiples([1.0, 2, 3]) { scale in
        try LinePlot(
          [Series("a", y: [scale, 2 * scale]), Series("b", y: [1, scale])],
          xLabel: "x",
          title: "scale \(scale)"
        )
      },
      "multiples"
    )
  }

  @Test func sliders() throws {
    let explorable = try Explorable("$w$ \"&\"", [0.5, 1e-7], "kind", ["one", "two"]) { w, kind in
      try LinePlot(x: 0...1, y: [0, kind == "one" ? w : -w], yLabel: kind)
    }
    let html = try FigureSample.figure(.explorable(explorable))
    try expectSnapshot(html, "figures/sliders.html")
  }
}

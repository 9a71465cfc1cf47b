import LessonModel
import Testing

@Suite struct FigureTests {
  @Test func seriesOfTheSamePlacesStandBesideEachOther() throws {
    let plot = try LinePlot(
      [Series("a", y: [1, 2]), Series("b", y: [3, .nan])],
      xLabel: "lag",
      yLabel: "gain"
    )
    let data = plot.figure.data
    #expect(data.columns.map(\.title) == ["lag", "a", "b"])
    #expect(data.rows.count == 2)
    #expect(data.rows[0] == [.number(0), .number(1), .number(3)])
  }

  @Test func seriesOfOtherPlacesStandBelowEachOther() throws {
    let plot = try ScatterPlot([
      Series("a", x: [1, 2], y: [5, 6]), Series(x: [9], y: [7], lower: [6], upper: [8]),
    ])
    let data = plot.figure.data
    #expect(data.columns.map(\.title) == ["series", "x", "y", "lower", "upper"])
    #expect(
      data.rows == [
        [.text("a"), .number(1), .number(5), .none, .none],
        [.text("a"), .number(2), .number(6), .none, .none],
        [.text("2"), .number(9), .number(7), .number(6), .number(8)],
      ]
    )
  }

  @Test func histogramsCountEveryValueOnce() throws {
    let histogram = try Histogram([0, 0.5, 1, 1, 2, .nan, -.infinity], bins: 4)
    #expect(histogram.edges == [0, 0.5, 1, 1.5, 2])
    #expect(histogram.counts == [1, 1, 2, 1])
    #expect(histogram.nanCount == 1)
    #expect(histogram.infiniteCount == 1)
    #expect(histogram.total == 5)
  }

  @Test func histogramsOfARangeSayWhatIsOutside() throws {
    let histogram = try Histogram([-1, 0, 0.1, 1, 2], bins: 2, range: 0...1)
    #expect(histogram.edges == [0, 0.5, 1])
    #expect(histogram.counts == [2, 1])
    #expect(histogram.outsideCount == 2)
  }

  @Test func histogramsOfOneValueHaveABin() throws {
    #expect(try Histogram([3, 3], bins: 4).counts == [2])
    #expect(try Histogram([Double.nan]).counts == [])
  }

  @Test func dataThatDoNotFitAreRefused() {
    #expect(throws: FigureError("'y' has 1 elements, 'x' has 2", parameter: "y")) {
      try LinePlot(x: [1, 2], y: [1])
    }
    #expect(throws: FigureError.self) { try LinePlot([]) }
    #expect(throws: FigureError.self) { try Series(y: [1, 2], lower: [0, 1]) }
    #expect(throws: FigureError.self) { try LinePlot(x: [1], y: [1], xScale: .log, xRange: 0...1) }
    #expect(throws: FigureError.self) { try LinePlot(x: [1], y: [1], yRange: 0...(.infinity)) }
    #expect(throws: FigureError.self) { try BarChart([], [Double]()) }
    #expect(throws: FigureError.self) { try SmallMultiples([]) }
    #expect(throws: FigureError.self) { try UnrolledGraph(initialState: [], steps: []) }
  }

  @Test func framesComeInTheOrderOfTheirValues() throws {
    let explorable = try Explorable("a", [1, 2], "b", [0.5, 1, 2]) { a, b in
      RecordedValue.tuple([
        .init(label: nil, value: .integer(a)), .init(label: nil, value: .number(b)),
      ])
    }
    #expect(explorable.frames.count == 6)
    #expect(explorable.parameterValues(ofFrame: 4) == [.integer(2), .number(1)])
    #expect(
      explorable.frames[4]
        == .tuple([.init(label: nil, value: .integer(2)), .init(label: nil, value: .number(1))])
    )
  }

  @Test func tooManyFramesAreRefusedBeforeTheyAreComputed() {
    var computed = 0
    #expect(throws: FigureError.self) {
      try Explorable("a", Array(0..<20), "b", Array(0..<20)) { _, _ in
        computed += 1
        return RecordedValue.none
      }
    }
    #expect(computed == 0)
  }
}

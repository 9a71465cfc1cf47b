import Foundation
import LessonModel
import Rendering
import Testing

/// What holds for drawings whatever they look like: they are light, keep their shape, and nothing overlaps.
@Suite struct FigureDrawingTests {
  @Test func aLineOfTwoHundredPointsIsLight() throws {
    let xs = (0..<200).map { Double($0) / 20 }
    let plot = try LinePlot(
      x: xs,
      y: xs.map { sin($0) * exp(-$0 / 5) },
      xLabel: "$x$",
      yLabel: "$y$"
    )
    let drawing = try FigureSample.drawing(plot.recordedValue)
    #expect(drawing.utf8.count > 1_000)
    #expect(drawing.utf8.count < 8_192)
  }

  @Test func aHundredThousandPointsStayLight() throws {
    // A deterministic cloud that fills the plot: the worst case.
    var state: UInt64 = 1
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
    let xs = (0..<100_000).map { _ in next() }
    let ys = (0..<100_000).map { _ in next() }
    let cloud = try FigureSample.figure(try ScatterPlot(x: xs, y: ys).recordedValue)
    #expect(cloud.utf8.count < 60_000)
    #expect(cloud.contains("class=\"cloud"))
    let line = try FigureSample.figure(try LinePlot(x: 0..<100_000, y: ys).recordedValue)
    #expect(line.utf8.count < 40_000)
  }

  @Test func thinningKeepsEveryPeak() throws {
    var ys = [Double](repeating: 0, count: 50_000)
    ys[31_415] = 1
    let drawing = try FigureSample.drawing(try LinePlot(x: 0..<50_000, y: ys).recordedValue)
    let path = FigureSample.first(/class="line s0" d="([^"]*)"/, in: drawing) ?? ""
    // The peak goes from the bottom of the inner drawing to its top and back.
    #expect(path.contains("-2000"))
    #expect(path.utf8.count < 20_000)
  }

  @Test func namesStandInTheSamePlaceInAllFramesOfASlider() throws {
    // Three lines that end apart for one value and together for the other.
    let explorable = try Explorable("spread", [1.0, 0.0]) { spread in
      try LinePlot(
        (0..<9).map { try Series("line \($0)", y: [0, 1 + spread * Double($0)]) },
        yRange: 0...9
      )
    }
    let html = try FigureSample.figure(.explorable(explorable))
    #expect(html.components(separatedBy: "<ul class=\"legend\">").count == 3)
    #expect(!html.contains("class=\"name"))
    let apart = try FigureSample.figure(try #require(explorable.frames.first))
    #expect(apart.components(separatedBy: "class=\"name").count == 10)
  }

  @Test func headingsOfNumbersAreInTheReadersLanguage() throws {
    let plot = try LinePlot([
      Series("甲", y: [1, 2], lower: [0, 1], upper: [2, 3]), Series("乙", x: [4], y: [5]),
    ])
    let beside = try LinePlot([Series("甲", y: [1, 2], lower: [0, 1], upper: [2, 3])])
    let values = [plot.recordedValue, beside.recordedValue]
    let html = try values.map { try FigureSample.figure($0, language: "zh") }.joined()
    for heading in ["系列", "下限", "上限", "甲，下限", "甲，上限"] {
      #expect(html.contains("<th scope=\"col\">\(heading)</th>"), "\(heading)")
    }
    let histogram = try Histogram([1, 2, 2], bins: 2).recordedValue
    let counts = try FigureSample.figure(histogram, language: "zh")
    #expect(counts.contains("<th scope=\"col\">自</th><th scope=\"col\">至</th>"))
    #expect(!(html + counts).contains("lower") && !(html + counts).contains(">from<"))
  }

  @Test func theSameRecordGivesTheSameBytes() throws {
    let value = try FigureSample.decay().recordedValue
    #expect(try FigureSample.figure(value) == FigureSample.figure(value))
  }

  @Test(arguments: [2, 3, 5, 8])
  func namesAtTheEndsOfLinesDoNotOverlap(_ count: Int) throws {
    let plot = try LinePlot(
      (0..<count).map {
        try Series("line \($0)", y: [0, 1 + 0.001 * Double($0), 0.2 * Double($0)])
      }
    )
    let html = try FigureSample.figure(plot.recordedValue)
    let heights = html.matches(of: /y="([\d.]+)%"[^>]*class="name/).compactMap { Double($0.1) }
    guard !heights.isEmpty else {
      #expect(html.matches(of: /<li>/).count == count)
      return
    }
    #expect(heights.count == count)
    let sorted = heights.sorted()
    for (one, next) in zip(sorted, sorted.dropFirst()) { #expect(next - one > 8) }
  }

  @Test func framesOfASliderShareTheirAxes() throws {
    let explorable = try Explorable("scale", [1.0, 10, 100]) { scale in
      try LinePlot(x: 0...2, y: [0, scale, 2 * scale])
    }
    let html = try FigureSample.figure(.explorable(explorable))
    #expect(html.matches(of: /<div class="frame chosen">/).count == 1)
    let frames = html.replacing("frame chosen", with: "frame")
      .components(separatedBy: "<div class=\"frame\">").dropFirst()
    let ticks = frames.map { frame in
      frame.matches(of: /class="tick">([^<]*)</).map { String($0.1) }
    }
    #expect(ticks.count == 3)
    #expect(ticks.allSatisfy { $0 == ticks[0] && $0.contains("200") })
  }

  @Test func aSliderWithTooMuchInItSaysSo() throws {
    let explorable = try Explorable("k", Array(0..<100)) { k in
      try LinePlot(x: 0..<800, y: (0..<800).map { sin(Double($0 * (k + 1))) })
    }
    let text = "---\ntitle: T\n---\n\n```{swift}\nx\n```\n"
    let page = try Sample.page(text, [("cell-1", [.value(.explorable(explorable))])])
    #expect(page.diagnostics.map(\.id) == ["figure-too-large"])
    #expect(page.files.isEmpty)
  }

  @Test func wholeNumbersHaveWholeTicks() throws {
    let drawing = try FigureSample.drawing(
      try LinePlot(x: 1...4, y: [0.5, 0.25, 0.125, 0.0625]).recordedValue
    )
    let below = drawing.matches(of: /y="100%" dy="1.5em" class="tick">([^<]*)</).map { $0.1 }
    #expect(below == ["1", "2", "3", "4"])
  }

  @Test func theAuthorsWordsComeBeforeOurs() throws {
    let html = try FigureSample.figure(
      try FigureSample.decay().recordedValue,
      options: "//| alt: My own words.\n"
    )
    #expect(html.contains("aria-label=\"My own words.\""))
    #expect(html.contains("On average"))
  }

  @Test func numbersOfAFigureAreBesideThePage() throws {
    let text = "---\ntitle: T\n---\n\nSee @fig-gains.\n\n```{swift}\n//| name: gains\nx\n```\n"
    let value = try LinePlot(x: [0, 1], y: [0.1, .nan], xLabel: "lag").recordedValue
    let page = try Sample.page(text, [("gains", [.value(value)])])
    #expect(page.diagnostics.map { $0.drawn() } == [])
    let data = page.files.first { $0.path == "en/2-9-sample.gains.csv" }
    #expect(
      data.map { String(decoding: $0.bytes, as: UTF8.self) } == "lag,y\r\n0.0,0.1\r\n1.0,nan\r\n"
    )
    let html = page.files.first.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    #expect(html.contains("<a class=\"reference\" href=\"#fig-gains\">Figure\u{A0}2-9.1</a>"))
    #expect(html.contains("id=\"fig-gains\""))
    #expect(html.contains("assets/figures.css"))
    #expect(!html.contains("assets/figures.js"))
  }
}

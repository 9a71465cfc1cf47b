import Foundation
import LessonModel
import Rendering
import Testing

/// What a figure says to those who do not see it.
@Suite struct FigureWordsTests {
  private func words(_ figure: some FigureConvertible, _ language: String = "en") -> FigureWords {
    FigureWords(figure.figure, wording: FigureWording(language: language))
  }

  @Test func aDecayIsCalledOne() throws {
    let plot = try LinePlot(
      x: 0...20,
      y: FigureSample.gains,
      xLabel: "lag",
      yLabel: "gain",
      yScale: .log
    )
    let words = words(plot)
    #expect(
      words.alt
        == "Line plot of gain against lag, vertical axis logarithmic; gain falls steadily from 1 to 9.54·10⁻⁷ over lag from 0 to 20."
    )
    #expect(
      words.description.contains("On average gain is multiplied by 0.5 for each unit of lag.")
    )
    let chinese = self.words(plot, "zh")
    #expect(chinese.alt == "gain随lag变化的折线图，纵轴为对数刻度；gain从 1 单调降到 9.54·10⁻⁷（lag从 0 到 20）。")
    #expect(chinese.description.contains("lag每增加一个单位，gain平均乘以 0.5。"))
  }

  @Test func aPowerLawHasItsExponent() throws {
    let xs = [1.0, 10, 100]
    let plot = try LinePlot(
      x: xs,
      y: xs.map { $0 * $0 },
      xLabel: "n",
      yLabel: "cost",
      xScale: .log,
      yScale: .log
    )
    #expect(words(plot).description.contains("On average cost goes like n to the power 2."))
  }

  @Test func crossingsAndExtremesAreTold() throws {
    let plot = try LinePlot(
      [Series("a", y: [0, 3, 1]), Series("b", y: [1, 2, 3])],
      xLabel: "t",
      yLabel: "v"
    )
    let description = words(plot).description
    #expect(description.contains("a and b cross between t = 0 and t = 1."))
    #expect(description.contains("a and b cross between t = 1 and t = 2."))
    #expect(description.contains("highest 3 (t = 1)"))
    #expect(description.contains("a changes direction once."))
    #expect(description.contains("b rises steadily from 1 to 3"))
  }

  @Test func whatIsNotFiniteIsCounted() throws {
    let plot = try LinePlot(x: 0..<4, y: [1, .nan, .infinity, 2], yLabel: "loss")
    #expect(words(plot).description.contains("2 of the values of loss are not finite."))
    let nothing = try LinePlot(x: 0..<2, y: [Double.nan, .nan], yLabel: "loss")
    #expect(words(nothing).alt.contains("no finite values"))
  }

  @Test func mapsTellTheirExtremes() throws {
    let matrix = RecordedMatrix(rowCount: 2, columnCount: 2, elements: [0, 0.5, 2, -3])
    let map = try HeatMap(matrix, xLabel: "$i$", yLabel: "$t$", valueLabel: "term", firstRow: 5)
    let words = words(map)
    #expect(
      words.alt.contains("heat map of term, 2 by 2")
        || words.alt.contains("Heat map of term, 2 by 2")
    )
    #expect(words.alt.contains("largest 2 at (6, 1)"))
    #expect(words.alt.contains("smallest −3 at (6, 2)"))
    #expect(words.description.contains("1 are exactly zero."))
  }

  @Test func histogramsTellTheirFullestBinAndMedian() throws {
    let histogram = try Histogram([1, 2, 2, 2, 3, .nan], bins: 2, range: 1...3, xLabel: "x")
    let words = words(histogram)
    #expect(
      words.alt
        == "Histogram of 5 values of x; 2 bins from 1 to 3; the fullest bin, 2 to 3, holds 4."
    )
    #expect(words.description.contains("Not counted: 1 × NaN."))
  }

  @Test func aGraphTellsWhereTheGradientIsLost() throws {
    let graph = try UnrolledGraph(
      initialState: [0],
      initialGradient: 1e-3,
      steps: [
        .init(input: [1], state: [0.5], gain: 0.1, gradient: 0.01),
        .init(input: [1], state: [0.5], gain: 0.2, gradient: 1),
      ]
    )
    #expect(
      words(graph).alt
        == "Graph of a recurrent network through 2 time steps; the gain of one step is between 0.1 and 0.2; the gradient is 1 at S_2 and 0.001 at S_0."
    )
  }

  @Test func aLongSentenceEndsEarly() throws {
    let plot = try LinePlot(
      (0..<7).map { try Series("a rather long name of series \($0)", y: [0, Double($0), 1]) }
    )
    let alt = words(plot).alt
    #expect(alt.count < 330)
    #expect(alt.hasSuffix("; and more."))
  }
}

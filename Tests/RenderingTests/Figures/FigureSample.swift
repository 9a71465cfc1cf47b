import Foundation
import LessonModel
import Rendering
import Testing

/// Figures on a page of their own, from hand-written records.
enum FigureSample {
  /// The page's markup of a cell that shows a value: the figure, and its words below it.
  static func figure(
    _ value: RecordedValue,
    options: String = "",
    language: String = "en"
  ) throws -> String {
    let text = "---\ntitle: T\n---\n\n```{swift}\n//| code: hidden\n\(options)x\n```\n"
    let page = try Sample.page(text, [("cell-1", [.value(value)])], language: language)
    #expect(page.diagnostics.map { $0.drawn() } == [])
    let html = page.files.first.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    guard let start = html.range(of: "<figure"),
      let end = html.range(of: "</details>", range: start.lowerBound..<html.endIndex)
    else { return "" }
    return String(html[start.lowerBound..<end.upperBound]) + "\n"
  }

  /// The drawing alone.
  static func drawing(_ value: RecordedValue) throws -> String {
    let html = try figure(value)
    guard let start = html.range(of: "<svg"), let end = html.range(of: "<figcaption") else {
      return ""
    }
    return String(html[start.lowerBound..<end.lowerBound])
  }

  /// One of several texts between two others.
  static func first(_ pattern: Regex<(Substring, Substring)>, in text: String) -> String? {
    text.firstMatch(of: pattern).map { String($0.1) }
  }

  static let gains = (0...20).map { pow(0.5, Double($0)) }

  static func decay() throws -> LinePlot {
    try LinePlot(
      [
        Series("tanh", y: (0...20).map { pow(0.8, Double($0)) }),
        Series("sigmoid", y: gains),
        Series("$2^{-\\ell}$", y: gains, style: .theory),
      ],
      xLabel: "lag $\\ell$",
      yLabel: "gain $\\lVert\\partial S_t/\\partial S_i\\rVert_2$",
      yScale: .log
    )
  }
}

import Rendering
import Testing

@Suite struct NumberColumnTests {
  /// What a browser lays out: the padding is as wide as what it stands for.
  private func laidOut(_ html: HTML) -> String {
    html.markup
      .replacing(/<(span|sup) data-pad="([^"]*)"><\/(?:span|sup)>/) { String($0.output.2) }
      .replacing("<sup>", with: "").replacing("</sup>", with: "")
  }

  @Test(
    arguments: [
      [1, 0.5, 0], [1, 0.25, 1e-9, 0], [1e12, 1e-100, 3], [2.5, .infinity, .nan, -1],
      [1e-5, 1e-12, 1e10],
    ] as [[Double]]
  )
  func whatIsFlushRightIsAlignedOnThePoint(values: [Double]) {
    let column = NumberColumn(values)
    let texts = values.map { laidOut(column.html($0)) }
    let tails = texts.map { text in
      text.reversed().prefix { $0 != "." && $0 != "∞" && $0 != "N" }.count
    }
    let withPoint = zip(texts, tails).filter { $0.0.contains(".") }.map(\.1)
    #expect(Set(withPoint).count <= 1, "\(texts)")
    #expect(Set(texts.map { $0.contains("·10") }).count == 1, "\(texts)")
  }

  @Test func paddingIsNeitherReadNorCopied() {
    let column = NumberColumn([0.5, 0])
    #expect(column.html(0.5).markup == "0.5")
    #expect(column.html(0.0).markup == "0<span data-pad=\".0\"></span>")
    #expect(column.html(7).markup == "7<span data-pad=\".0\"></span>")
  }

  @Test func powersOfTenAreRaised() {
    let column = NumberColumn([1.5e-7, 2.25e10])
    #expect(column.html(1.5e-7).markup == "1.50·10<sup>−7</sup><sup data-pad=\"0\"></sup>")
    #expect(column.html(2.25e10).markup == "2.25·10<sup>10</sup><sup data-pad=\"−\"></sup>")
  }
}

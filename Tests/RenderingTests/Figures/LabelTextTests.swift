import Rendering
import Testing

@Suite struct LabelTextTests {
  @Test(arguments: [
    ("lag", "lag", "lag"),
    ("$S_t$", "S_t", "<i>S</i><sub><i>t</i></sub>"),
    ("$W^{-1}$", "W^−1", "<i>W</i><sup>−1</sup>"),
    (
      "gain $\\lVert\\partial S_t/\\partial S_i\\rVert_2$", "gain ‖∂S_t/∂S_i‖_2",
      "gain ‖∂<i>S</i><sub><i>t</i></sub>/∂<i>S</i><sub><i>i</i></sub>‖<sub>2</sub>"
    ),
    ("$\\tanh'(x)$", "tanh′(x)", "tanh′(<i>x</i>)"),
    ("$\\hat{y}$", "y\u{302}", "<i>y\u{302}</i>"),
    ("$\\frac{1}{n}$", "1/n", "1/<i>n</i>"),
    ("$t - i$", "t\u{2009}−\u{2009}i", "<i>t</i>\u{2009}−\u{2009}<i>i</i>"),
    ("$-1$", "−1", "−1"),
    ("$\\mathrm{loss}$", "loss", "loss"),
    ("$\\text{a b}$", "a b", "a b"),
    ("步长 $\\eta$", "步长 η", "步长 <i>η</i>"),
    ("5 $ and more", "5 $ and more", "5 $ and more"),
    ("a < b & c", "a < b & c", "a &lt; b &amp; c"),
  ])
  func showsTheTeXThatLabelsNeed(_ label: String, _ plain: String, _ html: String) {
    let text = LabelText(label)
    #expect(text.plain == plain)
    #expect(text.html.markup == html)
    #expect(text.unknownCommands == [])
  }

  @Test func saysWhatItDoesNotKnow() {
    #expect(LabelText("$\\overbrace{x} + \\foo$").unknownCommands == ["\\overbrace", "\\foo"])
  }

  @Test(arguments: ["$", "$$", "$\\$", "$\\", "${$", "$}$", "$_$", "$^{_{^{}}}$", "$\\frac$"])
  func isNotUpsetByBrokenTeX(_ label: String) {
    _ = LabelText(label).svg
  }

  @Test func indicesReturnToTheLine() {
    #expect(
      LabelText("$x_1y$").svg.markup
        == "<tspan class=\"v\">x</tspan><tspan font-size=\".72em\" dy=\".28em\">1</tspan>"
        + "<tspan class=\"v\" dy=\"-.2em\">y</tspan>"
    )
  }
}

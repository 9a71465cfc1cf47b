import Foundation
import Rendering
import Testing

@Suite struct MathTypesetterTests {
  private func typesetter(cache: [UInt8] = []) throws -> MathTypesetter {
    MathTypesetter(
      katex: try KaTeX(environment: ProcessInfo.processInfo.environment),
      cache: cache
    )
  }

  @Test func aFormulaBecomesMarkupAndMathML() throws {
    guard
      case .typeset(let html, let warnings) = try typesetter().typeset("x_1^2", isDisplayed: false)
    else {
      Issue.record("not typeset")
      return
    }
    #expect(html.markup.contains("<math><mrow><msubsup>") && html.markup.contains("katex-html"))
    #expect(!html.markup.contains("mord") && !html.markup.contains("annotation"))
    #expect(!html.markup.contains(";\"") && !html.markup.contains(":0."))
    #expect(warnings == [])
  }

  /// What a style sheet's rules find by its place keeps its wrapper.
  @Test func onlyWhatSaysNothingIsLeftOut() throws {
    let typesetter = try typesetter()
    func ink(_ tex: String) -> String {
      guard case .typeset(let html, _) = typesetter.typeset(tex, isDisplayed: true) else {
        return ""
      }
      return html.markup.split(separator: "katex-html", maxSplits: 1).last.map(String.init) ?? ""
    }
    #expect(ink("W+1").contains(">W</i><b class=k2></b>"))
    #expect(ink("\\frac{1}{x}").contains("</b><b><i>x</i></b>"))
    #expect(ink("x_2").contains("<b class=kz>2</b>"))
    // A stack of two rows, whose rows and cells have no class.
    #expect(ink("x_2").contains("<b class=kv-t><b><b style=height:"))
    #expect(!ink("x_2").contains("\u{200B}") && ink("x^2").contains("kv-t kv-1"))
    #expect(ink("\\mathclap{+}").contains("<b class=inner><b>"))
    #expect(ink("\\mathbf{b}").contains("class=mathbf"))
    let files = typesetter.assets(folder: "katex").map(\.path)
    #expect(files.contains("katex/fonts/KaTeX_Main-Bold.woff2"))
    // The style sheet knows the short names, and rows and cells by their place.
    let sheet = try #require(typesetter.assets(folder: "katex").first { $0.path.hasSuffix(".css") })
    let rules = String(decoding: sheet.bytes, as: UTF8.self)
    for name in ["k1", "k2", "k3", "kp", "kz", "kv-t>b", "kv-t>b>b"] {
      #expect(rules.contains(".katex .\(name){"))
    }
    #expect(rules.contains(".katex .kv-t>b>b>*>.kp{") && !rules.contains("vlist"))
  }

  @Test(
    arguments: [
      ("\\fraq{1}{2}", 0), ("a + \\foo", 4), ("σ + \\foo", 5), ("x^", nil), ("{", nil),
    ] as [(String, Int?)]
  )
  func badTeXIsAnErrorAtItsPlace(tex: String, offset: Int?) throws {
    guard case .failure(let error) = try typesetter().typeset(tex, isDisplayed: true) else {
      Issue.record("typeset")
      return
    }
    if let offset { #expect(error.offset == offset) }
    #expect(!error.message.isEmpty && !error.message.contains("\u{332}"))
  }

  @Test func macroLoopsAndLongInputEnd() throws {
    let typesetter = try typesetter()
    for tex in [
      "\\def\\a{\\a\\a}\\a", String(repeating: "{", count: 5000),
      String(repeating: "x", count: 20_000),
    ] {
      guard case .failure = typesetter.typeset(tex, isDisplayed: false) else {
        Issue.record("typeset \(tex.prefix(20))")
        continue
      }
    }
  }

  @Test func aKnownFormulaNeedsNoEngine() throws {
    let first = try typesetter()
    let made = first.typeset("\\frac{1}{4}", isDisplayed: true)
    let second = try typesetter(cache: try #require(first.cachedFormulas))
    #expect(second.typeset("\\frac{1}{4}", isDisplayed: true) == made)
    #expect(!second.hasStartedEngine)
    #expect(second.cachedFormulas == nil)
  }

  @Test func aBrokenCacheIsIgnored() throws {
    let made = try typesetter(cache: Array("nonsense \u{0} 99999 x".utf8)).typeset(
      "x",
      isDisplayed: false
    )
    #expect(made == (try typesetter().typeset("x", isDisplayed: false)))
  }

  @Test func theStyleSheetNamesOnlyFontsThatComeWithIt() throws {
    let typesetter = try typesetter()
    _ = typesetter.typeset("\\mathbb{R}", isDisplayed: false)
    let files = typesetter.assets(folder: "assets/katex")
    #expect(files.contains { $0.path == "assets/katex/katex.css" })
    #expect(files.contains { $0.path.hasSuffix("KaTeX_AMS-Regular.woff2") })
    let style = try #require(files.first { $0.path.hasSuffix(".css") })
    #expect(!String(decoding: style.bytes, as: UTF8.self).contains(".ttf"))
  }
}

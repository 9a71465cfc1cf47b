import Diagnostics
import Foundation
import LessonMarkdown
import LessonModel
import Testing

/// Whatever is in a file: parser and writer agree on it, spans are where they say, nothing of the tokens is left.
@Suite struct RobustnessTests {
  static let ours: [String] =
    Pathological.fragments + [
      "$x$", "$$", "$$\n", "$$y$$", "$$ {#eq-a}", "$$\nz\n- w\n$$ {#eq-b}\n", "`{swift} 1 + 2`",
      "`{swift} 0.25 ≈ f(\"|\")`", "@tbl-a", "@fig-a", "@eq-a", "[^n]", "[^n]: note\n",
      "[^m]: a\n\n    b\n",
      "> [!NOTE]\n", "> [!CLAIM] false\n", "|a|b|\n|-|-:|\n", "|$|x|$|`{swift} a|b`|\n",
      "|c\\|d|[^n]|\n",
      " {#id}\n", "```{swift}\n//| name: a\nx\n```\n", "```{swift}\n", "  ```\n",
      "```math\nx\n```\n", "$",
      "    $$\n", "> $$\n", "> - q\n", "[l $x$](u@tbl-a)", "![a $x$](u)", "\r\n",
      "\u{E000}0\u{E000}",
      "`{swift} a\nb`", "//| code: hidden\n", "| `{swift} c` |\n",
    ]

  @Test func parserAndWriterAgree() throws {
    let count = ProcessInfo.processInfo.environment["UNROLL_SHUFFLES"].flatMap(Int.init) ?? 150
    var random = Sequence64(state: 7)
    for index in 0..<count {
      var body = ""
      for _ in 0..<(3 + random.next(30)) { body += Self.ours[random.next(Self.ours.count)] }
      try check(body, "shuffle \(index)")
    }
  }

  @Test(arguments: Pathological.ours)
  func pathologicalSurvives(sample: Pathological) throws { try check(sample.text, sample.name) }

  @Test func deepFrontMatterIsRefused() {
    for bracket in ["[", "{a: ", "- ", "? "] {
      let text = "---\n" + String(repeating: bracket, count: 100_000) + "\n---\n"
      #expect(parse(file: text).diagnostics.contains { $0.id == "invalid-yaml" })
    }
  }

  /// Every line further right than the one before: a megabyte of it is deeper than any stack.
  @Test func frontMatterThatGoesFarToTheRightIsRefused() {
    var text = ""
    for line in 0..<70 {
      text += String(repeating: " ", count: 200 * line) + String(repeating: "- ", count: 100) + "\n"
    }
    #expect(parse(file: "---\n\(text)---\n").diagnostics.contains { $0.id == "invalid-yaml" })
  }

  private func check(_ body: String, _ name: String) throws {
    let (lesson, diagnostics) = parse(body)
    var written = try BodyWriter(allowHTML: name.utf8.count % 2 == 0)
      .write(lesson, replacing: spans(lesson)).html
    // Unclosed HTML swallows what stands behind the text; that is an error of the lesson.
    if !diagnostics.hasErrors {
      written.removeAll { $0 == "\u{E000}" && body.contains("\u{E000}") }
      let marks = written.unicodeScalars.filter { (0xE000...0xF8FF).contains($0.value) }
      #expect(marks.isEmpty, "\(name) leaves tokens: \(body.debugDescription)")
    }
    for formula in lesson.formulas {
      let source = text(formula.span, lesson)
      let isWhole =
        source.hasPrefix("$") && (source.hasSuffix("$") || source.hasSuffix("}"))
        || source.hasPrefix("```") || source.hasPrefix("~~~")
      #expect(isWhole, "\(name): formula \(source.debugDescription) in \(body.debugDescription)")
    }
    for value in lesson.inlineValues {
      let source = text(value.span, lesson)
      #expect(
        source.hasPrefix("`") && source.hasSuffix("`"),
        "\(name): value \(source.debugDescription)"
      )
    }
    for reference in lesson.references {
      #expect(text(reference.span, lesson) == "@\(reference.kind.rawValue)-\(reference.name)")
    }
    for cell in lesson.cells {
      let source = text(cell.span, lesson)
      #expect(
        source.hasPrefix("```") && source.hasSuffix("```"),
        "\(name): cell \(source.debugDescription)"
      )
    }
    #expect(
      Set(lesson.headings.map(\.anchor)).count == lesson.headings.count || diagnostics.hasErrors
    )
  }

  private func spans(_ lesson: Lesson) -> [SourceSpan: String] {
    replacements(for: lesson).mapValues { _ in "<b></b>" }
  }
}

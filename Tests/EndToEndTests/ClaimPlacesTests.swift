import Foundation
import Testing

/// A claim is checked wherever Markdown lets it stand, and however its number is written.
@Suite struct ClaimPlacesTests {
  /// A number as it may be written, a value of which it is true, the number that is false, and what to write instead.
  struct Form: Sendable, CustomTestStringConvertible {
    let number: String
    let expression: String
    let wrong: String
    var testDescription: String { number }
  }

  static let forms: [Form] = [
    Form(number: "0.25", expression: "0.5 * 0.5", wrong: "0.26"),
    Form(number: "2.5e-1", expression: "0.5 * 0.5", wrong: "2.6e-1"),
    Form(number: "9.5e-7", expression: "9.46e-7 + 0", wrong: "9.6e-7"),
    Form(number: "61.3 %", expression: "0.6128 + 0", wrong: "61.4 %"),
    Form(number: "61 %", expression: "0.6128 + 0", wrong: "62 %"),
    Form(number: "1,234.5", expression: "1234.49 + 0", wrong: "1,234.6"),
    Form(number: "12,345,678", expression: "12345677.9 + 0", wrong: "12,345,679"),
    Form(number: "-3", expression: "1 - 4.2", wrong: "-4"),
    Form(number: "−0.5", expression: "0.25 - 0.75", wrong: "0.5"),
    Form(number: "∞", expression: "1.0 / 0", wrong: "-∞"),
  ]

  /// Everything that can hold a claim, with `@` where it stands.
  static let places: [String: String] = [
    "paragraph": "It is @, as you see.",
    "heading": "## Reaching @ at last",
    "row of a table": "| x | claim |\n|---|---|\n| 1 | @ |",
    "head of a table": "| x | @ |\n|---|---|\n| 1 | 2 |",
    "caption":
      "```{swift}\n//| name: t\n//| caption: It is @ here.\nTable([1]) { x in Column(\"x\", x) }\n```",
    "list": "- one\n- two\n  1. three is @",
    "link": "See [the value @ there](other.md).",
    "emphasis": "It is **really *only @* now**.",
    "footnote": "Text.[^note]\n\n[^note]: In truth it is @.",
    "quote": "> They say @ there.",
    "alert": "> [!NOTE]\n> Mind that it is @ now.",
    "callout": "> [!CLAIM] holds\n> It is @.",
    "strikethrough and more": "~~Not~~ @ but\nthe line goes on with @ again.",
  ]

  private func course(_ claim: (_ number: Int) -> String) throws -> Course {
    var bodies = ["other": "Text."]
    for (index, place) in Self.places.values.sorted().enumerated() {
      bodies["place-\(index)"] = place.replacing("@", with: claim(0))
    }
    for index in Self.forms.indices { bodies["form-\(index)"] = "It is \(claim(index)) here." }
    return try Course(bodies: bodies)
  }

  private func claim(_ number: String, _ form: Form) -> String {
    "`{swift} \(number) ≈ \(form.expression)`"
  }

  @Test func trueClaimsAreTrueEverywhere() throws {
    let course = try course { claim(Self.forms[$0].number, Self.forms[$0]) }
    defer { course.remove() }
    let run = try course.run("verify", "--accept")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("\(Self.places.count + 1 + Self.forms.count) claims"))
    // What the reader sees is what was written, and marked.
    #expect(try course.run("render").status == 0)
    for name in course.names(in: "lessons/en") where name != "other.md" {
      let page = try #require(course.text("output/en/\(name.dropLast(3)).html"))
      #expect(page.contains("class=\"claim\""), "\(name)")
    }
  }

  @Test func falseClaimsAreFoundEverywhereWithTheirCure() throws {
    let course = try course { claim(Self.forms[$0].wrong, Self.forms[$0]) }
    defer { course.remove() }
    let run = try course.run("verify")
    #expect(run.status == 1)
    let said = run.errors.split(separator: "\n").filter { $0.hasSuffix("[false-claim]") }
    #expect(said.count == Self.places.count + 1 + Self.forms.count)
    for name in course.names(in: "lessons/en") where name != "other.md" {
      let path = "lessons/en/\(name)"
      let lines = try #require(course.text(path)).split(
        separator: "\n",
        omittingEmptySubsequences: false
      )
      for (index, line) in lines.enumerated() where line.contains("`{swift} ") {
        let start = try #require(line.utf8.firstRange(of: Array("`{swift} ".utf8))?.lowerBound)
        let column = line.utf8.distance(from: line.startIndex, to: start) + 1
        #expect(
          said.contains { $0.hasPrefix("\(path):\(index + 1):\(column): error: the claim is ") },
          "\(path):\(index + 1):\(column): \(line)"
        )
      }
    }
    for (index, form) in Self.forms.enumerated() {
      let message = said.first { $0.hasPrefix("lessons/en/form-\(index).md:") }
      // A minus sign may be typed either way; the cure is written in ASCII.
      let cure = form.number.replacing("−", with: "-")
      #expect(
        message?.contains("the claim is \(form.wrong), the value of '\(form.expression)' is ")
          == true,
        "\(message ?? "nothing")"
      )
      #expect(
        message?.contains("; write \(cure) [") == true,
        "\(message ?? "nothing")"
      )
    }
  }

  @Test func theExpressionsPartsAreTold() throws {
    let course = try Course(bodies: [
      "a": "```{swift}\nlet gains = [1.0, 0.5]\n```\n\n`{swift} 0.6 ≈ gains[1] / gains[0]`"
    ])
    defer { course.remove() }
    let run = try course.run("verify")
    for note in ["'gains[1]' is 0.5", "'gains' is [1.0, 0.5]", "'gains[0]' is 1.0"] {
      #expect(run.errors.contains("note: \(note)\n"), "\(run.errors)")
    }
  }

  @Test func allFailedExpectationsAreToldWithTheAuthorsWords() throws {
    let body = """
      ```{swift}
      let gains = [1.0, 0.5]
      #expect(gains[0] == gains[1], "the gain should stay, it was \\(gains[1])")
      #expect(gains.count > 2)
      ```

      ```{swift}
      #expect(gains[1] > 1 && gains[0] > 0, "all above one")
      ```
      """
    let course = try Course(bodies: ["a": body])
    defer { course.remove() }
    let said = try course.run("verify").errors.split(separator: "\n")
      .filter { $0.hasSuffix("[expectation-failed]") }
    try #require(said.count == 3)
    #expect(
      said[0]
        == "lessons/en/a.md:7:1: error: 'gains[0] == gains[1]' is false; the left side is 1.0, "
        + "the right side is 0.5: the gain should stay, it was 0.5 [expectation-failed]"
    )
    #expect(said[1].contains("the left side is 2, the right side is 2"))
    #expect(said[2].hasPrefix("lessons/en/a.md:12:1: error: "))
    #expect(said[2].contains("all above one"))
  }
}

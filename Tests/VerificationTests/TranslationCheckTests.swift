import Diagnostics
import LessonModel
import Testing
import Verification

@Suite struct TranslationCheckTests {
  private static let source = """
    # Slopes

    It is `{swift} 0.25 ≈ f(0)` and `{swift} g`.

    ```{swift}
    //| name: slopes
    // every slope
    Table([0.0, 1]) { x in  Column("slope of \\(name)", f(x)) }
    print("done", x)
    ```

    ## More
    """

  private static let translation = """
    # 斜率

    这里是 `{swift} g`，`{swift} 0.25 ≈ f(0)`。

    ```{swift}
    //| name: slopes
    Table([0.0, 1]) { x in /* 斜率 */
      Column("\\(name) 的斜率", f(x))
    }
    print("完成", x)  // 完成
    ```

    ## 更多
    """

  private func check(
    _ translation: String,
    source: String = source,
    record: (String, String)? = nil,
    accepted: String? = source
  ) throws -> [Diagnostic] {
    let course = SampleCourse(["en/a.md": source, "zh/a.md": translation])
    let original = try #require(course.lesson("en/a.md"))
    let translated = try #require(course.lesson("zh/a.md"))
    let records = [record?.0 ?? "1", record?.1 ?? "1"].map { text in
      LessonRecord(
        lesson: "a",
        entries: [
          .init(key: "slopes", outputs: [.value(.text(text)), .value(.number(Double(text) ?? 0))])
        ]
      )
    }
    let committed = try accepted.map { text in
      let before = try #require(SampleCourse(["en/a.md": text]).lesson("en/a.md"))
      return SourceFile(
        path: "lessons/records/a.json",
        text: RecordFile(
          records[0],
          translations: [
            .init(language: "zh", sections: SectionDigest.sections(of: before))
          ]
        ).text
      )
    }
    return TranslationCheck(source: original, translation: translated).diagnostics(
      sourceRecord: records[0],
      translationRecord: records[1],
      committed: committed
    )
  }

  @Test func textOfStringsCommentsAndOrderInASentenceMayDiffer() throws {
    // The line breaks of the closure differ, which Swift does not mind; the outline does.
    let source = Self.source.replacing("{ x in  Column", with: "{ x in\n  Column")
      .replacing("f(x)) }", with: "f(x))\n}")
    #expect(try check(Self.translation, source: source, accepted: source).map(\.message) == [])
  }

  @Test(
    arguments: [
      ("0.0, 1]", "0.0, 2]", "10:13 ‹2› translation-cell"),
      ("f(x))\n", "g(x))\n", "11:31 ‹g› translation-cell"),
      ("\\(name) 的", "\\(nama) 的", "11:13 ‹nama› translation-cell"),
      ("print(", "let a = 1\nprint(", "13:1 ‹let› translation-cell"),
      ("name: slopes", "name: slope", "8:1 "),
      ("## 更多", "# 更多", "16:1 ‹# 更多› translation-sections"),
      ("\n## 更多", "", " translation-sections"),
      ("## 更多", "## 更多\n\n## 再多", "18:1 ‹## 再多› translation-sections"),
      ("0.25 ≈ f(0)", "0.26 ≈ f(0)", "6:25 ‹`{swift} 0.26 ≈ f(0)`› translation-claim"),
      ("0.25 ≈ f(0)", "0.250 ≈ f(0)", "6:25 ‹`{swift} 0.250 ≈ f(0)`› translation-claim"),
      ("0.25 ≈ f(0)", "0.25 ≈ f(1)", " translation-incomplete"),
      ("`{swift} g`，", "", "4:1 ‹# 斜率› translation-incomplete"),
      ("//| name", "//| code: folded\n//| name", " translation-cell"),
    ] as [(String, String, String)]
  )
  func everyOtherDifferenceIsNamed(old: String, new: String, expected: String) throws {
    let source = Self.source.replacing("{ x in  Column", with: "{ x in\n  Column")
      .replacing("f(x)) }", with: "f(x))\n}")
    let changed = Self.translation.replacing(old, with: new)
    try #require(changed != Self.translation)
    let found = try check(changed, source: source, accepted: source)
    #expect(found.contains { $0.brief.contains(expected) }, "\(found.map(\.brief))")
    #expect(found.allSatisfy { $0.place?.file.path == "lessons/zh/a.md" })
  }

  @Test func otherNumbersAreNamedOtherTextIsNot() throws {
    let text = Self.source
    #expect(try check(text, record: ("1", "eins")).map(\.id) == ["translation-value"])
    #expect(try check(text, record: ("one", "eins")).isEmpty)
    let found = try #require(try check(text, record: ("1", "2")).first)
    #expect(found.message.hasPrefix("'slopes' is 2.0 here, 1.0 in the source (a real difference"))
  }

  @Test func aSectionThatChangedIsNamed() throws {
    let now = Self.source.replacing("## More", with: "## More\n\nA new sentence.")
    let found = try check(Self.source, source: now, accepted: Self.source)
    #expect(found.map(\.brief) == ["15:1 ‹## More› translation-stale"])
    #expect(found.first?.message.contains("'unroll verify --accept lessons/zh/a.md'") == true)
    #expect(found.first?.notes.first?.place?.file.path == "lessons/en/a.md")
  }

  @Test func whereLinesBreakIsNoChange() throws {
    let now = Self.source.replacing("It is ", with: "It\nis   ")
    #expect(try check(Self.source, source: now, accepted: Self.source).isEmpty)
  }

  @Test func aNewAndARemovedSectionAreNamed() throws {
    let text = Self.source.replacing("## More", with: "## Less")
    let found = try check(text, source: text, accepted: Self.source)
    #expect(found.map(\.id) == ["translation-stale", "translation-stale"])
    #expect(found.first?.message.contains("is new since") == true)
    #expect(found.last?.message.contains("'#more' that was translated is gone") == true)
  }

  @Test func aTranslationThatTheRecordDoesNotKnowIsNamed() throws {
    let course = SampleCourse(["en/a.md": "# A", "zh/a.md": "# A"])
    let (source, translated) = (
      try #require(course.lesson("en/a.md")), try #require(course.lesson("zh/a.md"))
    )
    let record = LessonRecord(lesson: "a", entries: [])
    let found = TranslationCheck(source: source, translation: translated).diagnostics(
      sourceRecord: record,
      translationRecord: record,
      committed: SourceFile(path: "a.json", text: RecordFile(record).text)
    )
    #expect(found.map(\.id) == ["translation-unrecorded"])
  }
}

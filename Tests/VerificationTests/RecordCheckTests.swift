import Diagnostics
import LessonModel
import Testing
import Verification

@Suite struct RecordCheckTests {
  private func check(
    _ now: [RecordedValue],
    against before: [RecordedValue]?
  ) throws -> [Diagnostic] {
    let parts = { (values: [RecordedValue]) -> [Sample.Part] in
      values.map { ("`{swift} x`", nil, [.value($0)]) }
    }
    let sample = Sample(parts(now))
    let committed = before.map {
      SourceFile(
        path: "lessons/records/a.json",
        text: RecordFile(Sample(parts($0)).record).text
      )
    }
    return RecordCheck(of: sample.lesson, record: sample.record).diagnostics(
      against: committed
    )
  }

  @Test func theSameIsSilent() throws {
    #expect(
      try check([.number(0.1), .number(.nan)], against: [.number(0.1), .number(.nan)]).isEmpty
    )
  }

  @Test func aKeyThatStandsTwiceIsToldAtTheSecond() throws {
    let sample = Sample([
      ("`{swift} x`", nil, [.value(.number(1))]), ("`{swift} x`", nil, [.value(.number(2))]),
    ])
    let text = RecordFile(sample.record).text.replacing("inline-2", with: "inline-1")
    let file = SourceFile(path: "lessons/records/a.json", text: text)
    let found = RecordCheck(of: sample.lesson, record: sample.record).diagnostics(against: file)
    let first = try #require(found.first)
    #expect(first.id == "record-unreadable")
    #expect(first.message.hasPrefix("the record has an entry 'inline-1' already; "))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.lastIndex { $0.contains("\"inline-1\"") }) + 1
    #expect(first.drawn().hasPrefix("lessons/records/a.json:\(line):"))
  }

  @Test func theLastBitCounts() throws {
    let found = try #require(
      try check([.number(0.1), .number(0.3)], against: [.number(0.1), .number(0.1 + 0.2)]).first
    )
    #expect(found.id == "value-changed")
    #expect(
      found.message == "'inline-2' is 0.3 now, 0.30000000000000004 in the record "
        + "(rounding in the last bits, relative difference 1.9e-16); "
        + "if that is right, 'unroll verify --accept lessons/en/a.md' accepts it"
    )
    #expect(found.drawn().hasPrefix("lessons/en/a.md:2:1: error"))
  }

  @Test func aRealDifferenceSaysHowFar() throws {
    let found = try #require(try check([.number(2)], against: [.number(1)]).first)
    #expect(
      found.message
        == "'inline-1' is 2.0 now, 1.0 in the record (a real difference, relative difference 5.0e-1); "
        + "if that is right, 'unroll verify --accept lessons/en/a.md' accepts it"
    )
  }

  @Test(arguments: [
    (Double.leastNonzeroMagnitude, 2 * .leastNonzeroMagnitude, "5.0e-1"),
    (0, .leastNonzeroMagnitude, "1.0e0"), (1e308, -1e308, "2.0e0"),
    (.greatestFiniteMagnitude, 1, "1.0e0"),
  ])
  func theSmallestAndTheLargestNumbersDiffer(now: Double, before: Double, distance: String) throws {
    let found = try #require(try check([.number(now)], against: [.number(before)]).first)
    #expect(found.message.contains("(a real difference, relative difference \(distance));"))
  }

  @Test func severalValuesOfATableAreCounted() throws {
    let table = { (values: [Double]) in
      RecordedValue.table(
        Table(columns: [.init(title: "x")], rows: values.map { [.number($0)] })
      )
    }
    let changed = try check([table([1, 2, 3])], against: [table([1, 5, 6])])
    let message = try #require(changed.first?.message)
    #expect(message.hasPrefix("'inline-1' row 2, column 'x' is 2.0 now, 5.0 in the record ("))
    #expect(message.contains("; 1 more value differs; "))
    let longer = try check([table([1, 2, 3])], against: [table([1, 2])])
    #expect(longer.first?.message.hasPrefix("'inline-1' has 4 lines now, 3 in the record") == true)
  }

  @Test func aChangedTypeIsADifference() throws {
    #expect(try check([.integer(1)], against: [.number(1)]).count == 1)
    #expect(try check([.text("1")], against: [.integer(1)]).count == 1)
  }

  @Test func addedAndRemovedValuesAreNamed() throws {
    #expect(
      try check([.integer(1), .integer(2)], against: [.integer(1)]).map(\.id) == ["value-added"]
    )
    let removed = try check([.integer(1)], against: [.integer(1), .integer(2)])
    #expect(removed.map(\.id) == ["value-removed"])
    #expect(removed.first?.drawn().hasPrefix("lessons/records/a.json:8:5: error") == true)
  }

  @Test func aMissingRecordSaysHowToWriteIt() throws {
    let found = try check([.integer(1)], against: nil)
    #expect(found.map(\.id) == ["record-missing"])
    #expect(found.first?.message.contains("unroll verify --accept") == true)
  }

  @Test func anEditedRecordIsPointedAt() throws {
    let sample = Sample([("`{swift} x`", nil, [.value(.integer(1))])])
    let text = RecordFile(sample.record).text.replacing("      1", with: "<<<<<<< HEAD\n      1")
    let found = RecordCheck(of: sample.lesson, record: sample.record).diagnostics(
      against: SourceFile(path: "a.json", text: text)
    )
    #expect(found.map(\.id) == ["record-unreadable"])
    #expect(found.first?.drawn().hasPrefix("a.json:6:1: error") == true)
    #expect(
      found.first?.message.hasPrefix("this line is left over from a merge conflict; ") == true
    )
  }

  @Test func aRecordWithOtherLineEndingsSaysWhyThatIs() throws {
    let sample = Sample([("`{swift} x`", nil, [.value(.integer(1))])])
    let text = RecordFile(sample.record).text.replacing("\n", with: "\r\n")
    let found = RecordCheck(of: sample.lesson, record: sample.record).diagnostics(
      against: SourceFile(path: "a.json", text: text)
    )
    #expect(found.map(\.id) == ["record-unreadable"])
    #expect(found.first?.message.contains("'*.json text eol=lf' in '.gitattributes'") == true)
  }

  @Test(arguments: [(1, "an older unroll wrote it"), (9, "update unroll")])
  func aRecordOfAnotherSchemaSaysSo(schema: Int, cure: String) throws {
    let sample = Sample([("`{swift} x`", nil, [.value(.integer(1))])])
    let text = RecordFile(sample.record).text
      .replacing("\"schema\": \(RecordFile.schema)", with: "\"schema\": \(schema)")
    let found = RecordCheck(of: sample.lesson, record: sample.record).diagnostics(
      against: SourceFile(path: "a.json", text: text)
    )
    #expect(found.map(\.id) == ["record-schema"])
    #expect(found.first?.message.hasPrefix("the record has schema \(schema), ") == true)
    #expect(found.first?.message.contains(cure) == true)
    #expect(found.first?.drawn().hasPrefix("a.json:2:1: error") == true)
  }
}

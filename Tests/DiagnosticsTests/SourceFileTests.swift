import Diagnostics
import Testing

@Suite struct SourceFileTests {
  @Test(arguments: ["a\nbb\n\nc", "a\r\nbb\r\n\r\nc", "a\rbb\r\rc"])
  func linesEndInAnyOfThreeWays(text: String) {
    let file = SourceFile(path: "x.md", text: text)
    #expect(file.lineCount == 4)
    #expect((1...4).map { file.text(in: file.span(ofLine: $0)) } == ["a", "bb", "", "c"])
  }

  @Test func columnsCountBytes() {
    let file = SourceFile(path: "x.md", text: "梯度 = 1\nσ′")
    #expect(file.position(at: 6) == SourcePosition(line: 1, column: 7))
    #expect(file.position(at: 11) == SourcePosition(line: 2, column: 1))
    #expect(file.position(at: 13) == SourcePosition(line: 2, column: 3))
  }

  @Test func offsetsOutsideTheFileAreClamped() {
    let file = SourceFile(path: "x.md", text: "ab\nc")
    #expect(file.position(at: -5) == SourcePosition(line: 1, column: 1))
    #expect(file.position(at: 99) == SourcePosition(line: 2, column: 2))
    #expect(file.offset(line: 1, column: 99) == 2)
    #expect(file.offset(line: 99, column: 1) == 3)
    #expect(file.text(in: SourceSpan(3, 99)) == "c")
  }

  @Test func anEmptyFileHasOneLine() {
    let file = SourceFile(path: "x.md", text: "")
    #expect(file.lineCount == 1)
    #expect(file.position(at: 0) == SourcePosition(line: 1, column: 1))
  }
}

@Suite struct SourceSliceTests {
  @Test func linesOfAQuotationKnowTheirPlaces() {
    let file = SourceFile(path: "x.md", text: "> let a = 1\n> let b = 2\n")
    let slice = SourceSlice(file: file, lines: [SourceSpan(2, 11), SourceSpan(14, 23)])
    #expect(slice.text == "let a = 1\nlet b = 2")
    #expect(slice.fileOffset(4) == 6)
    #expect(slice.fileOffset(14) == 18)
    #expect(file.text(in: slice.fileSpan(14, 15)) == "b")
    #expect(file.text(in: slice.fileSpan(8, 13)) == "1\n> let")
    #expect(slice.span == SourceSpan(2, 23))
  }

  @Test func aSpanOverSeveralLinesIsCutAtLineEndings() {
    let file = SourceFile(path: "x.md", text: "one\r\ntwo\r\nthree")
    let slice = SourceSlice(file: file, span: SourceSpan(1, 12))
    #expect(slice.text == "ne\ntwo\nth")
    #expect(slice.fileOffset(3) == 5)
    #expect(slice.fileOffset(slice.bytes.count) == 12)
  }

  @Test func anEmptySliceMapsToItsPlace() {
    let file = SourceFile(path: "x.md", text: "one two")
    let slice = SourceSlice(file: file, span: SourceSpan(4, 4))
    #expect(slice.bytes.isEmpty)
    #expect(slice.fileSpan(0, 0) == SourceSpan(4, 4))
  }
}

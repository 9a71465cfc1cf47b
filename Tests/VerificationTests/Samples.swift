import Diagnostics
import LessonModel

/// A lesson of one line for each part, in the order of its record.
struct Sample {
  let lesson: Lesson
  let record: LessonRecord

  /// The source line of each part, the number it claims, and what it computed.
  typealias Part = (source: String, claim: String?, outputs: [LessonRecord.Output])

  init(_ parts: [Part]) {
    let file = SourceFile(
      path: "lessons/en/a.md",
      text: parts.map { $0.source + "\n" }.joined()
    )
    var lessonParts: [LessonPart] = []
    var entries: [LessonRecord.Entry] = []
    for (index, part) in parts.enumerated() {
      let span = file.span(ofLine: index + 1)
      let start = part.claim == nil ? span.start : span.end - 1 - Self.expressionLength(part.source)
      let inline = InlineValue(
        key: "inline-\(index + 1)",
        ordinal: index + 1,
        span: span,
        expression: SourceSlice(file: file, span: SourceSpan(start, span.end - 1)),
        claim: part.claim.flatMap(WrittenNumber.init).map {
          Claim(written: $0, relation: Self.relation(part.source))
        }
      )
      lessonParts.append(.inline(inline))
      entries.append(LessonRecord.Entry(key: inline.key, outputs: part.outputs))
    }
    lesson = Lesson(
      name: "a",
      language: "en",
      file: file,
      title: "A",
      description: "",
      body: file.span,
      parts: lessonParts,
      formulas: [],
      headings: [],
      links: [],
      references: []
    )
    record = LessonRecord(lesson: "a", entries: entries)
  }

  private static func relation(_ source: String) -> Claim.Relation {
    source.contains("≈") ? .approximately : .less
  }

  /// The expression is the last word before the closing backtick.
  private static func expressionLength(_ source: String) -> Int {
    (source.dropLast().split(separator: " ").last ?? "").utf8.count
  }
}

import Diagnostics
import Foundation
import LessonMarkdown
import LessonModel
import Rendering

/// A course of one hand-written lesson in two languages, with a hand-written record: no engine in sight.
enum Sample {
  static let folder = (#filePath as NSString).deletingLastPathComponent
  static let templates = "\(folder)/../../templates"

  static let course = Course(
    file: nil,
    languages: [
      Course.Language(
        tag: "en",
        name: "English",
        title: "A course & more",
        description: "Two sentences.",
        footer: "All numbers are made up."
      ),
      Course.Language(
        tag: "zh",
        name: "中文",
        title: "一门课程",
        description: "两句话。",
        footer: "数字都是编的。"
      ),
    ],
    parts: [
      Course.Part(title: ["en": "Part one", "zh": "第一部分"], lessons: ["2-9-sample", "3-1-next"])
    ],
    repository: "https://example.org/course"
  )

  static func lesson(in language: String) throws -> Lesson {
    let path = "\(folder)/Samples/\(language)/2-9-sample.md"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return lesson(text, language: language)
  }

  /// A lesson from its text; what is wrong with its Markdown is no matter here.
  static func lesson(_ text: String, language: String = "en", name: String = "2-9-sample") -> Lesson
  {
    let file = SourceFile(path: "lessons/\(language)/\(name).md", text: text)
    return LessonParser().parse(file, name: name, language: language).lesson
  }

  /// The lesson after the sample, of which only the title is known.
  static let next = lesson(
    "---\ntitle: The next\ndescription: D.\n---\n\nText.\n",
    name: "3-1-next"
  )

  static func typesetter(cache: [UInt8] = []) throws -> MathTypesetter {
    MathTypesetter(
      katex: try KaTeX(environment: ProcessInfo.processInfo.environment),
      cache: cache
    )
  }

  static func site(
    lessons: [Lesson],
    typesetter: MathTypesetter,
    course: Course = course,
    templates folders: [String] = [templates]
  ) throws -> Site {
    Site(
      course: course,
      lessons: lessons,
      templates: try TemplateSet(folders: folders),
      typesetter: typesetter
    )
  }

  /// A page of one lesson, from its Markdown and what it computes.
  static func page(
    _ text: String,
    _ outputs: [(String, [LessonRecord.Output])] = [],
    language: String = "en",
    name: String = "2-9-sample"
  ) throws -> (files: [OutputFile], diagnostics: [Diagnostic]) {
    let lesson = lesson(text, language: language, name: name)
    let record = LessonRecord(
      lesson: name,
      entries: outputs.map { LessonRecord.Entry(key: $0.0, outputs: $0.1) }
    )
    return try site(lessons: [lesson], typesetter: typesetter()).page(of: lesson, record: record)
  }
}

extension Sample {
  static let record: LessonRecord = {
    let gains = Table(
      columns: [
        Table.Column(title: "lag"), Table.Column(title: "gain $\\lVert J \\rVert_2$", digits: 3),
        Table.Column(title: "sign <&>"),
      ],
      rows: [
        [.integer(1), .number(0.5), .number(-1.5)],
        [.integer(2), .number(0), .number(-.infinity)],
        [.integer(23), .number(9.094947017729282e-07), .number(.nan)],
      ]
    )
    let small = Table(columns: [Table.Column(title: "a")], rows: [[.integer(1)]])
    let range = RecordedInterval(
      lowerBound: 0,
      upperBound: 0.25,
      containsLowerBound: false,
      containsUpperBound: true
    )
    let weights = RecordedMatrix(rowCount: 2, columnCount: 2, elements: [0.8, -0.6, 0.3, 1.1])
    return LessonRecord(
      lesson: "2-9-sample",
      entries: [
        entry("slope(0)", claim("0.25", .approximately, 0.25)),
        entry("gains[23]", claim("1e-6", .greater, 9.094947017729282e-07)),
        entry("(share)", claim("7.1 %", .approximately, 0.0825)),
        entry(
          "gains",
          .value(.table(gains)),
          .expectation(LessonRecord.Expectation(holds: true, operands: ["9.1e-07", "1e-06"]))
        ),
        entry("(norm)", .value(.number(3.9))),
        entry("(largest)", .value(.number(7.889e19))),
        entry("(range)", .value(.interval(range))),
        entry(
          "cell-2",
          .value(.matrix(weights)),
          .value(.vector([1, 0.5, -0.25])),
          .printed("one two"),
          .printed("three"),
          .value(.boolean(true))
        ),
        entry("cell-3", .value(.table(small))),
      ]
    )
  }()

  private static func entry(_ key: String, _ outputs: LessonRecord.Output...) -> LessonRecord.Entry
  {
    LessonRecord.Entry(key: key, outputs: outputs)
  }

  static func claim(
    _ written: String,
    _ relation: Claim.Relation,
    _ value: Double
  ) -> LessonRecord.Output {
    guard let number = WrittenNumber(written) else { return .printed("no number") }
    return .claim(Claim(written: number, relation: relation), value)
  }
}

import LessonModel
import Testing
import Verification

@Suite struct RecordFileTests {
  private let record = LessonRecord(
    lesson: "2-4-activations",
    entries: [
      .init(key: "sigmoid.derivative(0)", outputs: [.value(.number(0.25))]),
      .init(key: "nothing", outputs: []),
      .init(
        key: "ranges \"f′\"",
        outputs: [
          .value(
            .table(
              Table(
                columns: [.init(title: "activation"), .init(title: "range", digits: 3)],
                rows: [
                  [
                    .text("tanh"),
                    .interval(
                      RecordedInterval(
                        lowerBound: 0,
                        upperBound: 1,
                        containsLowerBound: false,
                        containsUpperBound: true
                      )
                    ),
                  ]
                ]
              )
            )
          ),
          .printed("a line"),
          .expectation(.init(condition: "a\n == 1", holds: true, operands: ["1", "1"])),
        ]
      ),
      .init(
        key: "values",
        outputs: [
          .value(
            .matrix(
              RecordedMatrix(rowCount: 2, columnCount: 2, elements: [1, 1e-300, .infinity, .nan])
            )
          ),
          .value(.list([.integer(1), .boolean(true), .none, .vector([0.1, -0.0])])),
          .value(.tuple([.init(label: "a", value: .integer(1))])),
        ]
      ),
    ]
  )

  @Test func aRecordReadsLikeATable() {
    #expect(
      RecordFile(record).text == #"""
        {
          "schema": 2,
          "lesson": "2-4-activations",
          "entries": {
            "sigmoid.derivative(0)": [
              0.25
            ],
            "nothing": [],
            "ranges \"f′\"": [
              {"table": ["activation", "range"]},
              ["tanh", {"interval": "(0.0, 1.0]"}],
              {"printed": "a line"},
              {"expected": "a == 1"}
            ],
            "values": [
              {"matrix": [2, 2]},
              [1.0, 1e-300],
              ["inf", "nan"],
              [1, true, null, {"vector": [0.1, -0.0]}],
              {"tuple": [1]}
            ]
          }
        }

        """#
    )
  }

  @Test func whatIsWrittenIsRead() throws {
    let file = RecordFile(record)
    #expect(try RecordFile(text: file.text) == file)
    let empty = RecordFile(LessonRecord(lesson: "a\n\u{1}\\", entries: []))
    #expect(try RecordFile(text: empty.text) == empty)
  }

  @Test func anotherSchemaIsNamed() {
    let text = RecordFile(record).text.replacing("\"schema\": 2", with: "\"schema\": 7")
    #expect(throws: RecordFile.ReadingError.schema(found: "7")) { try RecordFile(text: text) }
  }

  /// Cutting the file anywhere between two lines is noticed, and no line makes the reader trap.
  @Test func aCutFileIsNoticed() {
    let lines = RecordFile(record).text.split(separator: "\n", omittingEmptySubsequences: false)
    for count in 0..<lines.count - 1 {
      #expect(throws: RecordFile.ReadingError.self) {
        try RecordFile(text: lines[..<count].joined(separator: "\n"))
      }
    }
  }

  @Test(arguments: ["", "{}", "<<<<<<< HEAD\n{", "{\n  \"schema\": 1\n}"])
  func somethingElseIsNoticed(text: String) {
    #expect(throws: RecordFile.ReadingError.self) { try RecordFile(text: text) }
  }
}

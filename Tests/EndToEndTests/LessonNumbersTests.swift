import Foundation
import Testing

/// The records of the lessons against what PyTorch computes from the lessons' text (scripts/fixtures/make_lesson_fixtures.py).
@Suite struct LessonNumbersTests {
  /// A table of a lesson by PyTorch.
  struct Reference: Decodable {
    /// A number, "inf" or "nan"; nil is not compared.
    let rows: [[Value?]]
    /// How far a relative change of 2⁻⁵⁰ in the weights moves each number; nil if the table was not tried.
    let spread: [[Double]]?
  }

  /// A number as the files hold it: what JSON lacks is a string; a vector is more than one.
  struct Value: Decodable {
    let numbers: [Double]

    init(from decoder: any Decoder) throws {
      struct Object: Decodable { let vector: [Value]? }
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        numbers = [number]
      } else if let text = try? container.decode(String.self) {
        numbers = [Double(text) ?? .nan]
      } else {
        numbers = try container.decode(Object.self).vector?.flatMap(\.numbers) ?? []
      }
    }
  }

  /// A line of a record's entry: a row of a table, or something else.
  struct Line: Decodable {
    let row: [Double]?

    init(from decoder: any Decoder) throws {
      row = try? decoder.singleValueContainer().decode([Value].self).flatMap(\.numbers)
    }
  }

  struct Record: Decodable {
    let entries: [String: [Line]]
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func tablesOfTheLessonsAgreeWithPyTorch() throws {
    let file = Self.root.appendingPathComponent("Tests/EndToEndTests/Fixtures/lesson-numbers.json")
    let lessons = try JSONDecoder()
      .decode([String: [String: Reference]].self, from: Data(contentsOf: file))
    var compared = 0
    for (lesson, tables) in lessons {
      let path = Self.root.appendingPathComponent("lessons/records/\(lesson).json")
      let record = try JSONDecoder().decode(Record.self, from: Data(contentsOf: path))
      for (name, reference) in tables {
        let rows = try #require(record.entries[name], "\(lesson) has no '\(name)'").compactMap(
          \.row
        )
        try #require(rows.count == reference.rows.count, "\(lesson), \(name)")
        for (i, (row, expected)) in zip(rows, reference.rows).enumerated() {
          try #require(row.count == expected.count, "\(lesson), \(name), row \(i)")
          for (j, (number, value)) in zip(row, expected).enumerated() {
            guard let value = value?.numbers.first else { continue }
            let tolerance = max(1e-12, 10 * (reference.spread?[i][j] ?? 0))
            #expect(
              number == value || (number.isNaN && value.isNaN)
                || abs(number - value) <= tolerance * abs(value),
              "\(lesson), \(name), row \(i), column \(j): \(number), by PyTorch \(value)"
            )
            compared += 1
          }
        }
      }
    }
    #expect(compared > 250)
  }
}

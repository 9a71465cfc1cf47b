import Foundation
public import LessonModel
import Verification

/// Takes down what an exported lesson computes, and prints its record.
public final class LessonRecording {
  private let name: String
  private var key: String?
  private var outputs: [LessonRecord.Output] = []
  private var entries: [LessonRecord.Entry] = []
  private var line = ""
  /// What claims and expectations turned out to be false.
  public private(set) var failures: [String] = []

  /// The recording of a lesson.
  ///
  /// - Parameter name: The lesson's name.
  public init(_ name: String) { self.name = name }

  /// Runs a lesson and prints its record, as `lessons/records/` holds it.
  ///
  /// - Parameters:
  ///   - name: The lesson's name.
  ///   - lesson: The lesson's code.
  /// - Throws: What the lesson throws.
  public static func print(
    _ name: String,
    _ lesson: (LessonRecording) throws -> Void
  ) throws {
    let recording = LessonRecording(name)
    try lesson(recording)
    Swift.print(recording.text, terminator: "")
    for failure in recording.failures {
      FileHandle.standardError.write(Data("\(name): \(failure)\n".utf8))
    }
  }

  /// What was taken down.
  public var record: LessonRecord {
    var entries = entries
    if let key { entries.append(LessonRecord.Entry(key: key, outputs: outputs + openLine)) }
    return LessonRecord(lesson: name, entries: entries)
  }

  /// The text of the committed record.
  public var text: String { RecordFile(record).text }

  /// Begins a cell or an inline value.
  ///
  /// - Parameter key: Its key in the record.
  public func begin(_ key: String) {
    endLine()
    if let key = self.key { entries.append(LessonRecord.Entry(key: key, outputs: outputs)) }
    self.key = key
    outputs = []
  }

  /// Takes down the value of an expression.
  ///
  /// - Parameter value: The value.
  /// - Throws: ``TableError`` if a record cannot keep it.
  public func show<Value>(_ value: Value) throws {
    endLine()
    guard let recorded = RecordedValue(recording: value) else {
      throw TableError.unknownType("\(Value.self)")
    }
    outputs.append(.value(recorded))
  }

  /// Takes down the number that a claim is about.
  ///
  /// - Parameters:
  ///   - written: The number as the lesson has it.
  ///   - relation: How it must stand to the value.
  ///   - value: The number.
  public func claim(_ written: String, _ relation: Claim.Relation, _ value: Double) {
    guard let number = WrittenNumber(written) else { return }
    let claim = Claim(written: number, relation: relation)
    outputs.append(.claim(claim, value))
    if !claim.holds(for: value) { failures.append("the claim is \(written), the value \(value)") }
  }

  /// Takes down the number that a claim is about, where it is an `Int`.
  ///
  /// - Parameters:
  ///   - written: The number as the lesson has it.
  ///   - relation: How it must stand to the value.
  ///   - value: The number.
  @_disfavoredOverload
  public func claim(_ written: String, _ relation: Claim.Relation, _ value: Int) {
    claim(written, relation, Double(value))
  }

  /// `#expect`.
  ///
  /// - Parameters:
  ///   - written: The condition as the lesson has it.
  ///   - condition: What the lesson expects to be true.
  ///   - message: What it says if not.
  public func expect(_ written: String, _ condition: Bool, _ message: String = "") {
    outputs.append(.expectation(.init(condition: written, holds: condition, operands: [])))
    if !condition {
      failures.append(
        "an expectation of '\(key ?? "")' is false\(message.isEmpty ? "" : ": ")\(message)"
      )
    }
  }

  /// `print`.
  ///
  /// - Parameters:
  ///   - items: What to write.
  ///   - separator: What stands between two items.
  ///   - terminator: What stands at the end.
  public func print(_ items: Any..., separator: String = " ", terminator: String = "\n") {
    line += items.map { Self.text($0) }.joined(separator: separator)
    if terminator == "\n" {
      outputs.append(.printed(line))
      line = ""
    } else {
      line += terminator
    }
  }

  private func endLine() {
    outputs += openLine
    line = ""
  }

  private var openLine: [LessonRecord.Output] { line.isEmpty ? [] : [.printed(line)] }

  /// The sign of a NaN differs between processors, and cells do not show it.
  private static func text(_ item: Any) -> String {
    if let number = item as? Double, number.isNaN { "nan" } else { "\(item)" }
  }
}

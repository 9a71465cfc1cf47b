import CellLanguage
public import Diagnostics
public import LessonModel

/// A lesson that was evaluated, with all that its next version can reuse.
public struct EvaluatedLesson: Sendable {
  /// What it computes.
  public let record: LessonRecord
  /// What went wrong.
  public let diagnostics: [Diagnostic]
  /// By the key of each false claim the values of its expression's parts.
  public let operands: [String: [OperandValue]]
  /// How many of its parts ran; the others' results are an earlier version's.
  public let runCount: Int
  /// False if the evaluation was cancelled, and parts are missing.
  public let isComplete: Bool
  /// Each part that was evaluated, in document order, with the run that stands for it.
  let parts: [(part: LessonPart, run: PartRun)]

  init(_ lesson: Lesson, parts: [(part: LessonPart, run: PartRun)], runCount: Int) {
    self.parts = parts
    self.runCount = runCount
    isComplete = parts.count == lesson.parts.count
    let places = MovedPlaces(lesson: lesson, parts: parts)
    var diagnostics: [Diagnostic] = []
    var entries: [LessonRecord.Entry] = []
    var operands: [String: [OperandValue]] = [:]
    for (part, run) in parts {
      diagnostics += run.diagnostics.map { $0.moved { places.now($0, behind: part) } }
      if run.isRecorded { entries.append(LessonRecord.Entry(key: part.key, outputs: run.outputs)) }
      guard let values = run.operands else { continue }
      operands[part.key] = values.map {
        let place = places.now(Diagnostic.Place(run.file, $0.span), behind: part)
        return OperandValue(text: $0.text, span: place.span, value: $0.value)
      }
    }
    record = LessonRecord(lesson: lesson.name, entries: entries)
    self.diagnostics = diagnostics
    self.operands = operands
  }
}

/// What came of a part of a lesson when it ran.
struct PartRun: Sendable {
  /// The part as it was then.
  let part: LessonPart
  /// The version of the lesson's file that it stood in.
  let file: SourceFile
  let outputs: [LessonRecord.Output]
  /// Whether the record has an entry for it.
  let isRecorded: Bool
  let diagnostics: [Diagnostic]
  /// What explains it, if it is a claim that is false.
  let operands: [OperandValue]?
  /// The variables behind it; nil if nobody asked to keep them.
  let session: CellSession?
  /// Whether it may have changed a variable.
  let mayChangeVariables: Bool
}

extension LessonPart {
  /// The code that runs.
  var code: SourceSlice {
    switch self {
    case .cell(let cell): cell.code
    case .inline(let value): value.expression
    }
  }

  /// What the author claims of it.
  var claim: Claim? { if case .inline(let value) = self { value.claim } else { nil } }

  /// Whether both run alike: the same code, read the same way.
  func runs(like other: LessonPart) -> Bool {
    let isSameKind =
      switch (self, other) {
      case (.cell, .cell): true
      case (.inline(let one), .inline(let two)): (one.claim == nil) == (two.claim == nil)
      default: false
      }
    return isSameKind && code.bytes == other.code.bytes
  }
}

/// Finds places of earlier versions of a lesson in the present one.
private struct MovedPlaces {
  let lesson: Lesson
  let parts: [(part: LessonPart, run: PartRun)]

  /// Where a place is now, one of a diagnostic of `reporter`.
  func now(_ place: Diagnostic.Place, behind reporter: LessonPart) -> Diagnostic.Place {
    guard place.file !== lesson.file, place.file.path == lesson.file.path else { return place }
    for (part, run) in parts where run.file === place.file {
      if let span = run.part.code.span(place.span, movedTo: part.code) {
        return Diagnostic.Place(lesson.file, span)
      }
    }
    return Diagnostic.Place(lesson.file, reporter.code.span)
  }
}

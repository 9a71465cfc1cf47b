import CellLanguage
public import Diagnostics
public import LessonModel

/// Makes of a lesson a Swift program that computes and prints the same record without the cells' language.
///
/// The program imports `LessonKit` and `RecurrentEngine`. All cells share one function, as they share a session.
public struct LessonExporter: Sendable {
  /// An exporter.
  public init() {}

  /// The program, and what is wrong with the lesson's cells.
  ///
  /// - Parameter lesson: The lesson.
  /// - Returns: The program; nil if a cell is wrong.
  public func program(of lesson: Lesson) -> (program: String?, diagnostics: [Diagnostic]) {
    let (function, diagnostics) = function(of: lesson, named: "lesson")
    guard let function else { return (nil, diagnostics) }
    let program = """
      // Written by 'unroll export' from \(lesson.file.path.split(separator: "/").last ?? "").

      import LessonKit
      import RecurrentEngine

      \(function)
      try LessonRecording.print(\(lesson.name.debugDescription), lesson)

      """
    return (program, diagnostics)
  }

  /// The function that runs a lesson, and what is wrong with the lesson's cells.
  ///
  /// - Parameters:
  ///   - lesson: The lesson.
  ///   - name: What to call the function.
  /// - Returns: The function; nil if a cell is wrong.
  public func function(
    of lesson: Lesson,
    named name: String
  ) -> (function: String?, diagnostics: [Diagnostic]) {
    let recording = Self.freeName(in: lesson)
    var exporter = CellExporter(library: EngineLibrary.library, recording: recording)
    var text = "func \(name)(_ \(recording): LessonRecording) throws {\n"
    var diagnostics: [Diagnostic] = []
    for part in lesson.parts {
      let line = lesson.file.position(at: part.span.start).line
      text += "\n// Line \(line).\n\(recording).begin(\(part.key.debugDescription))\n"
      let export: CellExporter.Export
      switch part {
      case .cell(let cell):
        export = exporter.export(cell.code)
        text += (export.swift ?? "") + "\n"
      case .inline(let inline):
        export = exporter.export(
          expression: inline.expression,
          expecting: inline.claim == nil ? nil : .double
        )
        text += Self.call(recording, inline.claim, export.swift ?? "")
      }
      diagnostics += export.diagnostics
    }
    return (diagnostics.hasErrors ? nil : text + "}\n", diagnostics)
  }

  private static func call(_ recording: String, _ claim: Claim?, _ value: String) -> String {
    guard let claim else { return "try \(recording).show(\(value))\n" }
    let written = claim.written.text.debugDescription
    return "try \(recording).claim(\(written), .\(claim.relation), \(value))\n"
  }

  /// A name for the recording that the lesson does not use.
  private static func freeName(in lesson: Lesson) -> String {
    var name = "recording"
    while lesson.file.text.contains(name) { name += "_" }
    return name
  }
}

import Diagnostics

extension Report {
  /// The report as JSON, one lesson and one finding a line.
  ///
  ///     {
  ///       "version": 1,
  ///       "errors": 1,
  ///       "warnings": 0,
  ///       "lessons": [
  ///         {"file": "lessons/en/a.md", "name": "a", "language": "en", "cells": 1, "claims": 1, …}
  ///       ],
  ///       "findings": [
  ///         {"severity": "error", "id": "false-claim", "message": "…", "file": "lessons/en/a.md", "line": 5, …}
  ///       ]
  ///     }
  ///
  /// Lines and columns count from 1, columns in bytes of UTF-8; `endColumn` is behind the last byte.
  public var json: String {
    """
    {
      "version": 1,
      "errors": \(errorCount),
      "warnings": \(warningCount),
      "lessons": \(Self.list(lessons.map(Self.json))),
      "findings": \(Self.list(findings.map(Self.json)))
    }

    """
  }

  private static func list(_ items: [String]) -> String {
    items.isEmpty ? "[]" : "[\n\(items.map { "    \($0)" }.joined(separator: ",\n"))\n  ]"
  }

  private static func json(_ lesson: LessonResult) -> String {
    object([
      ("file", RecordLines.quoted(lesson.file.path)), ("name", RecordLines.quoted(lesson.name)),
      ("language", RecordLines.quoted(lesson.language)), ("cells", "\(lesson.cellCount)"),
      ("claims", "\(lesson.claimCount)"), ("values", "\(lesson.valueCount)"),
      ("expectations", "\(lesson.expectationCount)"),
    ])
  }

  private static func json(_ finding: Diagnostic) -> String {
    var found = [
      ("severity", RecordLines.quoted(finding.severity.rawValue)),
      ("id", RecordLines.quoted(finding.id)), ("message", RecordLines.quoted(finding.message)),
    ]
    found += finding.place.map(Self.members(of:)) ?? []
    if !finding.notes.isEmpty {
      let notes = finding.notes.map { note in
        object(
          [("message", RecordLines.quoted(note.message))] + (note.place.map(members(of:)) ?? [])
        )
      }
      found.append(("notes", "[\(notes.joined(separator: ", "))]"))
    }
    if let fixIt = finding.fixIt, let place = finding.place {
      let span = Diagnostic.Place(place.file, fixIt.span)
      let fix =
        Self.members(of: span).dropFirst() + [
          ("replacement", RecordLines.quoted(fixIt.replacement))
        ]
      found.append(("fix", object(Array(fix))))
    }
    return object(found)
  }

  private static func members(of place: Diagnostic.Place) -> [(String, String)] {
    let start = place.file.position(at: place.span.start)
    let end = place.file.position(at: place.span.end)
    return [
      ("file", RecordLines.quoted(place.file.path)), ("line", "\(start.line)"),
      ("column", "\(start.column)"), ("endLine", "\(end.line)"), ("endColumn", "\(end.column)"),
    ]
  }

  private static func object(_ members: [(String, String)]) -> String {
    "{\(members.map { "\"\($0)\": \($1)" }.joined(separator: ", "))}"
  }
}

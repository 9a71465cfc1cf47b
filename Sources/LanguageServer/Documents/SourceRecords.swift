import Diagnostics
import Foundation
import LessonModel

/// What lessons compute that translations are held to, so that typing in a translation does not run its source again.
final class SourceRecords: Sendable {
  static let shared = SourceRecords()

  private let lock = NSLock()
  private nonisolated(unsafe) var records: [String: (file: SourceFile, record: LessonRecord)] = [:]

  /// The record of a lesson; computed if its text is another than last time.
  func record(of lesson: Lesson, compute: () -> LessonRecord) -> LessonRecord {
    let path = lesson.file.path
    if let known = lock.withLock({ records[path] }), known.file == lesson.file {
      return known.record
    }
    let record = compute()
    lock.withLock { records[path] = (lesson.file, record) }
    return record
  }
}

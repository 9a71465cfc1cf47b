import Diagnostics
import Foundation
import LessonModel
import Verification

/// Writes the records of lessons, only of what changed, and says what was accepted.
struct RecordAcceptance {
  let folder: CourseFolder
  let lessons: [VerifiedLesson]
  let report: Report

  /// What acceptance is about; any other error of a lesson keeps its record as it is.
  private static let acceptable = Set(
    [
      VerificationDiagnosticID.valueChanged, .valueAdded, .valueRemoved, .entryRenamed,
      .recordMissing, .recordUnreadable, .recordSchema, .translationStale, .translationUnrecorded,
    ].map(\.rawValue)
  )

  /// Writes what is to be accepted.
  ///
  /// - Returns: A line for each record that was written, and what could not be written.
  func write() -> (accepted: [String], problems: [Diagnostic]) {
    var accepted: [String] = []
    var problems: [Diagnostic] = []
    let source = folder.course.languages.first?.tag
    for verified in lessons where verified.lesson.language == source {
      guard let record = record(of: verified) else { continue }
      let path = folder.recordPath(verified.lesson.name)
      let committed = committedRecord(verified.lesson.name)
      do throws(TextFile.WritingError) {
        guard folder.fence.mayWrite(path) else {
          throw TextFile.WritingError(
            path: path,
            reason: "it is a link or leads out of the course's folder"
          )
        }
        if try TextFile.write(record.text.utf8, to: path) {
          accepted.append("\(path): \(summary(verified, record, insteadOf: committed))")
        }
      } catch {
        problems.append(
          Diagnostic(CommandDiagnosticID.outputUnwritable, error.description, at: nil)
        )
      }
    }
    TextFile.removeDrafts(of: folder.course.lessonNames.map(folder.recordPath))
    return (accepted, problems)
  }

  /// What the record of a lesson is to be; nil if nothing is to be accepted.
  private func record(of source: VerifiedLesson) -> RecordFile? {
    guard let computed = source.record else { return nil }
    let committed = committedRecord(source.lesson.name)
    let translations = translations(of: source, committed)
    if source.isSelected, !hasOtherErrors(source.lesson) {
      return RecordFile(computed, translations: translations)
    }
    // A translation alone: its source's values stay what they were.
    return committed.map { $0.with(translations: translations) }
  }

  private func committedRecord(_ name: String) -> RecordFile? {
    (try? folder.fence.read(folder.recordPath(name))).flatMap { try? RecordFile(text: $0.text) }
  }

  /// What each translation was made from: today's text, if it is new or was named; else what the record says.
  private func translations(of source: VerifiedLesson, _ committed: RecordFile?)
    -> [RecordFile.Translation]
  {
    let known = Dictionary(
      (committed?.translations ?? []).map { ($0.language, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    return lessons.filter { $0.lesson.name == source.lesson.name }.map(\.lesson).compactMap {
      lesson in
      guard lesson.language != source.lesson.language else { return nil }
      let old = known[lesson.language]
      let isNamed = folder.selection?.contains(lesson.file.path) ?? false
      guard isNamed || old == nil, !hasOtherErrors(lesson) else { return old }
      return RecordFile.Translation(
        language: lesson.language,
        sections: SectionDigest.sections(of: source.lesson)
      )
    }
  }

  private func hasOtherErrors(_ lesson: Lesson) -> Bool {
    report.findings.contains {
      $0.severity == .error && !Self.acceptable.contains($0.id)
        && $0.place?.file.path == lesson.file.path
    }
  }

  /// `2 values changed, 1 added`.
  private func summary(
    _ verified: VerifiedLesson,
    _ record: RecordFile,
    insteadOf committed: RecordFile?
  ) -> String {
    let path = folder.recordPath(verified.lesson.name)
    let paths = Set(
      lessons.filter { $0.lesson.name == verified.lesson.name }.map(\.lesson.file.path) + [path]
    )
    let ids = report.findings.filter { paths.contains($0.place?.file.path ?? "") }.map(\.id)
    func count(_ ids: [String], _ id: VerificationDiagnosticID) -> Int {
      ids.count { $0 == id.rawValue }
    }
    var parts = [
      (count(ids, .valueChanged), "changed"), (count(ids, .valueAdded), "added"),
      (count(ids, .valueRemoved), "removed"), (count(ids, .entryRenamed), "renamed"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    if count(ids, .recordMissing) + count(ids, .recordUnreadable) + count(ids, .recordSchema) > 0 {
      parts.append("written anew, \(record.entries.count) entries")
    }
    let translated = record.translations.filter { translation in
      committed?.translations.contains(translation) != true
    }.map(\.language)
    if !translated.isEmpty {
      parts.append("translations up to date: \(translated.joined(separator: ", "))")
    }
    return parts.isEmpty ? "form or order" : parts.joined(separator: ", ")
  }
}

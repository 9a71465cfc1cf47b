public import Diagnostics
public import LessonModel

/// Everything that verification says of a course whose lessons are read and evaluated.
///
/// 1. Each lesson's own problems, then its claims, options and links.
/// 2. A lesson of the source language is held to the committed record, a translation to its source.
/// 3. Records of no lesson are named.
///
/// What is said of one lesson does not depend on which others are selected: shards together say what one run says.
public struct CourseCheck: Sendable {
  private let course: Course
  private let lessons: [VerifiedLesson]
  private let links: LinkCheck
  private let committed: @Sendable (String) -> SourceFile?
  private let sources: [String: VerifiedLesson]

  /// A check of a course.
  ///
  /// - Parameters:
  ///   - course: The course.
  ///   - lessons: All its lessons in all languages.
  ///   - files: The other files of its folder.
  ///   - committed: Gives the committed record of a lesson by its name; nil if there is none.
  public init(
    course: Course,
    lessons: [VerifiedLesson],
    files: CourseFiles,
    committed: @escaping @Sendable (String) -> SourceFile?
  ) {
    self.course = course
    self.lessons = lessons
    self.committed = committed
    links = LinkCheck(course: course, lessons: lessons.map(\.lesson), files: files)
    sources = Dictionary(
      lessons.filter { $0.lesson.language == course.languages.first?.tag }.map {
        ($0.lesson.name, $0)
      },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Everything that is wrong with the selected lessons.
  public func diagnostics() -> [Diagnostic] {
    lessons.filter(\.isSelected).flatMap(diagnostics(of:))
  }

  /// Everything that is wrong with one lesson.
  public func diagnostics(of verified: VerifiedLesson) -> [Diagnostic] {
    let lesson = verified.lesson
    var found = verified.diagnostics + links.diagnostics(of: lesson)
    guard let record = verified.record else { return found }
    found += ClaimCheck.diagnostics(of: lesson, record: record, operands: verified.operands)
    found += OptionCheck.diagnostics(of: lesson, record: record)
    guard course.file != nil else { return found }
    guard lesson.language != course.languages.first?.tag else {
      return found + recordDiagnostics(verified, record)
    }
    guard let source = sources[lesson.name] else { return found }
    return found
      + TranslationCheck(source: source.lesson, translation: lesson).diagnostics(
        sourceRecord: source.record,
        translationRecord: record,
        committed: committed(lesson.name)
      )
  }

  /// Entries that failing cells leave out are no news.
  private func recordDiagnostics(_ verified: VerifiedLesson, _ record: LessonRecord)
    -> [Diagnostic]
  {
    let found = RecordCheck(of: verified.lesson, record: record)
      .diagnostics(against: committed(verified.lesson.name))
    guard !verified.isComplete else { return found }
    let known: Set = [
      VerificationDiagnosticID.valueChanged.rawValue,
      VerificationDiagnosticID.recordSchema.rawValue,
    ]
    return found.filter { known.contains($0.id) }
  }

  /// Records that belong to no lesson of the course.
  ///
  /// - Parameter records: The files in the folder of the records, whose names end in `.json`.
  /// - Returns: One diagnostic for each that no lesson has.
  public func orphans(among records: [SourceFile]) -> [Diagnostic] {
    let names = course.lessonNames
    return records.compactMap { file in
      let name = String(file.path.split(separator: "/").last?.dropLast(5) ?? "")
      guard !names.contains(name) else { return nil }
      let hint = Spelling.closest(to: name, among: names)
      return Diagnostic(
        VerificationDiagnosticID.recordOrphaned,
        "no lesson of the course is called '\(name)', so this record belongs to none; remove it"
          + (hint.map { ", or rename it if it is that of '\($0)'" } ?? ""),
        at: Diagnostic.Place(file, SourceSpan(0, 0))
      )
    }
  }
}

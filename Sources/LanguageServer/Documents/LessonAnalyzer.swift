public import CellLanguage
import Diagnostics
import Evaluation
import LessonMarkdown
import LessonModel
public import Rendering
import Verification

/// What verification finds in a lesson as it stands in the editor.
struct Analysis: Sendable {
  /// The lesson, of the version that was analysed.
  let lesson: Lesson
  /// All lessons of its course, itself included.
  let lessons: [Lesson]
  let course: Course
  let evaluated: EvaluatedLesson
  /// Everything that is wrong with it, as `unroll verify` says it.
  let diagnostics: [Diagnostic]
}

/// Analyses lessons as `unroll verify` does, with the editor's text in place of the files.
public struct LessonAnalyzer: Sendable {
  /// Finds the course around a file; nil if the file belongs to none.
  private let surroundings: @Sendable (String) -> LessonSurroundings?
  private let limits: CellLimits
  private let typesetter: MathTypesetter?

  /// An analyzer.
  ///
  /// - Parameters:
  ///   - limits: What one cell may use.
  ///   - typesetter: Typesets formulas, to find what is wrong with them; nil if that is not to be found.
  ///   - surroundings: Finds the course around a lesson's path on disk; nil if the file belongs to none.
  public init(
    limits: CellLimits,
    typesetter: MathTypesetter?,
    surroundings: @escaping @Sendable (String) -> LessonSurroundings?
  ) {
    self.limits = limits
    self.typesetter = typesetter
    self.surroundings = surroundings
  }

  /// Reads, evaluates and checks a lesson.
  ///
  /// - Parameters:
  ///   - file: The lesson's text.
  ///   - open: The texts of all lessons that are open, by path.
  ///   - previous: What came of its last version.
  ///   - monitor: May end the evaluation.
  /// - Returns: What was found, without diagnostics if the evaluation was ended.
  func analyze(
    _ file: SourceFile,
    open: [String: SourceFile],
    previous: Analysis?,
    monitor: EvaluationMonitor
  ) -> Analysis {
    let around = surroundings(file.path) ?? Self.alone(file)
    let parser = LessonParser(allowHTML: around.course.allowHTML)
    let known = Dictionary(
      (previous?.lessons ?? []).map { ($0.file.path, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var problems: [Diagnostic] = []
    var own: Lesson?
    var lessons: [Lesson] = []
    for source in around.sources {
      let text = source.file.path == file.path ? file : open[source.file.path] ?? source.file
      if text.path != file.path, let lesson = known[text.path], lesson.file == text {
        lessons.append(lesson)
        continue
      }
      let read = parser.parse(text, name: source.name, language: source.language)
      lessons.append(read.lesson)
      if text.path == file.path { (own, problems) = (read.lesson, read.diagnostics) }
    }
    let isListed = own != nil && around.course.file != nil
    if own == nil {
      let around = Self.alone(file).sources[0]
      let read = parser.parse(file, name: around.name, language: around.language)
      (own, problems) = (read.lesson, read.diagnostics)
      lessons.append(read.lesson)
    }
    let lesson = own ?? lessons[0]
    let evaluator = LessonEvaluator(limits: limits)
    let evaluated = evaluator.evaluate(lesson, reusing: previous?.evaluated, monitor: monitor)
    func result(_ diagnostics: [Diagnostic]) -> Analysis {
      Analysis(
        lesson: lesson,
        lessons: lessons,
        course: around.course,
        evaluated: evaluated,
        diagnostics: diagnostics
      )
    }
    guard evaluated.isComplete, !monitor.isCancelled else { return result([]) }
    // A Markdown file that is no course's lesson and computes nothing is none of ours.
    guard isListed || !lesson.parts.isEmpty else { return result([]) }
    problems += evaluated.diagnostics
    if let typesetter {
      let places = Set(problems.filter { $0.severity == .error }.map(\.place))
      problems += PageCheck(typesetter: typesetter, allowHTML: around.course.allowHTML)
        .diagnostics(of: lesson, record: evaluated.record, isComplete: !problems.hasErrors)
        .filter { !places.contains($0.place) }
    }
    let verified = lessons.map { other in
      VerifiedLesson(
        lesson: other,
        record: other.file.path == file.path
          ? evaluated.record : sourceRecord(of: other, for: lesson, around.course, evaluator),
        operands: other.file.path == file.path ? evaluated.operands : [:],
        diagnostics: other.file.path == file.path ? problems : [],
        isSelected: other.file.path == file.path
      )
    }
    let check = CourseCheck(
      course: around.course,
      lessons: verified,
      files: around.files,
      committed: around.committed
    )
    return result(check.diagnostics())
  }

  /// What the lesson computes that `lesson` is a translation of; nil if `other` is not that lesson.
  private func sourceRecord(
    of other: Lesson,
    for lesson: Lesson,
    _ course: Course,
    _ evaluator: LessonEvaluator
  ) -> LessonRecord? {
    let source = course.languages.first?.tag
    guard other.name == lesson.name, other.language == source, lesson.language != source else {
      return nil
    }
    return SourceRecords.shared.record(of: other) { evaluator.evaluate(other).record }
  }

  /// A lesson that belongs to no course.
  private static func alone(_ file: SourceFile) -> LessonSurroundings {
    let name = String(file.path.split(separator: "/").last?.split(separator: ".").first ?? "lesson")
    let language = Course.Language(
      tag: "en",
      name: "English",
      title: name,
      description: "",
      footer: ""
    )
    return LessonSurroundings(
      course: Course(
        file: nil,
        languages: [language],
        parts: [Course.Part(title: [:], lessons: [name])]
      ),
      sources: [.init(name: name, language: "en", file: file)],
      files: .none,
      committed: { _ in nil }
    )
  }
}

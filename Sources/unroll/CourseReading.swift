import Diagnostics
import LessonMarkdown
import LessonModel

/// All lessons of a course, read.
struct CourseReading: Sendable {
  let folder: CourseFolder
  /// Every lesson with what is wrong with its Markdown, in the order of the folder's sources.
  let lessons: [(lesson: Lesson, diagnostics: [Diagnostic])]

  /// Reads the lessons, several at a time.
  init(_ folder: CourseFolder) async {
    self.folder = folder
    let parser = LessonParser(allowHTML: folder.course.allowHTML)
    lessons = await folder.sources.concurrentlyMapped {
      parser.parse($0.file, name: $0.name, language: $0.language)
    }
  }
}

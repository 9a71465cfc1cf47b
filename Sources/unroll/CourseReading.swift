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
    lessons = await withTaskGroup(of: (Int, (Lesson, [Diagnostic])).self) { group in
      for (index, source) in folder.sources.enumerated() {
        group.addTask {
          (index, parser.parse(source.file, name: source.name, language: source.language))
        }
      }
      let read = await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
      return folder.sources.indices.compactMap { read[$0] }
    }
  }
}

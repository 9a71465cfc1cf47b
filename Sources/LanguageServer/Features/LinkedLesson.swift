import Diagnostics
import Foundation
import LessonModel

/// Where a link to another lesson, or to a place in this one, leads.
struct LinkedLesson {
  let lesson: Lesson
  let heading: Heading?

  /// The target of an address in a lesson; nil if it is no lesson of the course.
  init?(_ destination: String, in view: LessonView) {
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let fragment = parts.count > 1 ? (String(parts[1]).removingPercentEncoding ?? "") : ""
    let steps = parts[0].split(separator: "/").filter { $0 != "." }
    let target: Lesson?
    switch steps.count {
    case 0: target = view.lesson
    case 1:
      target = view.lessons.first {
        "\($0.name).md" == steps[0] && $0.language == view.lesson.language
      }
    case 3 where steps[0] == "..":
      target = view.lessons.first { "\($0.name).md" == steps[2] && $0.language == steps[1] }
    default: target = nil
    }
    guard let target else { return nil }
    lesson = target
    heading = target.headings.first { $0.anchor == fragment }
  }

  /// Title and description.
  var summary: String {
    let section = heading.map { " · \($0.text)" } ?? ""
    return "**\(lesson.title)**\(section)"
      + (lesson.description.isEmpty ? "" : "\n\n\(lesson.description)")
  }
}

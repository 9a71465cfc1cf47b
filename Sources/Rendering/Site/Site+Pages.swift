public import Diagnostics
import LessonMarkdown
public import LessonModel

extension Site {
  /// The page of a lesson, the data of its tables, and what is wrong with its formulas and references.
  ///
  /// With an error the page is not fit to be published.
  ///
  /// - Parameters:
  ///   - lesson: The lesson.
  ///   - record: What it computed.
  /// - Returns: The files, the page first, and the diagnostics in reading order.
  public func page(
    of lesson: Lesson, record: LessonRecord
  ) -> (files: [OutputFile], diagnostics: [Diagnostic]) {
    var body = PageBody(
      lesson: lesson, record: record, typesetter: typesetter, allowHTML: course.allowHTML)
    body.write()
    let wording = Wording(language: lesson.language)
    let language = language(lesson.language)
    let order = lessons(in: lesson.language)
    let position = order.firstIndex { $0.name == lesson.name }
    let previous = position.flatMap { $0 > 0 ? order[$0 - 1] : nil }
    let next = position.flatMap { $0 + 1 < order.count ? order[$0 + 1] : nil }
    let claims = lesson.inlineValues.compactMap { value -> Bool? in
      guard case .claim(let claim, let computed)? = record[value.key]?.outputs.first else {
        return nil
      }
      return claim.holds(for: computed)
    }
    let headings = lesson.headings.filter { $0.level == 2 || $0.level == 3 }
    let values: [String: Any] = [
      "language": lesson.language, "title": lesson.title, "description": lesson.description,
      "courseTitle": language.title, "footer": language.footer,
      "repository": course.repository ?? "", "body": body.html,
      "skipToContent": wording.skipToContent, "contents": wording.contents,
      "courseContents": wording.courseContents, "pageContents": wording.pageContents,
      "languages": wording.languages, "theme": wording.theme, "neighbours": wording.neighbours,
      "sourceCode": wording.sourceCode,
      "parts": parts(in: lesson.language, current: lesson.name),
      "hasTranslations": course.languages.count > 1,
      "translations": translations(of: "\(lesson.name).html", current: lesson.language),
      "hasHeadings": !headings.isEmpty,
      "headings": headings.map { heading -> [String: Any] in
        ["level": heading.level, "anchor": heading.anchor, "text": heading.text]
      },
      "previous": link(to: previous, word: wording.previous, key: "previousWord"),
      "next": link(to: next, word: wording.next, key: "nextWord"),
      "verified": wording.verified(claims.count),
      "failed": claims.contains(false) ? wording.failed(claims.filter { !$0 }.count) : "",
    ]
    let page = file("\(lesson.language)/\(lesson.name).html", values, template: "page")
    return ([page] + body.data, body.diagnostics.inReadingOrder())
  }

  private func link(to lesson: Lesson?, word: String, key: String) -> [[String: Any]] {
    lesson.map { [["path": "\($0.name).html", "title": $0.title, key: word]] } ?? []
  }
}

import LessonModel

extension Site {
  /// The first page, the contents of each language, and what all pages need: style, theme, fonts.
  ///
  /// Call it after the pages have been made: the fonts are those that their formulas need.
  public func commonFiles() -> [OutputFile] {
    let hasFormulas = lessons.contains { !$0.formulas.isEmpty }
    return indexes() + templates.assets
      + (hasFormulas ? typesetter.assets(folder: "assets/katex") : [])
  }

  private func indexes() -> [OutputFile] {
    var files: [OutputFile] = []
    for language in course.languages {
      let wording = Wording(language: language.tag)
      let values: [String: Any] = [
        "language": language.tag, "courseTitle": language.title,
        "description": language.description, "footer": language.footer,
        "repository": course.repository ?? "", "skipToContent": wording.skipToContent,
        "languages": wording.languages, "theme": wording.theme,
        "sourceCode": wording.sourceCode,
        "hasTranslations": course.languages.count > 1,
        "translations": translations(of: "index.html", current: language.tag),
        "parts": parts(in: language.tag, current: nil),
      ]
      files.append(file("\(language.tag)/index.html", values, template: "index"))
    }
    let first = course.languages.first
    let values: [String: Any] = [
      "language": first?.tag ?? "en", "courseTitle": first?.title ?? "",
      "hasTranslations": course.languages.count > 1,
      "translations": translations(of: "index.html", current: ""),
    ]
    return files + [file("index.html", values, template: "languages")]
  }

  /// A page from its values.
  func file(_ path: String, _ values: [String: Any], template: String) -> OutputFile {
    OutputFile(path: path, text: templates.pages.render(values, withTemplate: template) ?? "")
  }
}

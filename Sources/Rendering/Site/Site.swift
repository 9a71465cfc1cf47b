public import Diagnostics
import Foundation
public import LessonModel

/// A course as a site: a page for each lesson, an index for each language, and what they need.
///
/// Everything is made in memory; the command writes it. The same input gives the same bytes.
public struct Site: Sendable {
  /// Where style sheets, scripts and fonts lie, below the output folder.
  static let assetFolder = "assets"

  /// The course.
  public let course: Course
  private let templates: TemplateSet
  private let typesetter: MathTypesetter
  /// The lessons that there are, by language and name.
  private let lessons: [String: [String: Lesson]]
  /// What cells can call; nil if no page says so.
  private let reference: CellReference?

  /// A site that knows all lessons' titles.
  ///
  /// - Parameters:
  ///   - course: The course.
  ///   - lessons: All its lessons in all languages, also those that are not to be rendered now.
  ///   - templates: The pages' templates.
  ///   - typesetter: Typesets the formulas; one for the whole site.
  ///   - reference: What cells can call, for pages that say so; none are made if it is nil, or a lesson has their name.
  public init(
    course: Course,
    lessons: [Lesson],
    templates: TemplateSet,
    typesetter: MathTypesetter,
    reference: CellReference? = nil
  ) {
    let isTaken = course.lessonNames.contains(where: ReferencePages.isName)
    self.reference = isTaken ? nil : reference
    self.course = course
    self.templates = templates
    self.typesetter = typesetter
    self.lessons = Dictionary(grouping: lessons, by: \.language).mapValues { lessons in
      Dictionary(lessons.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// The page of a lesson and the data of its tables.
  ///
  /// May be asked for several lessons at once.
  ///
  /// - Parameters:
  ///   - lesson: The lesson, one of those that the site was told of.
  ///   - record: What it computed.
  ///   - isComplete: False if evaluation ended early; then what the record lacks is no news, and there is no page.
  /// - Returns: The files, the page first, none if a diagnostic is an error; what is wrong with its formulas and
  ///   references, in reading order.
  public func page(
    of lesson: Lesson,
    record: LessonRecord,
    isComplete: Bool = true
  ) -> (files: [OutputFile], diagnostics: [Diagnostic]) {
    var body = PageBody(lesson: lesson, record: record, typesetter: typesetter)
    body.write(allowHTML: course.allowHTML)
    let diagnostics = body.diagnostics.inReadingOrder().filter {
      isComplete || !RenderingDiagnosticID.dependentOnRecord.contains($0.id)
    }
    guard isComplete, !diagnostics.hasErrors else { return ([], diagnostics) }
    return (page(of: lesson, body), diagnostics)
  }

  /// The page of a lesson whose author is at work: there is one whatever is wrong, and it says what.
  ///
  /// - Parameters:
  ///   - lesson: The lesson, one of those that the site was told of.
  ///   - record: What it computed; entries may be missing.
  ///   - draft: What is wrong with it, and which entries are outdated.
  /// - Returns: The files, the page first; what is wrong with its formulas and references, in reading order.
  public func draft(
    of lesson: Lesson,
    record: LessonRecord,
    _ draft: PageDraft
  ) -> (files: [OutputFile], diagnostics: [Diagnostic]) {
    var body = PageBody(lesson: lesson, record: record, typesetter: typesetter, draft: draft)
    body.write(allowHTML: course.allowHTML)
    return (page(of: lesson, body), body.diagnostics.inReadingOrder())
  }

  /// The page around a body, and the data of its tables.
  private func page(of lesson: Lesson, _ body: PageBody) -> [OutputFile] {
    let wording = Wording(language: lesson.language)
    var values = values(
      language: lesson.language,
      title: lesson.title,
      description: lesson.description,
      page: lesson.name
    )
    let order = values.parts.flatMap(\.entries)
    let place = order.firstIndex(where: \.isCurrent)
    values.number = Self.number(lesson.name)
    values.body = body.html.markup
    values.hasFigures = body.html.contains("<figure class=\"figure")
    values.hasSliders = body.html.contains("<figure class=\"figure explorable")
    values.hasMath = body.html.contains("class=\"katex")
    values.sections = zip(lesson.headings, body.headings).filter { (2...3).contains($0.0.level) }
      .map { heading, text in
        PageValues.Section(
          text: text.markup,
          path: "#\(Self.encoded(heading.anchor))",
          level: heading.level
        )
      }
    values.hasSections = !values.sections.isEmpty
    let isFrontPage = lesson.name == Course.frontPage
    values.previous = place.flatMap { $0 > 0 ? order[$0 - 1] : nil }
    values.next =
      isFrontPage
      ? order.first : place.flatMap { $0 + 1 < order.count ? order[$0 + 1] : nil }
    let record = course.file == nil ? nil : "records/\(lesson.name).json"
    values.verified = body.checkedCount > 0 ? wording.verified(body.checkedCount, record) : nil
    values.failed = body.failedCount > 0 ? wording.failed(body.failedCount) : nil
    let page = OutputFile(
      path: "\(lesson.language)/\(lesson.name).html",
      text: templates.page(isFrontPage ? .index : .page, values)
    )
    return [page] + body.data
  }

  /// All that a site has beside its lessons' pages: ``courseFiles()`` and ``mathFiles()``.
  public func commonFiles() -> [OutputFile] { courseFiles() + mathFiles() }

  /// KaTeX's style sheet and fonts.
  ///
  /// Ask for them when the pages are made: the fonts are those that their formulas need.
  public func mathFiles() -> [OutputFile] {
    typesetter.assets(folder: "\(Self.assetFolder)/katex")
  }

  /// The contents where there is no front page, the search, the reference, style and theme: what is known of a course
  /// before any lesson is evaluated.
  public func courseFiles() -> [OutputFile] {
    var files = contents { lessons[$0]?[Course.frontPage] == nil }
    if let first = course.languages.first {
      let values = values(
        language: first.tag,
        title: first.title,
        description: first.description,
        page: Course.frontPage,
        root: ""
      )
      files.append(OutputFile(path: "index.html", text: templates.page(.languages, values)))
      files.append(OutputFile(path: "404.html", text: templates.page(.notFound, values)))
    }
    let entries = reference.map(ReferencePages.Entries.init)
    for language in course.languages {
      let there = course.lessonNames.compactMap { name in
        lessons[language.tag]?[name].map { (path: "\(Self.encoded(name)).html", lesson: $0) }
      }
      let wording = Wording(language: language.tag)
      let pages = entries.map { ReferencePages($0, wording: wording).pages } ?? []
      files.append(
        OutputFile(
          path: "\(Self.assetFolder)/search-\(language.tag).js",
          text: SearchIndex.script(there, pages)
        )
      )
      files += pages.map { file(of: $0, in: language) }
    }
    if let address = course.address {
      files.append(OutputFile(path: "sitemap.xml", text: siteMap(address)))
    }
    return files + templates.assets
  }

  /// The contents alone, for languages whose front page is a lesson: what stands in its place until it is rendered.
  public func plainFrontPages() -> [OutputFile] {
    contents { lessons[$0]?[Course.frontPage] != nil }
  }

  private func contents(of isIncluded: (String) -> Bool) -> [OutputFile] {
    course.languages.filter { isIncluded($0.tag) }.map { language in
      let values = values(
        language: language.tag,
        title: language.title,
        description: language.description,
        page: Course.frontPage
      )
      return OutputFile(
        path: "\(language.tag)/\(Course.frontPage).html",
        text: templates.page(.index, values)
      )
    }
  }
}

extension Site {
  /// Every page's address, as search engines want it.
  private func siteMap(_ address: String) -> String {
    let paths = course.languages.flatMap { language in
      let names = course.parts.flatMap(\.lessons).filter { lessons[language.tag]?[$0] != nil }
      let all = [Course.frontPage] + names + (reference.map(ReferencePages.names) ?? [])
      return all.map { "\(Self.encoded(language.tag))/\(Self.encoded($0)).html" }
    }
    let rows = paths.map { "<url><loc>\(HTML(text: address + $0).markup)</loc></url>\n" }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      \(rows.joined())</urlset>

      """
  }

  /// What is the same for all pages of a language, and the page's title.
  private func values(
    language tag: String,
    title: String,
    description: String,
    page: String,
    root: String = "../"
  ) -> PageValues {
    let language = course.languages.first { $0.tag == tag }
    let translations = course.languages.filter {
      $0.tag == tag || lessons[$0.tag]?[page] != nil
        || page == Course.frontPage || ReferencePages.isName(page)
    }.map {
      let path = "\(Self.encoded($0.tag))/\(Self.encoded(page)).html"
      let anchors = lessons[$0.tag]?[page]?.headings.filter { $0.level > 1 }.map(\.anchor) ?? []
      return PageValues.Translation(
        tag: $0.tag,
        name: $0.name,
        title: $0.title,
        description: Self.nonempty($0.description),
        path: "\(root)\(path)",
        address: course.address.map { "\($0)\(path)" },
        anchors: Self.nonempty(anchors.joined(separator: " ")),
        notFound: Wording(language: $0.tag).notFound,
        isCurrent: $0.tag == tag
      )
    }
    return PageValues(
      words: PageValues.Words(Wording(language: tag)),
      language: tag,
      locale: tag.replacing("-", with: "_"),
      address: course.address.map { address in
        root.isEmpty ? address : "\(address)\(Self.encoded(tag))/\(Self.encoded(page)).html"
      },
      root: root,
      courseTitle: language?.title ?? "",
      title: title,
      description: Self.nonempty(description),
      parts: parts(language: tag, current: page),
      reference: reference.map { _ in
        PageValues.Entry(
          number: nil,
          title: Wording(language: tag).reference,
          description: nil,
          path: "\(ReferencePages.name).html",
          isCurrent: page == ReferencePages.name
        )
      },
      translations: translations,
      hasTranslations: translations.count > 1,
      footer: Self.nonempty(language?.footer ?? ""),
      repository: course.repository.flatMap(Self.nonempty)
    )
  }

  /// A page of the reference.
  private func file(of page: ReferencePages.Page, in language: Course.Language) -> OutputFile {
    var values = values(
      language: language.tag,
      title: page.title,
      description: "",
      page: page.name
    )
    values.body = page.body.markup
    values.sections = page.sections.map {
      PageValues.Section(text: $0.text.markup, path: "#\(Self.encoded($0.anchor))", level: 2)
    }
    values.hasSections = !page.sections.isEmpty
    return OutputFile(
      path: "\(language.tag)/\(page.name).html",
      text: templates.page(.page, values)
    )
  }

  /// The lessons that there are in a language, under their headings.
  private func parts(language: String, current: String) -> [PageValues.Part] {
    course.parts.compactMap { part in
      let entries = part.lessons.compactMap { name -> PageValues.Entry? in
        guard let lesson = lessons[language]?[name] else { return nil }
        return PageValues.Entry(
          number: Self.number(name),
          title: lesson.title,
          description: Self.nonempty(lesson.description),
          path: "\(Self.encoded(name)).html",
          isCurrent: name == current
        )
      }
      guard !entries.isEmpty else { return nil }
      return PageValues.Part(title: part.title[language].flatMap(Self.nonempty), entries: entries)
    }
  }

  private static func number(_ lesson: String) -> String? {
    nonempty(LessonNumber(lesson: lesson).text)
  }

  private static func nonempty(_ text: String) -> String? { text.isEmpty ? nil : text }

  /// A name as a part of an address.
  private static func encoded(_ name: String) -> String {
    name.addingPercentEncoding(
      withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._~"))
    ) ?? name
  }
}

/// The values that a template gets; their names are the names in the templates.
///
/// Text is escaped where a template puts it (`{{title}}`); pieces of markup, `body` and a section's `text`, are put in
/// with three braces. What is nil or an empty list is false: `{{#repository}}…{{/repository}}` shows nothing then.
struct PageValues: Sendable {
  /// A lesson in the contents of the course.
  struct Entry: Sendable {
    /// `2.4`.
    let number: String?
    let title: String
    let description: String?
    /// Address, relative to the page.
    let path: String
    /// Whether it is the page itself.
    let isCurrent: Bool
  }

  /// Lessons under a heading.
  struct Part: Sendable {
    let title: String?
    let entries: [Entry]
  }

  /// The page in a language.
  struct Translation: Sendable {
    let tag: String
    let name: String
    let title: String
    let description: String?
    let path: String
    /// Address on the web, if the course says where it is published.
    let address: String?
    /// Anchors of the page's headings in this language, with spaces between: they correspond in order.
    let anchors: String?
    /// That a page does not exist, in this language.
    let notFound: String
    let isCurrent: Bool
  }

  /// A heading of the page.
  struct Section: Sendable {
    /// HTML without links.
    let text: String
    let path: String
    let level: Int
  }

  /// The words of the page itself.
  let words: Words
  let language: String
  /// `en_GB`, or the tag itself: what Open Graph calls the language.
  let locale: String
  /// The page's address on the web, if the course says where it is published.
  let address: String?
  /// Way to the output folder: `../`, or empty.
  let root: String
  let courseTitle: String
  /// `2.4`.
  var number: String?
  let title: String
  let description: String?
  /// The text of the lesson, as HTML.
  var body: String?
  let parts: [Part]
  /// The page that says what cells can call.
  let reference: Entry?
  var sections: [Section] = []
  /// The page in all languages that have it.
  let translations: [Translation]
  let hasTranslations: Bool
  var hasSections = false
  var hasMath = false
  var hasFigures = false
  var hasSliders = false
  var previous: Entry?
  var next: Entry?
  /// How many numbers are computed anew.
  var verified: String?
  /// How many of them are false.
  var failed: String?
  let footer: String?
  /// Address of the course's repository.
  let repository: String?

  /// The words of the page itself, in its language.
  struct Words: Sendable {
    let skipToContent: String
    let contents: String
    let close: String
    let courseContents: String
    let pageContents: String
    let languages: String
    let theme: String
    let previous: String
    let next: String
    let neighbours: String
    let start: String
    let generated: String
    let sourceCode: String
    let search: String
    let searchPrompt: String
    let nothingFound: String
    let copy: String
    let copied: String

    init(_ wording: Wording) {
      skipToContent = wording.skipToContent
      contents = wording.contents
      close = wording.close
      courseContents = wording.courseContents
      pageContents = wording.pageContents
      languages = wording.languages
      theme = wording.theme
      previous = wording.previous
      next = wording.next
      neighbours = wording.neighbours
      start = wording.start
      generated = wording.generated
      sourceCode = wording.sourceCode
      search = wording.search
      searchPrompt = wording.searchPrompt
      nothingFound = wording.nothingFound
      copy = wording.copy
      copied = wording.copied
    }
  }
}

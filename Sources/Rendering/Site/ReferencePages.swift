import LessonModel

/// The pages that say what cells can call: one of contents and limits, and one for each chapter.
///
/// Declarations and sentences are in English in every language of the course; what stands around them is not.
struct ReferencePages: Sendable {
  /// The name of the first page.
  static let name = "reference"

  /// Whether a page of that name could be one of these.
  static func isName(_ page: String) -> Bool { page == name || page.hasPrefix("\(name)-") }

  /// One page.
  struct Page: Sendable {
    /// `reference-networks`.
    let name: String
    let title: String
    let body: HTML
    /// What the page's own contents list: HTML and anchor.
    let sections: [(text: HTML, anchor: String)]
    /// What a search finds on it: anchor, title, text.
    let rows: [SearchIndex.Section]
  }

  private let wording: Wording

  private let entries: Entries

  /// What the pages of every language have in common.
  struct Entries: Sendable {
    fileprivate let reference: CellReference
    /// The descriptions of each topic's entries, by chapter.
    fileprivate let html: [[HTML]]

    init(_ reference: CellReference) {
      self.reference = reference
      html = reference.chapters.map { $0.topics.map(ReferencePages.entries) }
    }
  }

  init(_ entries: Entries, wording: Wording) {
    self.entries = entries
    self.wording = wording
  }

  private var reference: CellReference { entries.reference }

  /// The pages' names, in order.
  static func names(_ reference: CellReference) -> [String] {
    [name] + reference.chapters.map(name(of:))
  }

  /// The first page, then the chapters in order.
  var pages: [Page] { [contents] + zip(reference.chapters, entries.html).map(page) }

  // MARK: Contents

  private var contents: Page {
    var body = HTML()
    for chapter in reference.chapters {
      let path = "\(Self.name(of: chapter)).html"
      body += "<h2><a href=\"\(path)\">\(wording.chapter(chapter.subject))</a></h2>\n"
      body += "<dl class=\"topics\" lang=\"en\">\n"
      for topic in chapter.topics where !topic.entries.isEmpty {
        let links = links(to: topic, in: path)
        body += "<dt>\(heading(of: topic, path: path))</dt>\n<dd>\(links)</dd>\n"
      }
      body += "</dl>\n"
    }
    body += "<h2 id=\"limits\">\(wording.limits)</h2>\n\(limits)"
    return Page(
      name: Self.name,
      title: wording.reference,
      body: body,
      sections: [],
      rows: [SearchIndex.Section(anchor: "limits", title: wording.limits, text: "")]
    )
  }

  private func heading(of topic: CellReference.Topic, path: String) -> HTML {
    guard let type = topic.typeName else { return HTML(text: wording.freeFunctions) }
    return "<a href=\"\(path)#\(type)\"><code>\(type)</code></a>"
  }

  /// The names of a topic's entries, each once; operators are too small to point at.
  private func links(to topic: CellReference.Topic, in path: String) -> HTML {
    var seen: Set<String> = []
    return zip(topic.entries, Self.anchors(topic))
      .filter { Self.isWord($0.0.name) && seen.insert($0.0.name).inserted }
      .map { "<a href=\"\(path)#\($0.1)\"><code>\($0.0.name)</code></a>" as HTML }
      .joined(separator: " ")
  }

  private var limits: HTML {
    let rows = reference.limits.map { limit -> HTML in
      "<tr><th scope=\"row\">\(wording.limit(limit.subject))</th><td>\(limit.amount)</td>"
        + "<td><code>\(limit.option)</code></td></tr>\n"
    }
    return """
      <div class="table-scroll" tabindex="0" role="region" aria-label="\(wording.limits)"><table>
      <thead><tr><th scope="col">\(wording.limits)</th><th scope="col">\(wording.amount)</th>\
      <th scope="col">\(wording.option)</th></tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table></div>

      """
  }

  // MARK: Chapters

  private func page(_ chapter: CellReference.Chapter, _ entries: [HTML]) -> Page {
    var body = HTML()
    var sections: [(text: HTML, anchor: String)] = []
    var rows: [SearchIndex.Section] = []
    for (topic, entries) in zip(chapter.topics, entries) where !topic.entries.isEmpty {
      let anchor = topic.typeName ?? "functions"
      let title: HTML =
        topic.typeName.map { "<code>\($0)</code>" } ?? HTML(text: wording.freeFunctions)
      sections.append((title, anchor))
      body += "<section class=\"topic\">\n<h2 id=\"\(anchor)\">\(title)</h2>\n"
      if !topic.summary.isEmpty { body += "<p lang=\"en\">\(topic.summary)</p>\n" }
      body += "<dl lang=\"en\">\n\(entries)</dl>\n</section>\n"
      if let type = topic.typeName {
        rows.append(SearchIndex.Section(anchor: anchor, title: type, text: topic.summary))
      }
      for (entry, anchor) in zip(topic.entries, Self.anchors(topic)) {
        let name = topic.typeName.map { "\($0).\(entry.name)" } ?? entry.name
        rows.append(SearchIndex.Section(anchor: anchor, title: name, text: entry.summary))
      }
    }
    return Page(
      name: Self.name(of: chapter),
      title: "\(wording.reference): \(wording.chapter(chapter.subject))",
      body: body,
      sections: sections,
      rows: rows
    )
  }

  /// What can be called, each with a sentence and an example.
  private static func entries(_ topic: CellReference.Topic) -> HTML {
    zip(topic.entries, anchors(topic)).map { entry, anchor -> HTML in
      let example: HTML =
        entry.example.isEmpty ? HTML() : "\n\(CodeWriter.shown(entry.example))"
      return """
        <dt id="\(anchor)"><code>\(entry.signature)</code></dt>
        <dd>\(entry.summary)\(example)</dd>

        """
    }.joined()
  }

  private static func name(of chapter: CellReference.Chapter) -> String {
    "\(name)-\(chapter.subject.rawValue)"
  }

  /// The entries' anchors: `Matrix.transposed`, `Matrix.init-2`, and for operators `Matrix.operator-3`.
  private static func anchors(_ topic: CellReference.Topic) -> [String] {
    var counts: [String: Int] = [:]
    return topic.entries.map { entry in
      let name = "\(topic.typeName ?? "func").\(isWord(entry.name) ? entry.name : "operator")"
      counts[name, default: 0] += 1
      return counts[name] == 1 ? name : "\(name)-\(counts[name] ?? 1)"
    }
  }

  private static func isWord(_ name: String) -> Bool {
    name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
  }
}

import Diagnostics
import LessonMarkdown
import LessonModel

/// What a reader can search the course for, in one language: every section of every lesson, as plain text.
///
/// A script that a page loads when somebody searches, so that it works from the file system too. It calls
/// `unrollSearch` with a list of `[address, lesson's title, section's title, text]`; values that cells compute are not
/// in it, what authors wrote is.
struct SearchIndex: Sendable {
  /// A heading and the text below it, up to the next heading.
  struct Section: Sendable, Hashable {
    /// Empty for what stands above the first heading.
    let anchor: String
    let title: String
    let text: String
  }

  /// The script.
  ///
  /// - Parameters:
  ///   - lessons: The lessons of one language in the course's order, each with the address of its page.
  ///   - reference: The pages that say what cells can call, which are found behind them.
  /// - Returns: The text of the script: the same for the same lessons.
  static func script(
    _ lessons: [(path: String, lesson: Lesson)],
    _ reference: [ReferencePages.Page]
  ) -> String {
    let rows =
      lessons.flatMap { path, lesson in
        sections(of: lesson).map { row($0, path: path, title: lesson.title) }
      }
      + reference.flatMap { page in
        page.rows.map { row($0, path: "\(page.name).html", title: page.title) }
      }
    return "unrollSearch([\n\(rows.joined(separator: ",\n"))\n]);\n"
  }

  private static func row(_ section: Section, path: String, title: String) -> String {
    let address = section.anchor.isEmpty ? path : "\(path)#\(section.anchor)"
    let fields = [address, title, section.title, section.text]
    return "[\(fields.map(quoted).joined(separator: ","))]"
  }

  /// The sections of a lesson.
  ///
  /// - Parameter lesson: The lesson.
  /// - Returns: Its sections in order; none if the lesson cannot be written.
  static func sections(of lesson: Lesson) -> [Section] {
    var pieces: [SourceSpan: String] = [:]
    for formula in lesson.formulas {
      pieces[formula.span] = formula.isDisplayed ? "" : escaped(plain(tex: formula.tex.text))
    }
    for reference in lesson.references { pieces[reference.span] = escaped(reference.name) }
    var behindCell = 0
    for part in lesson.parts {
      switch part {
      case .cell(let cell):
        behindCell = cell.span.end
        let caption = cell.options.caption.map { InlineText($0).plainText } ?? ""
        pieces[cell.span] = "<p>\(escaped(caption))</p>\n"
      case .inline(let value):
        // One in a caption is a part of its cell's piece.
        guard value.span.start >= behindCell else { continue }
        pieces[value.span] = escaped(value.claim?.written.text ?? "")
      }
    }
    let writer = BodyWriter(words: .words(for: lesson.language), headingStyle: .anchored)
    guard let body = try? writer.write(lesson, replacing: pieces) else { return [] }
    var headings = lesson.headings.makeIterator()
    var (anchor, title, text) = ("", "", lesson.description)
    var sections: [Section] = []
    func close() {
      sections.append(Section(anchor: anchor, title: title, text: text))
    }
    for piece in blocks(of: body.html) {
      if piece.isHeading, let heading = headings.next() {
        close()
        (anchor, title, text) = (heading.anchor, heading.text, "")
      } else {
        let words = stripped(piece.html)
        if !words.isEmpty { text += text.isEmpty ? words : " \(words)" }
      }
    }
    close()
    return sections.filter { !$0.title.isEmpty || !$0.text.isEmpty }
  }

  /// HTML cut before and behind every heading with an id.
  private static func blocks(of html: String) -> [(html: Substring, isHeading: Bool)] {
    var pieces: [(Substring, Bool)] = []
    var start = html.startIndex
    for bytes in html.utf8.split(separator: UInt8(ascii: "\n")) {
      let line = Substring(bytes)
      guard isHeading(line) else { continue }
      pieces.append((html[start..<line.startIndex], false))
      pieces.append((line, true))
      start = line.endIndex
    }
    pieces.append((html[start...], false))
    return pieces
  }

  /// Whether a line is a heading with an id; libcmark gives each heading a line of its own.
  private static func isHeading(_ line: Substring) -> Bool {
    line.utf8.starts(with: "<h".utf8) && line.utf8.dropFirst(3).starts(with: " id=".utf8)
  }

  /// The text of HTML, with one space where there were several, or a tag that ends a block.
  static func stripped(_ html: some StringProtocol) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(html.utf8.count)
    var isInTag = false
    var rest = Array(html.utf8)[...]
    func space() { if let last = text.last, last != 0x20 { text.append(0x20) } }
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "<"):
        isInTag = true
      case UInt8(ascii: ">") where isInTag:
        isInTag = false
      case _ where isInTag: break
      case 0x09, 0x0A, 0x0D, 0x20: space()
      case UInt8(ascii: "&"):
        let entity = entities.first { rest.starts(with: $0.name.utf8) }
        text.append(entity?.character ?? byte)
        rest = rest.dropFirst(entity?.name.utf8.count ?? 0)
      default: text.append(byte)
      }
    }
    if text.last == 0x20 { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  /// What is escaped in HTML, without the ampersand in front.
  private static let entities: [(name: String, character: UInt8)] = [
    ("amp;", UInt8(ascii: "&")), ("lt;", UInt8(ascii: "<")), ("gt;", UInt8(ascii: ">")),
    ("quot;", UInt8(ascii: "\"")), ("#39;", UInt8(ascii: "'")),
  ]

  /// A short formula as one reads and would type it: `‖W‖_2 < 1/γ`.
  private static func plain(tex: String) -> String { LabelText("$\(tex)$").plain }

  private static func escaped(_ text: String) -> String { HTML(text: text).markup }

  /// A literal of JavaScript that may also stand in a `script` element.
  private static func quoted(_ text: String) -> String {
    var quoted: [UInt8] = [UInt8(ascii: "\"")]
    quoted.reserveCapacity(text.utf8.count + 2)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): quoted += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "<"), 0..<0x20:
        let digits = String(byte, radix: 16)
        quoted += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
      default: quoted.append(byte)
      }
    }
    quoted.append(UInt8(ascii: "\""))
    return String(decoding: quoted, as: UTF8.self)
  }
}

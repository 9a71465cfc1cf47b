import Diagnostics
public import LessonModel

/// A lesson as plain Markdown: values and tables filled in, figures as SVG files beside it.
public struct MarkdownExport: Sendable {
  private let templates: TemplateSet

  /// An export.
  ///
  /// - Parameter templates: The site's templates, whose style sheets give figures their ink.
  public init(templates: TemplateSet) { self.templates = templates }

  /// The files of a lesson, the text last.
  ///
  /// - Parameters:
  ///   - lesson: The lesson, without errors.
  ///   - record: What it computed.
  /// - Returns: The figures and the text, in the folder of the lesson's language.
  public func files(of lesson: Lesson, record: LessonRecord) -> [OutputFile] {
    let pieces = LessonPieces(
      lesson,
      record: record,
      dialect: .init(linkExtension: "md", isGitHub: true)
    )
    let writer = CellMarkdown(pieces: pieces, figures: templates.standaloneFigures(for: lesson))
    var images: [OutputFile] = []
    func text(_ cell: CodeCell, _ outputs: [LessonRecord.Output]) -> String {
      let (text, files) = writer.markdown(cell, outputs)
      images += files
      return text
    }
    let body = pieces.pieces(text).map { piece in
      switch piece {
      case .prose(let text): text
      case .cell(let cell, let outputs): text(cell, outputs)
      }
    }.filter { !$0.isEmpty }
    var head = ["# \(lesson.title)"]
    if !lesson.description.isEmpty { head.append("*\(lesson.description)*") }
    let text = (head + body).joined(separator: "\n\n") + "\n"
    return images + [OutputFile(path: "\(lesson.language)/\(lesson.name).md", text: text)]
  }
}

extension TemplateSet {
  /// What draws figures that stand alone, with the words of a lesson's language.
  func standaloneFigures(for lesson: Lesson) -> StandaloneFigure {
    let sheets = ["style.css", "figures.css"].map { name in
      assets.first { $0.path == "\(Site.assetFolder)/\(name)" }
        .map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    }
    return StandaloneFigure(
      style: FigureStyle(sheets: sheets),
      writer: FigureWriter(
        values: ValueWriter(wording: Wording(language: lesson.language)),
        wording: FigureWording(language: lesson.language)
      )
    )
  }
}

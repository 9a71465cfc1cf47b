import Foundation
import LessonMarkdown
public import LessonModel

/// A lesson as a Jupyter notebook: prose with its values, cells with what they show.
public struct NotebookExport: Sendable {
  private let templates: TemplateSet

  /// An export.
  ///
  /// - Parameter templates: The site's templates, whose style sheets give figures their ink.
  public init(templates: TemplateSet) { self.templates = templates }

  /// The notebook of a lesson, in the folder of the lesson's language.
  ///
  /// - Parameters:
  ///   - lesson: The lesson, without errors.
  ///   - record: What it computed.
  /// - Returns: The file.
  /// - Throws: What Foundation throws if a text cannot be written as JSON.
  public func file(of lesson: Lesson, record: LessonRecord) throws -> OutputFile {
    let pieces = LessonPieces(
      lesson,
      record: record,
      dialect: .init(linkExtension: "ipynb", isGitHub: false)
    )
    let figures = templates.standaloneFigures(for: lesson)
    let nested = CellMarkdown(pieces: pieces, figures: figures)
    var cells = [Notebook.Cell(id: "title", kind: "markdown", source: head(of: lesson))]
    var count = 0
    for piece in pieces.pieces({ Self.selfContained(nested.markdown($0, $1)) }) {
      switch piece {
      case .prose(let text):
        cells.append(
          Notebook.Cell(id: "text-\(cells.count)", kind: "markdown", source: text)
        )
      case .cell(let cell, let outputs):
        count += 1
        let writer = CellOutputs(pieces: pieces, figures: figures)
        cells.append(
          Notebook.Cell(
            id: Self.id(count, cell.key),
            kind: "code",
            source: cell.code.text,
            metadata: Self.metadata(cell.options),
            count: count,
            outputs: cell.options.output == .hidden ? [] : writer.outputs(cell, outputs)
          )
        )
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let notebook = Notebook(cells: cells, metadata: .init(title: lesson.title))
    let json = try encoder.encode(notebook)
    return OutputFile(
      path: "\(lesson.language)/\(lesson.name).ipynb",
      bytes: Array(json) + [0x0A]
    )
  }

  /// A cell inside a list or a quote, with its figures in the text, since no file stands beside it.
  private static func selfContained(_ cell: (text: String, images: [OutputFile])) -> String {
    cell.images.reduce(cell.text) { text, image in
      let name = image.path.split(separator: "/").last ?? ""
      let data = Data(image.bytes).base64EncodedString()
      return text.replacing("](\(name))", with: "](data:image/svg+xml;base64,\(data))")
    }
  }

  /// The title, and how to run the cells.
  private func head(of lesson: Lesson) -> String {
    let wording = FigureWording(language: lesson.language)
    let note = wording.say(
      "The values here were computed by Unroll. To compute them again, write the cells as a Swift program: "
        + "`unroll export --format swift \(lesson.name).md`.",
      "文中的数值由 Unroll 计算。要重新计算，可把代码写成 Swift 程序："
        + "`unroll export --format swift \(lesson.name).md`。"
    )
    let lines = ["# \(lesson.title)", lesson.description, note]
    return lines.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private static func metadata(_ options: CodeCell.Options) -> Notebook.CellMetadata {
    let hidesSource = options.code == .hidden || options.output == .folded
    let hidesOutputs = options.output == .folded
    guard hidesSource || hidesOutputs else { return .init() }
    return .init(
      jupyter: .init(
        hidesSource: hidesSource ? true : nil,
        hidesOutputs: hidesOutputs ? true : nil
      )
    )
  }

  /// What the format allows: letters, digits and hyphens, at most 64.
  private static func id(_ number: Int, _ key: String) -> String {
    let name = key.utf8.prefix(48).map { byte -> Character in
      let scalar = Character(Unicode.Scalar(byte))
      return scalar.isASCII && (scalar.isLetter || scalar.isNumber) ? scalar : "-"
    }
    return "code-\(number)-\(String(name))"
  }
}

import CellLanguage
import Diagnostics
import Evaluation
import LessonMarkdown
import LessonModel

/// A lesson as it stands in the editor now, with what the last evaluation found, which may be of an older text.
struct LessonView: Sendable {
  let lesson: Lesson
  let analysis: Analysis?
  let encoding: PositionEncoding
  var file: SourceFile { lesson.file }

  init(_ file: SourceFile, analysis: Analysis?, encoding: PositionEncoding) {
    self.analysis = analysis
    self.encoding = encoding
    lesson =
      LessonParser(allowHTML: true).parse(
        file,
        name: analysis?.lesson.name ?? "",
        language: analysis?.lesson.language ?? "en"
      ).lesson
  }

  /// The other lessons of the course, and this one as it is now.
  var lessons: [Lesson] {
    (analysis?.lessons ?? []).filter { $0.file.path != file.path } + [lesson]
  }

  /// The cell or inline value at an offset, and its number.
  func part(at offset: Int) -> (index: Int, part: LessonPart)? {
    lesson.parts.enumerated().first {
      $0.element.span.start <= offset && offset <= $0.element.span.end
    }
    .map { ($0.offset, $0.element) }
  }

  /// What can be told of a part without running it.
  func inspection(ofPart index: Int) -> CellInspection {
    var inspector = CellInspector(library: EngineLibrary.library)
    for part in lesson.parts[..<index] {
      if case .cell(let cell) = part { _ = inspector.inspect(cell.code) }
    }
    return switch lesson.parts[index] {
    case .cell(let cell): inspector.inspect(cell.code)
    case .inline(let inline):
      inspector.inspect(
        expression: inline.expression,
        expecting: inline.claim == nil ? nil : .double
      )
    }
  }

  /// What a variable was behind a part when the lesson last ran, as text; nil if that is not known.
  func value(of name: String, behindPart index: Int) -> String? {
    analysis?.evaluated.value(of: name, behind: index + 1).map { Self.clipped(ShownValue($0).text) }
  }

  /// A text with an end that a hover has room for.
  static func clipped(_ text: String) -> String {
    text.count <= 400 ? text : "\(text.prefix(400)) …"
  }
}

/// A name in code, and what stands in front of it.
struct CodeName {
  let text: String
  let span: SourceSpan
  /// Where the point in front of it stands; nil if there is none.
  let point: Int?

  /// The name that an offset lies in or at the end of; an empty one if there is none.
  init(at offset: Int, in file: SourceFile) {
    let bytes = file.bytes
    var (start, end) = (offset, offset)
    while start > 0, bytes[start - 1].isNamePart { start -= 1 }
    while end < bytes.count, bytes[end].isNamePart { end += 1 }
    span = SourceSpan(start, end)
    text = file.text(in: span)
    let isPoint = start > 0 && bytes[start - 1] == UInt8(ascii: ".")
    // `..<` and `...` are operators.
    point = isPoint && !(start > 1 && bytes[start - 2] == UInt8(ascii: ".")) ? start - 1 : nil
  }
}

extension UInt8 {
  /// Whether it can be part of a name in code.
  var isNamePart: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}

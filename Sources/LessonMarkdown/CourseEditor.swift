public import Diagnostics
import LessonModel
import Yams

/// Adds to `course.yml` without touching what the author wrote there: her comments, order and line breaks stay.
public struct CourseEditor: Sendable {
  /// An editor.
  public init() {}

  /// The text of a course's file with a lesson put at the end of a part.
  ///
  /// - Parameters:
  ///   - lesson: The lesson's name.
  ///   - part: The number of the part, from 0.
  ///   - file: `course.yml`, without errors.
  /// - Returns: The text; nil if the list of the part's lessons is written in a way that this cannot add to.
  public func adding(_ lesson: String, toPart part: Int, in file: SourceFile) -> String? {
    var reader = YAMLReader(file: file, span: file.span)
    guard let list = reader.root()?["parts"]?[part]?["lessons"],
      case .sequence(let sequence) = list,
      let place = insertion(lesson, sequence, reader.place(list), file, reader)
    else { return nil }
    var bytes = file.bytes
    bytes.insert(contentsOf: place.text.utf8, at: place.offset)
    let text = String(decoding: bytes, as: UTF8.self)
    let before = CourseParser().parse(file).course.parts.map(\.lessons)
    let after = CourseParser().parse(SourceFile(path: file.path, text: text))
    var expected = before
    expected[part].append(lesson)
    return after.diagnostics.hasErrors || after.course.parts.map(\.lessons) != expected ? nil : text
  }

  private func insertion(
    _ lesson: String,
    _ list: Node.Sequence,
    _ place: SourceSpan,
    _ file: SourceFile,
    _ reader: YAMLReader
  ) -> (offset: Int, text: String)? {
    guard let last = list.last else {
      // `[]`
      return (place.start + 1, lesson)
    }
    guard case .scalar(let scalar) = last else { return nil }
    let start = reader.place(last).start
    let isQuoted = file.bytes[start] == 0x22 || file.bytes[start] == 0x27
    let end = start + scalar.string.utf8.count + (isQuoted ? 2 : 0)
    guard end <= file.bytes.count else { return nil }
    if file.bytes[place.start] == UInt8(ascii: "[") { return (end, ", \(lesson)") }
    // A block list: the new line is indented as the last one is.
    let line = file.span(ofLine: file.position(at: start).line)
    let before = file.text(in: SourceSpan(line.start, start))
    return (line.end, "\n\(before)\(lesson)")
  }
}

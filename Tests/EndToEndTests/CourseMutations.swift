import Diagnostics
import LessonModel

/// One change of a file that makes something in the course untrue.
struct Mutation: Sendable {
  /// What was changed: a claim, a record's value, a link.
  enum Kind: String, CaseIterable, Sendable {
    case claim, record, digest, link, anchor, reference, label, expectation, tex, image
    case recordLine = "line of a record"
    case translatedCode = "translated code"
    case translatedClaim = "translated claim"
    case source = "source of a translation"
  }

  let kind: Kind
  /// The bytes that are replaced, in the file that is changed.
  let span: SourceSpan
  let replacement: String
  /// Where the finding should be, if not at the change.
  var place: Int?

  /// The file with the change in it.
  func applied(to file: SourceFile) -> SourceFile {
    SourceFile(
      path: file.path,
      bytes: Array(
        file.bytes[..<span.start] + Array(replacement.utf8) + file.bytes[span.end...]
      )
    )
  }
}

/// Finds everything in a lesson or record that can be made untrue, digit by digit.
enum CourseMutations {
  /// Another digit for each digit in `span`.
  static func digits(in span: SourceSpan, of file: SourceFile, _ kind: Mutation.Kind) -> [Mutation]
  {
    (span.start..<span.end).filter { (0x30...0x39).contains(file.bytes[$0]) }.map { offset in
      let digit = file.bytes[offset] - 0x30
      return Mutation(
        kind: kind,
        span: SourceSpan(offset, offset + 1),
        replacement: String((digit + 1 + digit / 9) % 10)
      )
    }
  }

  /// Letters more at the end of `span`.
  static func misspelt(
    _ span: SourceSpan,
    _ kind: Mutation.Kind,
    _ letters: String = "qz"
  ) -> Mutation {
    Mutation(kind: kind, span: SourceSpan(span.end, span.end), replacement: letters)
  }

  /// The digits of all claims' numbers.
  static func claims(of lesson: Lesson, _ kind: Mutation.Kind = .claim) -> [Mutation] {
    lesson.inlineValues.flatMap { value -> [Mutation] in
      guard let claim = value.claim,
        let span = occurrence(
          of: claim.written.text,
          in: SourceSpan(value.span.start, value.expression.span.start),
          lesson.file
        )
      else { return [] }
      return digits(in: span, of: lesson.file, kind)
    }
  }

  /// A wrong file and a wrong fragment for each link inside the course; the labels, references and anchors that
  /// something leads to.
  static func links(of lesson: Lesson) -> [Mutation] {
    var found: [Mutation] = []
    for link in lesson.links where !link.destination.contains("://") {
      guard let span = occurrence(of: link.destination, in: link.span, lesson.file) else {
        continue
      }
      let parts = link.destination.split(
        separator: "#",
        maxSplits: 1,
        omittingEmptySubsequences: false
      )
      if parts.count == 2 { found.append(misspelt(span, .anchor)) }
      if !parts[0].isEmpty {
        let end = span.start + parts[0].utf8.count - 3
        found.append(misspelt(SourceSpan(span.start, end), link.isImage ? .image : .link))
      }
    }
    found += lesson.references.map { misspelt($0.span, .reference) }
    let equations = Set(lesson.references.filter { $0.kind == .equation }.map { "eq-\($0.name)" })
    for formula in lesson.formulas {
      guard let label = formula.label, equations.contains(label),
        let span = occurrence(of: "#\(label)", in: formula.span, lesson.file)
      else { continue }
      found.append(misspelt(span, .label, "q"))
    }
    let tables = Set(lesson.references.filter { $0.kind != .equation }.map(\.name))
    for cell in lesson.cells {
      guard let name = cell.options.name, tables.contains(name),
        let span = occurrence(of: "name: \(name)", in: cell.span, lesson.file)
      else { continue }
      // One letter, so that a short name stays similar enough to be proposed.
      found.append(misspelt(span, .label, "q"))
    }
    return found
  }

  /// A letter more in each TeX command.
  static func commands(of lesson: Lesson) -> [Mutation] {
    lesson.formulas.flatMap { formula -> [Mutation] in
      let bytes = formula.tex.bytes
      return bytes.indices.filter { bytes[$0] == UInt8(ascii: "\\") }.compactMap { start in
        var end = start + 1
        while end < bytes.count, (0x61...0x7A).contains(bytes[end] | 0x20) { end += 1 }
        guard end > start + 1 else { return nil }
        return misspelt(formula.tex.fileSpan(start, end), .tex)
      }
    }
  }

  /// The digits of all conditions that cells expect to be true.
  static func expectations(of lesson: Lesson) -> [Mutation] {
    lesson.cells.flatMap { cell -> [Mutation] in
      cell.code.lines.filter { lesson.file.text(in: $0).contains("#expect(") }.flatMap {
        digits(in: $0, of: lesson.file, .expectation)
      }
    }
  }

  /// The digits and words of all cells' code outside of strings and comments, one a line.
  static func code(of lesson: Lesson) -> [Mutation] {
    lesson.cells.flatMap { cell in
      cell.code.lines.compactMap { line -> Mutation? in
        let text = lesson.file.text(in: line)
        guard !text.contains("\""), !text.contains("//") else { return nil }
        let word = (line.start..<line.end).last {
          let byte = lesson.file.bytes[$0]
          return (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
        }
        return word.map { misspelt(SourceSpan($0, $0 + 1), .translatedCode) }
      }
    }
  }

  /// Every digit, and every line as a whole, of a record's entries.
  static func record(_ file: SourceFile) -> [Mutation] {
    // Without optimisation all of them take a minute: a debug build tries a tenth.
    #if DEBUG
      let step = 10
    #else
      let step = 1
    #endif
    return stride(from: entries(of: file), to: file.lineCount, by: step).flatMap {
      number -> [Mutation] in
      let line = file.span(ofLine: number)
      let all = digits(in: line, of: file, .record)
      guard line.count > 8 else { return all }
      return all + [
        Mutation(kind: .recordLine, span: SourceSpan(line.start, line.end + 1), replacement: "")
      ]
    }
  }

  /// Every digit of the digests that translations keep of their source, above a record's entries.
  static func digests(_ file: SourceFile) -> [Mutation] {
    (4..<entries(of: file)).flatMap { digits(in: file.span(ofLine: $0), of: file, .digest) }
  }

  /// The line after that where a record's entries begin.
  private static func entries(of file: SourceFile) -> Int {
    let line = (1...file.lineCount).first {
      file.text(in: file.span(ofLine: $0)).contains("\"entries\": {")
    }
    return (line ?? file.lineCount) + 1
  }

  /// A word more at the end of each section, and a letter more in the title.
  static func sections(of lesson: Lesson) -> [Mutation] {
    let starts = [0] + lesson.headings.map(\.span.start)
    return zip(starts, starts.dropFirst() + [lesson.body.end]).map { start, end in
      Mutation(
        kind: .source,
        span: SourceSpan(end, end),
        replacement: "A word.\n\n",
        place: start
      )
    }
  }

  private static func occurrence(of text: String, in span: SourceSpan, _ file: SourceFile)
    -> SourceSpan?
  {
    let target = Array(text.utf8)
    guard !target.isEmpty, span.count >= target.count else { return nil }
    return (span.start...(span.end - target.count)).first {
      file.bytes[$0..<$0 + target.count].elementsEqual(target)
    }.map { SourceSpan($0, $0 + target.count) }
  }
}

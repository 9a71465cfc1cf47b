import LessonModel

/// A code cell as HTML: its code, and open below it what it shows.
struct CellWriter: Sendable {
  let wording: Wording
  /// Name of the lesson, which its data files begin with.
  let lesson: String
  /// What is said about figures.
  let figureWording: FigureWording
  private var values: ValueWriter { ValueWriter(wording: wording) }

  init(wording: Wording, figureWording: FigureWording, lesson: String) {
    self.wording = wording
    self.figureWording = figureWording
    self.lesson = lesson
  }

  /// The headings of a table and its caption, typeset.
  struct Titles: Sendable {
    let columns: [HTML]
    let caption: HTML
  }

  /// A cell.
  ///
  /// - Parameters:
  ///   - cell: The cell in the lesson.
  ///   - outputs: What the record has for it.
  ///   - tables: The numbers of its tables, in order.
  ///   - figures: The numbers and captions of its figures, in order.
  ///   - titles: The headings and captions of its tables, in order.
  ///   - answer: Which of the page's folded outputs it is, from 1; nil if it is the only one.
  /// - Returns: The HTML, and the data files beside the page: their names and text.
  func html(
    _ cell: CodeCell,
    outputs: [LessonRecord.Output],
    tables: [Numbering.Item],
    figures: [(item: Numbering.Item, caption: HTML)],
    titles: [Titles],
    answer: Int? = nil
  ) -> (html: HTML, data: [(name: String, text: String)]) {
    let code = CodeWriter.cell(
      cell.code.text,
      visibility: cell.options.code,
      wording: wording
    )
    var data: [(name: String, text: String)] = []
    var shown = HTML()
    if cell.options.output != .hidden {
      var rest = outputs[...]
      var frames = zip(tables, titles).makeIterator()
      var figures = figures.makeIterator()
      while let output = rest.popFirst() {
        switch output {
        case .value(.table(let table)):
          guard let (item, titles) = frames.next() else { continue }
          let name = "\(lesson).\(item.fileStem).csv"
          data.append((name, CommaSeparatedValues.text(table)))
          let frame = TableWriter.Frame(
            anchor: item.anchor,
            label: "\(wording.table) \(item.number)",
            caption: titles.caption,
            data: name
          )
          shown += TableWriter(values: values).html(table, titles: titles.columns, frame: frame)
        case .value(.figure(let figure)):
          guard let (item, caption) = figures.next() else { continue }
          let frame = frame(item, caption: caption, of: cell)
          data.append((frame.data, CommaSeparatedValues.text(figure.data(figureWording.dataWords))))
          shown += FigureWriter(values: values, wording: figureWording).html(figure, frame: frame)
        case .value(.explorable(let explorable)):
          guard let (item, caption) = figures.next() else { continue }
          let frame = frame(item, caption: caption, of: cell)
          data.append(
            (frame.data, CommaSeparatedValues.text(explorable.data(figureWording.dataWords)))
          )
          let writer = FigureWriter(values: values, wording: figureWording)
          shown += ExplorableWriter(writer: writer).html(explorable, frame: frame)
        case .value(let value):
          shown += "<div class=\"result\">\(values.inline(value))</div>\n"
        case .printed(let line):
          var lines = [line]
          while case .printed(let next)? = rest.first {
            lines.append(next)
            rest.removeFirst()
          }
          let text = lines.joined(separator: "\n")
          let focus = CodeWriter.focus(text)
          shown += "<pre class=\"printed\"\(focus)><samp>\(text)</samp></pre>\n"
        case .claim(_, let value):
          shown += "<div class=\"result\">\(values.number(value))</div>\n"
        case .expectation: break
        }
      }
    }
    shown += expectations(outputs, isCodeShown: cell.options.code != .hidden)
    guard !code.isEmpty || !shown.isEmpty else { return (HTML(), data) }
    let kind = code.isEmpty ? "cell bare" : "cell"
    let output: HTML = shown.isEmpty ? HTML() : "<div class=\"output\">\n\(shown)</div>\n"
    guard cell.options.output == .folded else {
      return ("<div class=\"\(kind)\">\n\(code)\(output)</div>\n", data)
    }
    let summary: HTML = "<summary>\(wording.showAnswer(answer))</summary>\n"
    return ("<details class=\"\(kind)\">\n\(summary)\(code)\(output)</details>\n", data)
  }

  /// What stands around a figure of a cell.
  private func frame(
    _ item: Numbering.Item,
    caption: HTML,
    of cell: CodeCell
  ) -> FigureWriter.Frame {
    FigureWriter.Frame(
      anchor: item.anchor,
      label: "\(wording.figure) \(item.number)",
      caption: caption,
      data: "\(lesson).\(item.fileStem).csv",
      alt: cell.options.alt
    )
  }

  /// One line for those that hold, where their code can be seen; one for each that does not, always.
  private func expectations(_ outputs: [LessonRecord.Output], isCodeShown: Bool) -> HTML {
    let all = outputs.compactMap { if case .expectation(let one) = $0 { one } else { nil } }
    let failed = all.filter { !$0.holds }.map { one -> HTML in
      "<p class=\"expectation wrong\">\(wording.expectationFails(one.operands))</p>\n"
    }
    guard failed.isEmpty else { return failed.joined() }
    guard isCodeShown, !all.isEmpty else { return HTML() }
    return "<p class=\"expectation\">\(wording.expectationsHold(all.count))</p>\n"
  }
}

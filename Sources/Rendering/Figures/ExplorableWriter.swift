import LessonModel

/// Figures with sliders: all frames stand on the page; a script shows one at a time.
///
/// Without the script, and on paper, the frames are small multiples with their parameters above them. All frames of
/// figures have the same axes.
struct ExplorableWriter: Sendable {
  /// A page has room for no more than this.
  static let mostBytes = 120 << 10

  let writer: FigureWriter
  private var wording: FigureWording { writer.wording }

  /// A figure with its sliders, frames, caption and words.
  func html(_ explorable: Explorable, frame: FigureWriter.Frame) -> HTML {
    let figures = explorable.frames.compactMap { value -> Figure? in
      if case .figure(let figure) = value { figure } else { nil }
    }
    let extents = AxisExtents(figures)
    let naming = naming(figures, extents: extents)
    let frames = explorable.frames.indices.map { index in
      self.frame(explorable, index, extents: extents, naming: naming, alt: frame.alt)
    }
    let sliders = explorable.parameters.enumerated().map { index, parameter in
      slider(parameter, index, id: "\(frame.anchor)-slider-\(index + 1)")
    }
    return """
      <figure class="figure explorable" id="\(frame.anchor)">
      <div class="sliders">
      \(sliders.joined())</div>
      <div class="frames">
      \(frames.joined())</div>
      \(writer.caption(frame))</figure>
      \(writer.disclosure(description(of: explorable), [explorable.data(wording.dataWords)], frame: frame))
      """
  }

  /// A slider over the positions of a parameter's values; the script writes the value beside it.
  private func slider(_ parameter: Explorable.Parameter, _ index: Int, id: String) -> HTML {
    let texts = parameter.values.map(text)
    // What is heard and what is seen of each value.
    let list =
      "["
      + texts.map { "[\(Self.quoted($0.plain)),\(Self.quoted($0.html.markup))]" }
      .joined(separator: ",") + "]"
    return """
      <p class="slider"><label for="\(id)">\(LabelText(parameter.name).html)</label> \
      <input type="range" id="\(id)" min="0" max="\(texts.count - 1)" step="1" \
      value="\((texts.count - 1) / 2)" data-values="\(list)"> \
      <output for="\(id)">\(texts[(texts.count - 1) / 2].html)</output></p>

      """
  }

  /// Names stand in the same place in all frames, or the plot would jump as the slider moves.
  func naming(_ figures: [Figure], extents: AxisExtents) -> SeriesPalette.Naming {
    let context = DrawingContext(wording: wording, alt: "", description: nil)
    let haveRoom = figures.allSatisfy { figure in
      guard case .plot(let plot) = figure else { return true }
      return PlotWriter(plot, extents: extents, context: context).hasRoomForNames
    }
    return haveRoom ? .whereThereIsRoom : .legend
  }

  private func frame(
    _ explorable: Explorable,
    _ index: Int,
    extents: AxisExtents,
    naming: SeriesPalette.Naming,
    alt: String?
  ) -> HTML {
    let values = zip(explorable.parameters, explorable.parameterValues(ofFrame: index))
    let spoken = values.map { parameter, value in
      "\(LabelText(parameter.name).plain) = \(text(value).plain)"
    }.joined(separator: ", ")
    let content: HTML
    switch explorable.frames[index] {
    case .figure(let figure):
      let words = FigureWords(figure, wording: wording)
      let context = DrawingContext(
        wording: wording,
        alt: alt.map { "\($0) (\(spoken))" } ?? "\(spoken): \(words.alt)",
        description: nil
      )
      content = writer.drawing(of: figure, extents: extents, context: context, naming: naming)
    case .table(let table):
      let titles = table.columns.map { LabelText($0.title).html }
      content = """
        <div class="scroll" tabindex="0" role="group" aria-label="\(spoken)">
        \(TableWriter(values: writer.values).table(table, titles: titles))</div>

        """
    case let value: content = "<div class=\"result\">\(writer.values.inline(value))</div>\n"
    }
    let isChosen = index == chosenFrame(of: explorable)
    return """
      <div class="frame\(isChosen ? " chosen" : "")"><p class="frame-title">\(title(ofFrame: index, of: explorable))</p>
      \(content)</div>

      """
  }

  /// The parameters' values in a frame.
  func title(ofFrame index: Int, of explorable: Explorable) -> HTML {
    zip(explorable.parameters, explorable.parameterValues(ofFrame: index)).map {
      "\(LabelText($0.name).html) = \(text($1).html)" as HTML
    }.joined(separator: ", ")
  }

  /// The frame in the middle of all sliders, which shows first.
  private func chosenFrame(of explorable: Explorable) -> Int {
    explorable.parameters.reduce(0) { $0 * $1.values.count + ($1.values.count - 1) / 2 }
  }

  /// A string as JSON.
  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case _ where scalar.value < 0x20: " "
      default: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }

  /// A parameter's value as a label.
  private func text(_ value: RecordedValue) -> LabelText {
    switch value {
    case .integer(let value): LabelText(NumberText.signed(value))
    case .number(let value): LabelText(NumberFormat(alone: value).text(value))
    case .text(let text): LabelText(text)
    default: LabelText("")
    }
  }

  /// What the first and the last frame say.
  private func description(of explorable: Explorable) -> String {
    let indices = [0, explorable.frames.count - 1]
    let ranges = explorable.parameters.map { parameter in
      let (first, last) = (parameter.values.first.map(text), parameter.values.last.map(text))
      return wording.say(
        "\(LabelText(parameter.name).plain) from \(first?.plain ?? "") to \(last?.plain ?? "")",
        "\(LabelText(parameter.name).plain)从 \(first?.plain ?? "") 到 \(last?.plain ?? "")"
      )
    }
    let count = explorable.frames.count
    let head = wording.say(
      "\(count) frames: \(wording.list(ranges))",
      "共 \(count) 帧：\(wording.list(ranges))"
    )
    let ends = indices.compactMap { index -> String? in
      guard case .figure(let figure) = explorable.frames[index] else { return nil }
      let values = zip(explorable.parameters, explorable.parameterValues(ofFrame: index)).map {
        "\(LabelText($0.name).plain) = \(text($1).plain)"
      }
      return
        "\(values.joined(separator: ", ")): \(FigureWords(figure, wording: wording).description)"
    }
    return wording.join([wording.sentence(head)] + ends)
  }
}

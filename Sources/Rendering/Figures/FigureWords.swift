package import LessonModel

/// What a figure says to those who do not see it: a sentence, and a description, both computed from its numbers.
package struct FigureWords: Sendable {
  let wording: FigureWording
  /// The sentence.
  package private(set) var alt = ""
  /// The description: sentences.
  package private(set) var description = ""

  /// The words for a figure.
  package init(_ figure: Figure, wording: FigureWording) {
    self.wording = wording
    let (kind, facts, more) = Self.words(figure, wording)
    let title = LabelText(figure.title).plain
    let head = title.isEmpty ? kind : "\(title): \(kind)"
    alt = wording.sentence(Self.clip(wording.clauses([head] + facts), wording))
    description = wording.join(([kind] + facts + more).map(wording.sentence))
  }

  /// What kind of figure it is, the main facts, and further ones.
  static func words(
    _ figure: Figure,
    _ wording: FigureWording
  ) -> (kind: String, facts: [String], more: [String]) {
    switch figure {
    case .plot(let plot): PlotWords(plot: plot, wording: wording).words
    case .histogram(let histogram): words(histogram, wording)
    case .bars(let chart): words(chart, wording)
    case .heatMap(let map): words(map, wording)
    case .contours(let map): words(map, wording)
    case .graph(let graph): words(graph, wording)
    case .multiples(let multiples): words(multiples, wording)
    }
  }

  /// The beginning of a text that is too long to be heard at once.
  private static func clip(_ text: String, _ wording: FigureWording) -> String {
    guard text.count > 300 else { return text }
    let head = text.prefix(300)
    let end = head.lastIndex(where: { ";；".contains($0) }) ?? head.endIndex
    return String(head[..<end]) + wording.say("; and more", "；等等")
  }
}

extension FigureWords {
  private static func words(
    _ histogram: Histogram,
    _ w: FigureWording
  ) -> (kind: String, facts: [String], more: [String]) {
    let what = LabelText(histogram.x.label).plain
    let of = what.isEmpty ? w.say("values", "数值") : what
    let kind = w.say(
      "histogram of \(histogram.total) \(what.isEmpty ? "values" : "values of \(what)")",
      "\(histogram.total) 个\(of)的直方图"
    )
    guard
      let most = histogram.counts.indices.max(by: { histogram.counts[$0] < histogram.counts[$1] }),
      let first = histogram.edges.first, let last = histogram.edges.last
    else { return (kind, [w.nothingToDraw], []) }
    let (from, to) = (w.number(histogram.edges[most]), w.number(histogram.edges[most + 1]))
    let count = histogram.counts[most]
    var cumulative = 0
    let middle = histogram.counts.firstIndex { one in
      cumulative += one
      return 2 * cumulative >= histogram.total
    }
    let facts = [
      w.say(
        "\(histogram.counts.count) bins from \(w.number(first)) to \(w.number(last))",
        "共 \(histogram.counts.count) 组，从 \(w.number(first)) 到 \(w.number(last))"
      ),
      w.say(
        "the fullest bin, \(from) to \(to), holds \(count)",
        "最多的一组在 \(from) 到 \(to) 之间，有 \(count) 个"
      ),
    ]
    var more: [String] = []
    if let middle, histogram.total > 0 {
      let (low, high) = (w.number(histogram.edges[middle]), w.number(histogram.edges[middle + 1]))
      more.append(w.say("the median lies from \(low) to \(high)", "中位数在 \(low) 到 \(high) 之间"))
    }
    let apart = apart(histogram, w)
    return (kind, facts, more + (apart.isEmpty ? [] : [apart]))
  }

  /// What a histogram does not count.
  static func apart(_ histogram: Histogram, _ w: FigureWording) -> String {
    var parts: [String] = []
    if histogram.nanCount > 0 { parts.append(w.unplaced(.notANumber, histogram.nanCount)) }
    if histogram.infiniteCount > 0 {
      parts.append(w.say("\(histogram.infiniteCount) × ±∞", "\(histogram.infiniteCount) 个 ±∞"))
    }
    if histogram.outsideCount > 0 {
      parts.append(
        w.say("\(histogram.outsideCount) outside the range", "范围之外 \(histogram.outsideCount) 个")
      )
    }
    return parts.isEmpty ? "" : w.say("not counted: \(w.list(parts))", "未计入：\(w.list(parts))")
  }

  private static func words(
    _ chart: BarChart,
    _ w: FigureWording
  ) -> (kind: String, facts: [String], more: [String]) {
    let what = LabelText(chart.y.label).plain
    let by = LabelText(chart.xLabel).plain
    let log = chart.y.scale.kind == .log ? w.say(", logarithmic scale", "，对数刻度") : ""
    let english =
      "bar chart\(what.isEmpty ? "" : " of \(what)")\(by.isEmpty ? "" : " by \(by)")"
    let chinese = "\(by.isEmpty ? "" : "按\(by)的")\(what)柱状图"
    let kind = w.say(english, chinese) + log
    var facts: [String] = []
    for group in chart.groups {
      let finite = group.values.indices.filter { group.values[$0].isFinite }
      guard let low = finite.min(by: { group.values[$0] < group.values[$1] }),
        let high = finite.max(by: { group.values[$0] < group.values[$1] })
      else { continue }
      let labels = chart.labels.map { LabelText($0).plain }
      let name = LabelText(group.name).plain
      let (least, most) = (w.number(group.values[low]), w.number(group.values[high]))
      facts.append(
        (name.isEmpty ? "" : w.say("\(name): ", "\(name)："))
          + w.say(
            "largest \(most) for \(labels[high]), smallest \(least) for \(labels[low])",
            "最大 \(most)（\(labels[high])），最小 \(least)（\(labels[low])）"
          )
      )
    }
    let count = chart.labels.count
    return (kind, facts, [w.say("\(count) bars in each series", "每组 \(count) 个")])
  }

  private static func words(
    _ map: HeatMap,
    _ w: FigureWording
  ) -> (kind: String, facts: [String], more: [String]) {
    let what = LabelText(map.value.label).plain
    let (rows, columns) = (LabelText(map.yLabel).plain, LabelText(map.xLabel).plain)
    let log = map.value.scale.kind == .log ? w.say(", logarithmic colours", "，颜色按对数") : ""
    let axes =
      rows.isEmpty && columns.isEmpty
      ? ""
      : w.say(
        " with \(rows.isEmpty ? "rows" : rows) down and \(columns.isEmpty ? "columns" : columns) across",
        "（纵向为\(rows.isEmpty ? "行" : rows)，横向为\(columns.isEmpty ? "列" : columns)）"
      )
    let (m, n) = (map.matrix.rowCount, map.matrix.columnCount)
    let kind = w.say(
      "heat map of \(what.isEmpty ? "" : "\(what), ")\(m) by \(n)\(axes)\(log)",
      "\(what)热图，\(m) 行 \(n) 列\(axes)\(log)"
    )
    return (
      kind,
      extremes(map.matrix, w) { row, column in
        (LabelText(map.rowLabels[row]).plain, LabelText(map.columnLabels[column]).plain)
      }, Self.notFinite(map.matrix.elements, map.value.scale, w)
    )
  }

  /// Where the largest and smallest elements are.
  static func extremes(
    _ matrix: RecordedMatrix,
    _ w: FigureWording,
    place: (Int, Int) -> (row: String, column: String)
  ) -> [String] {
    let finite = matrix.elements.indices.filter { matrix.elements[$0].isFinite }
    guard let low = finite.min(by: { matrix.elements[$0] < matrix.elements[$1] }),
      let high = finite.max(by: { matrix.elements[$0] < matrix.elements[$1] })
    else { return [w.nothingToDraw] }
    guard matrix.elements[low] != matrix.elements[high] else {
      let value = w.number(matrix.elements[low])
      return [w.say("all are \(value)", "全部为 \(value)")]
    }
    return [(high, w.say("largest", "最大")), (low, w.say("smallest", "最小"))].map { index, word in
      let (row, column) = place(index / matrix.columnCount, index % matrix.columnCount)
      let value = w.number(matrix.elements[index])
      return w.say(
        "\(word) \(value) at (\(row), \(column))",
        "\(word) \(value)，在（\(row)，\(column)）处"
      )
    }
  }

  /// How many elements have no colour.
  private static func notFinite(
    _ values: [Double],
    _ scale: AxisScale,
    _ w: FigureWording
  ) -> [String] {
    let zeros = values.filter { $0 == 0 }.count
    let others = values.filter { !$0.isFinite }.count
    var sentences: [String] = []
    if zeros > 0 { sentences.append(w.say("\(zeros) are exactly zero", "\(zeros) 个恰好为零")) }
    if others > 0 {
      sentences.append(w.say("\(others) are not finite", "\(others) 个不是有限数"))
    }
    return sentences
  }

  private static func words(
    _ map: ContourMap,
    _ w: FigureWording
  ) -> (kind: String, facts: [String], more: [String]) {
    let what = LabelText(map.value.label).plain
    let (x, y) = (name(map.x, "x"), name(map.y, "y"))
    let kind = w.say(
      "contour map\(what.isEmpty ? "" : " of \(what)") over \(x) and \(y)",
      "\(what)随 \(x) 与 \(y) 变化的等值图"
    )
    let facts = extremes(map.values, w) { row, column in
      ("\(y) = \(w.number(map.ys[row]))", "\(x) = \(w.number(map.xs[column]))")
    }
    let paths = map.paths.compactMap { path -> String? in
      guard let facts = SeriesFacts(path) else { return nil }
      let name = path.name.isEmpty ? w.say("a path", "一条路径") : LabelText(path.name).plain
      let from = "(\(w.number(facts.first.x)), \(w.number(facts.first.y)))"
      let to = "(\(w.number(facts.last.x)), \(w.number(facts.last.y)))"
      return w.say(
        "\(name): \(facts.count) points from \(from) to \(to)",
        "\(name)：\(facts.count) 个点，从 \(from) 到 \(to)"
      )
    }
    return (kind, facts, paths)
  }

  private static func words(
    _ graph: UnrolledGraph,
    _ w: FigureWording
  ) -> (kind: String, facts: [String], more: [String]) {
    let count = graph.steps.count
    let kind = w.say(
      "graph of a recurrent network through \(count) time steps",
      "循环网络在 \(count) 个时间步上展开的图"
    )
    var facts: [String] = []
    let gains = graph.steps.map(\.gain)
    if let low = gains.min(), let high = gains.max() {
      facts.append(
        w.say(
          "the gain of one step is \(low == high ? w.number(low) : "between \(w.number(low)) and \(w.number(high))")",
          "单步增益\(low == high ? "为 \(w.number(low))" : "在 \(w.number(low)) 与 \(w.number(high)) 之间")"
        )
      )
    }
    if let first = graph.initialGradient ?? graph.steps.first?.gradient,
      let last = graph.steps.last?.gradient
    {
      let start = graph.initialGradient == nil ? "S_1" : "S_0"
      facts.append(
        w.say(
          "the gradient is \(w.number(last)) at S_\(count) and \(w.number(first)) at \(start)",
          "梯度在 S_\(count) 处为 \(w.number(last))，在 \(start) 处为 \(w.number(first))"
        )
      )
    }
    return (kind, facts, [])
  }

  private static func words(
    _ multiples: SmallMultiples,
    _ w: FigureWording
  ) -> (kind: String, facts: [String], more: [String]) {
    let count = multiples.panels.count
    let kind = w.say("\(count) figures beside each other", "并排的 \(count) 幅图")
    let facts = multiples.panels.enumerated().map { index, panel in
      let title = LabelText(panel.title).plain
      let name = title.isEmpty ? "\(w.panel) \(index + 1)" : title
      let inner = words(panel, w)
      return "\(name): \(([inner.kind] + inner.facts.prefix(1)).joined(separator: ", "))"
    }
    return (kind, facts, [])
  }

  /// What an axis measures, in words.
  static func name(_ axis: Axis, _ fallback: String) -> String {
    let name = LabelText(axis.label).plain
    return name.isEmpty ? fallback : name
  }
}

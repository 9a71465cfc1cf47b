import LessonModel

/// What a plot over two axes says to those who do not see it.
struct PlotWords: Sendable {
  let plot: Plot
  let wording: FigureWording
  private var w: FigureWording { wording }
  private var x: String { FigureWords.name(plot.x, "x") }
  private var y: String { FigureWords.name(plot.y, "y") }

  /// What kind of figure it is, the main facts, and further ones.
  var words: (kind: String, facts: [String], more: [String]) {
    var more: [String] = []
    for index in plot.series.indices { more += further(index) }
    return (kind, facts, more + crossings + references + markers)
  }

  private var kind: String {
    let word =
      switch plot.style {
      case .points: w.say("scatter plot", "散点图")
      case .step: w.say("step plot", "阶梯图")
      default: w.say("line plot", "折线图")
      }
    var scales: [String] = []
    if plot.x.scale.kind != .linear { scales.append(w.say("horizontal", "横轴")) }
    if plot.y.scale.kind != .linear { scales.append(w.say("vertical", "纵轴")) }
    let isSymmetric = [plot.x, plot.y].contains { $0.scale.kind == .symlog }
    let log = isSymmetric ? w.say("symmetric logarithmic", "对称对数") : w.say("logarithmic", "对数")
    let scale =
      scales.isEmpty
      ? ""
      : w.say(
        ", \(scales.count == 2 ? "both axes" : "\(scales[0]) axis") \(log)",
        "，\(scales.count == 2 ? "两轴均为" : scales[0] + "为")\(log)刻度"
      )
    return w.say("\(word) of \(y) against \(x)", "\(y)随\(x)变化的\(word)") + scale
  }

  private func name(_ index: Int) -> String {
    let name = LabelText(plot.series[index].name).plain
    if !name.isEmpty { return name }
    return plot.series.count == 1 ? y : w.say("series \(index + 1)", "第 \(index + 1) 组")
  }

  /// One fact for each series.
  private var facts: [String] {
    let each = plot.series.indices.map { index -> String in
      guard let facts = SeriesFacts(plot.series[index]) else {
        return "\(name(index)): \(w.nothingToDraw)"
      }
      return plot.style(of: plot.series[index]) == .points
        ? cloud(index, facts) : course(index, facts)
    }
    guard each.count > 8 else { return each }
    return [w.say("\(each.count) series", "共 \(each.count) 组")] + each.prefix(1) + each.suffix(1)
  }

  private func cloud(_ index: Int, _ facts: SeriesFacts) -> String {
    let (low, high) = (w.number(facts.lowest.y), w.number(facts.highest.y))
    let xs = plot.series[index].x.filter(\.isFinite)
    let (from, to) = (w.number(xs.min() ?? 0), w.number(xs.max() ?? 0))
    return w.say(
      "\(name(index)): \(facts.count) points, \(x) from \(from) to \(to), \(y) from \(low) to \(high)",
      "\(name(index))：\(facts.count) 个点，\(x)从 \(from) 到 \(to)，\(y)从 \(low) 到 \(high)"
    )
  }

  private func course(_ index: Int, _ facts: SeriesFacts) -> String {
    let name = name(index)
    let (start, end) = (w.number(facts.first.y), w.number(facts.last.y))
    let (from, to) = (w.number(facts.first.x), w.number(facts.last.x))
    let over = w.say(" over \(x) from \(from) to \(to)", "（\(x)从 \(from) 到 \(to)）")
    switch facts.course {
    case .constant: return w.say("\(name) stays at \(start)\(over)", "\(name)保持 \(start)\(over)")
    case .rising:
      return w.say(
        "\(name) rises steadily from \(start) to \(end)\(over)",
        "\(name)从 \(start) 单调升到 \(end)\(over)"
      )
    case .falling:
      return w.say(
        "\(name) falls steadily from \(start) to \(end)\(over)",
        "\(name)从 \(start) 单调降到 \(end)\(over)"
      )
    case .turning:
      let low = "\(w.number(facts.lowest.y)) (\(x) = \(w.number(facts.lowest.x)))"
      let high = "\(w.number(facts.highest.y)) (\(x) = \(w.number(facts.highest.x)))"
      return w.say(
        "\(name) goes from \(start) to \(end)\(over), lowest \(low), highest \(high)",
        "\(name)从 \(start) 到 \(end)\(over)，最低 \(low)，最高 \(high)"
      )
    }
  }

  /// Slopes on logarithmic axes, turns, bands.
  private func further(_ index: Int) -> [String] {
    let series = plot.series[index]
    guard plot.style(of: series) != .points, let facts = SeriesFacts(series) else { return [] }
    let name = name(index)
    var sentences: [String] = []
    let isLog = (plot.x.scale.kind == .log, plot.y.scale.kind == .log)
    if isLog == (true, true), let exponent = facts.exponent {
      let power = w.number(exponent)
      sentences.append(
        w.say(
          "on average \(name) goes like \(x) to the power \(power)",
          "\(name)平均按\(x)的 \(power) 次幂变化"
        )
      )
    } else if isLog.1, let factor = facts.factorPerUnit {
      let factor = w.number(factor)
      sentences.append(
        w.say(
          "on average \(name) is multiplied by \(factor) for each unit of \(x)",
          "\(x)每增加一个单位，\(name)平均乘以 \(factor)"
        )
      )
    }
    if case .turning(let turns) = facts.course {
      sentences.append(
        w.say(
          "\(name) changes direction \(turns == 1 ? "once" : "\(turns) times")",
          "\(name)转向 \(turns) 次"
        )
      )
    }
    if !series.lower.isEmpty {
      let low = series.lower.filter(\.isFinite).min()
      let high = series.upper.filter(\.isFinite).max()
      if let low, let high {
        sentences.append(
          w.say(
            "the band around \(name) lies between \(w.number(low)) and \(w.number(high))",
            "\(name)周围的带在 \(w.number(low)) 与 \(w.number(high)) 之间"
          )
        )
      }
    }
    let odd = series.y.filter { !$0.isFinite }.count
    if odd > 0 {
      sentences.append(
        w.say("\(odd) of the values of \(name) are not finite", "\(name)有 \(odd) 个值不是有限数")
      )
    }
    return sentences
  }

  private var crossings: [String] {
    guard plot.style != .points, (2...4).contains(plot.series.count) else { return [] }
    var sentences: [String] = []
    for one in plot.series.indices {
      for other in plot.series.indices where other > one {
        for crossing in SeriesFacts.crossings(plot.series[one], plot.series[other]) {
          let (from, to) = (w.number(crossing.from), w.number(crossing.to))
          sentences.append(
            w.say(
              "\(name(one)) and \(name(other)) cross between \(x) = \(from) and \(x) = \(to)",
              "\(name(one))与\(name(other))在 \(x) = \(from) 与 \(to) 之间相交"
            )
          )
        }
      }
    }
    return sentences
  }

  private var references: [String] {
    plot.references.map { line in
      let label = LabelText(line.label).plain
      let place =
        line.x.map { "\(x) = \(w.number($0))" } ?? line.y.map { "\(y) = \(w.number($0))" } ?? ""
      return label.isEmpty
        ? w.say("a line marks \(place)", "有一条线标出 \(place)")
        : w.say("a line marks \(label) at \(place)", "有一条线标出\(label)：\(place)")
    }
  }

  private var markers: [String] {
    plot.markers.map { marker in
      let label = LabelText(marker.label).plain
      let place = "\(x) = \(w.number(marker.x)), \(y) = \(w.number(marker.y))"
      return label.isEmpty
        ? w.say("a point is marked at \(place)", "标出一点：\(place)")
        : w.say("\(label) is marked at \(place)", "标出\(label)：\(place)")
    }
  }
}

import LessonModel

/// What is said about figures, in English or Chinese.
package struct FigureWording: Sendable {
  private let isChinese: Bool

  /// The words for a BCP 47 tag; English if there are none in that language.
  package init(language: String) {
    isChinese = language.split(separator: "-").first == "zh"
  }

  /// One of two texts.
  func say(_ english: String, _ chinese: String) -> String { isChinese ? chinese : english }

  /// A number in a sentence: three digits.
  func number(_ value: Double) -> String {
    NumberFormat(alone: value, digits: 3).text(value).plain
  }

  /// Several things: `a, b and c`.
  func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    if isChinese { return items.dropLast().joined(separator: "、") + "和" + last }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Sentences or parts of one, one behind the other.
  func join(_ sentences: [String]) -> String {
    sentences.filter { !$0.isEmpty }.joined(separator: isChinese ? "" : " ")
  }

  /// Parts of a sentence.
  func clauses(_ parts: [String]) -> String {
    parts.filter { !$0.isEmpty }.joined(separator: isChinese ? "；" : "; ")
  }

  /// A sentence from its text; one of the names in it keeps its first letter as it is.
  func sentence(_ text: String, names: Set<String> = []) -> String {
    guard let first = text.first else { return "" }
    if isChinese { return text + "。" }
    let isName = names.contains { !$0.isEmpty && text.hasPrefix($0) }
    return (isName ? String(first) : first.uppercased()) + text.dropFirst() + "."
  }

  // MARK: Around the figure

  var nothingToDraw: String { say("no finite values", "没有有限的数值") }
  var dataAndDescription: String { say("Description and data", "文字说明与数据") }
  var data: String { say("data", "数据") }
  func partShown(rows: (shown: Int, all: Int), columns: (shown: Int, all: Int)) -> String {
    let rowText = say("\(rows.shown) of \(rows.all) rows", "\(rows.all) 行中的 \(rows.shown) 行")
    let columnText = say(
      "\(columns.shown) of \(columns.all) columns",
      "\(columns.all) 列中的 \(columns.shown) 列"
    )
    let parts =
      (rows.shown < rows.all ? [rowText] : []) + (columns.shown < columns.all ? [columnText] : [])
    return say("\(list(parts)); all are in the CSV file.", "此处只列 \(list(parts))，全部数据见 CSV 文件。")
  }
  /// That not all frames are drawn; empty if they are.
  func partShown(frames shown: Int, of all: Int) -> String {
    shown == all ? "" : say("\(shown) of \(all) frames.", "\(all) 帧中的 \(shown) 帧。")
  }
  var panel: String { say("panel", "分图") }
  /// What columns of numbers are called that the author did not name.
  var dataWords: FigureDataWords { isChinese ? .chinese : .english }

  var graph: String { say("network through time", "随时间展开的网络") }
  var gainLegend: String {
    say(
      "Above each edge the gain $\\lVert\\partial S_t/\\partial S_{t-1}\\rVert_2$; the thick line shows it on a logarithmic scale.",
      "边上方为增益 $\\lVert\\partial S_t/\\partial S_{t-1}\\rVert_2$，粗线按对数刻度表示其大小。"
    )
  }
  var graphLegend: String {
    say(
      "Above each edge the gain $\\lVert\\partial S_t/\\partial S_{t-1}\\rVert_2$; below it, as thick as it is large (logarithmic), the gradient $\\lVert\\partial L/\\partial S_{t-1}\\rVert$ on its way back.",
      "边上方为增益 $\\lVert\\partial S_t/\\partial S_{t-1}\\rVert_2$；下方的箭头是回传的梯度 $\\lVert\\partial L/\\partial S_{t-1}\\rVert$，越粗越大（对数）。"
    )
  }
  var count: String { say("count", "个数") }

  func hatched(_ parts: [String]) -> String {
    say("Grey: \(list(parts)).", "灰色：\(list(parts))。")
  }

  func notDrawn(_ parts: [String]) -> String {
    say("Marked at the edge: \(list(parts)).", "在边缘标出：\(list(parts))。")
  }

  func unplaced(_ kind: UnplacedCount.Kind, _ count: Int) -> String {
    switch kind {
    case .notANumber: say("\(count) × NaN", "\(count) 个 NaN")
    case .infinite: say("\(count) × ∞", "\(count) 个 ∞")
    case .negativeInfinite: say("\(count) × −∞", "\(count) 个 −∞")
    case .zero: say("\(count) × exactly 0", "\(count) 个恰好为 0 的值")
    case .negative:
      say(count == 1 ? "1 negative value" : "\(count) negative values", "\(count) 个负值")
    }
  }
}

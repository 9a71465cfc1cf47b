/// What columns of a figure's numbers are called where the author has not named them.
public struct FigureDataWords: Sendable {
  let series, lower, upper, from, to, count, value, gain, gradient, panel: String
  /// What stands between a series' name and which end of its band is meant.
  let separator: String

  /// As records have them, whatever the lesson's language: its translations share one.
  public static let english = FigureDataWords(
    series: "series",
    lower: "lower",
    upper: "upper",
    from: "from",
    to: "to",
    count: "count",
    value: "value",
    gain: "gain",
    gradient: "gradient",
    panel: "panel",
    separator: ", "
  )

  /// For readers of Chinese.
  public static let chinese = FigureDataWords(
    series: "系列",
    lower: "下限",
    upper: "上限",
    from: "自",
    to: "至",
    count: "个数",
    value: "数值",
    gain: "增益",
    gradient: "梯度",
    panel: "分图",
    separator: "，"
  )

  /// One end of the band of a series: `LSTM, lower`.
  func of(_ series: String, _ end: String) -> String { series + separator + end }
}

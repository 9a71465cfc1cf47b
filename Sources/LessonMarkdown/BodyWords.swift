/// The words that a body's HTML says by itself, in the language of the lesson.
public struct BodyWords: Sendable, Hashable {
  /// Headings of alerts, by kind: `note`, `tip`, `important`, `warning`, `caution`.
  public var alerts: [String: String]
  /// What stands above a claim.
  public var claim: String
  /// What stands above what computation says of it.
  public var computed: String
  /// The verdicts.
  public var verdicts: [Verdict: String]
  /// What the footnotes are called.
  public var footnotes: String
  /// What a footnote's mark is called; its number follows.
  public var footnote: String
  /// What a link back to a footnote's mark is called; its number follows.
  public var backToText: String
  /// What a heading's link to itself is called.
  public var permalink: String
  /// What a table that scrolls is called.
  public var table: String

  /// English.
  public static let english = BodyWords(
    alerts: [
      "note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning",
      "caution": "Caution",
    ],
    claim: "Claim",
    computed: "Computed",
    verdicts: [.holds: "holds", .imprecise: "imprecise", .false: "false", .depends: "depends"],
    footnotes: "Footnotes",
    footnote: "Footnote",
    backToText: "Back to the text, footnote",
    permalink: "Link to this section",
    table: "Table"
  )

  /// Chinese.
  public static let chinese = BodyWords(
    alerts: ["note": "注意", "tip": "提示", "important": "要点", "warning": "警告", "caution": "当心"],
    claim: "说法",
    computed: "计算的结果",
    verdicts: [.holds: "成立", .imprecise: "不精确", .false: "不成立", .depends: "视条件而定"],
    footnotes: "脚注",
    footnote: "脚注",
    backToText: "返回正文，脚注",
    permalink: "本节链接",
    table: "表格"
  )

  /// The words for a language by its BCP 47 tag; English if there are none.
  public static func words(for tag: String) -> BodyWords {
    tag.lowercased().split(separator: "-").first == "zh" ? chinese : english
  }
}

import LessonModel

/// An option of a cell, as an editor offers it.
struct CellOption {
  let key: String
  let summary: String
  /// What it can be, if that is limited.
  let values: [(name: String, summary: String)]

  static let all: [CellOption] = [
    CellOption(
      key: "name",
      summary: "what `@tbl-name` and `@fig-name` refer to; unique in the lesson",
      values: []
    ),
    CellOption(
      key: "caption",
      summary: "stands with the table or figure; Markdown, formulas, references and claims",
      values: []
    ),
    CellOption(
      key: "alt",
      summary: "what a figure shows, for those who do not see it; computed if it is not given",
      values: []
    ),
    CellOption(
      key: "code",
      summary: "whether readers see the code",
      values: [
        ("shown", "all of it"), ("folded", "its first line, the rest on request"),
        ("hidden", "none of it"),
      ]
    ),
    CellOption(
      key: "output",
      summary: "whether readers see what the cell shows",
      values: [
        ("shown", "all of it"),
        ("folded", "it and the code on request, as the answer of an exercise"),
        ("hidden", "none of it"),
      ]
    ),
  ]
}

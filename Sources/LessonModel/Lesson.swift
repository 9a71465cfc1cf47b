public import Diagnostics

/// One Markdown file, read: its cells, inline values, formulas, headings and links, each with its span in the file.
public struct Lesson: Sendable {
  /// The file name without extension: `2-4-activations`.
  public let name: String
  /// BCP 47 tag of the language it is written in: `en`.
  public let language: String
  /// The file itself.
  public let file: SourceFile
  /// The title, from the front matter.
  public let title: String
  /// What the lesson shows in one sentence, from the front matter; may be empty.
  public let description: String
  /// Where the Markdown begins, behind the front matter.
  public let body: SourceSpan
  /// Code cells and inline values in document order, which is the order they run in.
  public let parts: [LessonPart]
  /// The formulas in document order.
  public let formulas: [Formula]
  /// The headings in document order.
  public let headings: [Heading]
  /// The links and images in document order.
  public let links: [Link]
  /// The references to tables, figures and equations (`@tbl-ranges`) in document order.
  public let references: [Reference]

  /// A lesson from its parts.
  public init(
    name: String,
    language: String,
    file: SourceFile,
    title: String,
    description: String,
    body: SourceSpan,
    parts: [LessonPart],
    formulas: [Formula],
    headings: [Heading],
    links: [Link],
    references: [Reference]
  ) {
    self.name = name
    self.language = language
    self.file = file
    self.title = title
    self.description = description
    self.body = body
    self.parts = parts
    self.formulas = formulas
    self.headings = headings
    self.links = links
    self.references = references
  }

  /// The code cells in document order.
  public var cells: [CodeCell] {
    parts.compactMap { if case .cell(let cell) = $0 { cell } else { nil } }
  }

  /// The inline values in document order.
  public var inlineValues: [InlineValue] {
    parts.compactMap { if case .inline(let value) = $0 { value } else { nil } }
  }
}

/// Something in a lesson that is evaluated.
public enum LessonPart: Sendable, Hashable {
  /// A fenced block with the info string `{swift}`.
  case cell(CodeCell)
  /// Inline code that begins with `{swift} `.
  case inline(InlineValue)

  /// The key of its row in the record, unique in the lesson.
  public var key: String {
    switch self {
    case .cell(let cell): cell.key
    case .inline(let value): value.key
    }
  }

  /// Whether it is a cell.
  public var isCell: Bool { if case .cell = self { true } else { false } }

  /// The place of the whole part, fence or backticks included.
  public var span: SourceSpan {
    switch self {
    case .cell(let cell): cell.span
    case .inline(let value): value.span
    }
  }
}

/// An executable fenced block.
public struct CodeCell: Sendable, Hashable {
  /// Whether the reader sees the code.
  public enum CodeVisibility: String, Sendable, CaseIterable {
    /// All of it.
    case shown
    /// Its first line; the rest on request.
    case folded
    /// None of it.
    case hidden
  }

  /// Whether the reader sees what the cell shows.
  public enum OutputVisibility: String, Sendable, CaseIterable {
    /// All of it.
    case shown
    /// It and the code on request, as the solution of an exercise should be.
    case folded
    /// None of it.
    case hidden
  }

  /// The `//| key: value` lines on top of a cell.
  public struct Options: Sendable, Hashable {
    /// What `@tbl-name` and `@fig-name` refer to; unique in the lesson.
    public let name: String?
    /// The caption of the table or figure, Markdown without cells, with its place.
    public let caption: SourceSlice?
    /// Alternative text of a figure.
    public let alt: String?
    /// Whether the reader sees the code.
    public let code: CodeVisibility
    /// Whether the reader sees what the cell shows.
    public let output: OutputVisibility

    /// The options of a cell.
    public init(
      name: String? = nil,
      caption: SourceSlice? = nil,
      alt: String? = nil,
      code: CodeVisibility = .shown,
      output: OutputVisibility = .shown
    ) {
      self.name = name
      self.caption = caption
      self.alt = alt
      self.code = code
      self.output = output
    }
  }

  /// The key of its row in the record: its name, or `cell-` and its number among the cells, from 1.
  public let key: String
  /// The whole block, fences included.
  public let span: SourceSpan
  /// The options on top.
  public let options: Options
  /// The code below the options.
  public let code: SourceSlice

  /// A cell.
  public init(key: String, span: SourceSpan, options: Options, code: SourceSlice) {
    self.key = key
    self.span = span
    self.options = options
    self.code = code
  }
}

/// Inline code that is evaluated: a value, or a claim about one.
public struct InlineValue: Sendable, Hashable {
  /// The key of its row in the record: its expression, so that a value inserted above does not shift it.
  ///
  /// White space is one space. Of several with the same expression the second has ` #2` behind it, and so on; an
  /// expression that could be a cell's name stands in parentheses.
  public let key: String
  /// Its number among the inline values, from 1; for the page, where ids hold no expression.
  public let ordinal: Int
  /// The whole span, backticks included.
  public let span: SourceSpan
  /// The expression: all of the code, or what stands behind the relation of a claim.
  public let expression: SourceSlice
  /// What the author claims of the expression's value, if this is a claim.
  public let claim: Claim?

  /// An inline value.
  public init(
    key: String,
    ordinal: Int,
    span: SourceSpan,
    expression: SourceSlice,
    claim: Claim?
  ) {
    self.key = key
    self.ordinal = ordinal
    self.span = span
    self.expression = expression
    self.claim = claim
  }
}

/// TeX between dollar signs or in a ```` ```math ```` block.
public struct Formula: Sendable, Hashable {
  /// The whole span, delimiters included.
  public let span: SourceSpan
  /// The TeX.
  public let tex: SourceSlice
  /// Whether it stands on a line of its own.
  public let isDisplayed: Bool
  /// The name behind `#` in `$$…$$ {#eq-bptt}`, `eq-` included; such an equation is numbered.
  public let label: String?

  /// A formula.
  public init(span: SourceSpan, tex: SourceSlice, isDisplayed: Bool, label: String?) {
    self.span = span
    self.tex = tex
    self.isDisplayed = isDisplayed
    self.label = label
  }
}

/// A heading of a lesson.
public struct Heading: Sendable, Hashable {
  /// 1 to 6.
  public let level: Int
  /// Its text without markup.
  public let text: String
  /// The fragment that leads to it, unique in the lesson.
  public let anchor: String
  /// Its place.
  public let span: SourceSpan

  /// A heading.
  public init(level: Int, text: String, anchor: String, span: SourceSpan) {
    self.level = level
    self.text = text
    self.anchor = anchor
    self.span = span
  }
}

/// A link or an image.
public struct Link: Sendable, Hashable {
  /// The address as written.
  public let destination: String
  /// Whether it is an image.
  public let isImage: Bool
  /// The block it stands in, or a narrower place if that is known.
  public let span: SourceSpan

  /// A link or an image.
  public init(destination: String, isImage: Bool, span: SourceSpan) {
    self.destination = destination
    self.isImage = isImage
    self.span = span
  }
}

/// A mention of a table, a figure or an equation: `@tbl-ranges`.
public struct Reference: Sendable, Hashable {
  /// What is mentioned.
  public enum Kind: String, Sendable, CaseIterable {
    /// The table of a cell: `tbl`.
    case table = "tbl"
    /// The figure of a cell: `fig`.
    case figure = "fig"
    /// A labelled equation: `eq`.
    case equation = "eq"
  }

  /// What is mentioned.
  public let kind: Kind
  /// The name behind the hyphen.
  public let name: String
  /// Its place, the `@` included.
  public let span: SourceSpan

  /// A mention of something by its name.
  public init(kind: Kind, name: String, span: SourceSpan) {
    self.kind = kind
    self.name = name
    self.span = span
  }
}

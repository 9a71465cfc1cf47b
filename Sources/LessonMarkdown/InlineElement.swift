import LessonModel

/// Something of ours in the text of a paragraph, by ranges of its bytes.
struct InlineElement {
  enum Kind {
    /// `$…$` or `$$…$$`; the label is what stands in `{#…}` behind it.
    case formula(tex: Range<Int>, isDisplayed: Bool, label: Range<Int>?)
    /// `$$` without another.
    case unclosedFormula
    /// Inline code that begins with a word in braces, and the code behind that.
    case value(tag: Range<Int>, code: Range<Int>)
    /// `@tbl-name`.
    case reference(Reference.Kind, name: Range<Int>)
    /// `[^label]`.
    case footnote(label: Range<Int>)
  }

  let kind: Kind
  /// All of it, delimiters included.
  let range: Range<Int>
}

/// A link or image with its address in parentheses, or an address in angle brackets.
struct LinkPlace {
  /// From the opening bracket to the closing parenthesis.
  let range: Range<Int>
  /// The address as it is written.
  let destination: Range<Int>
}

/// A place on a line that is counted in columns, with tab stops every four, as CommonMark counts indentation.
struct LineCursor {
  private let text: [UInt8]
  private let end: Int
  /// The byte at the cursor.
  private(set) var index: Int
  /// The column at the cursor, from 0.
  private(set) var column = 0
  /// Columns of the tab at the cursor that are still ahead; 0 if it is whole.
  private var tabRest = 0

  init(_ text: [UInt8], line: Range<Int>) {
    self.text = text
    index = line.lowerBound
    end = line.upperBound
  }

  /// Columns of white space ahead.
  var indent: Int {
    var copy = self
    copy.skipWhitespace()
    return copy.column - column
  }

  /// Whether nothing but white space is ahead.
  var isBlank: Bool {
    var copy = self
    copy.skipWhitespace()
    return copy.index >= end
  }

  /// The first byte that is no white space.
  var nextVisible: UInt8? {
    var copy = self
    copy.skipWhitespace()
    return copy.index < end ? text[copy.index] : nil
  }

  mutating func skipWhitespace() {
    while index < end, text[index] == 0x20 || text[index] == 0x09 { advance() }
  }

  /// Skips white space, at most so many columns of it; the rest of a tab stays ahead.
  mutating func skipColumns(_ count: Int) {
    var left = count
    while left > 0, index < end, text[index] == 0x20 || text[index] == 0x09 {
      let width = text[index] == 0x20 ? 1 : (tabRest > 0 ? tabRest : 4 - column % 4)
      if width > left {
        tabRest = width - left
        column += left
        return
      }
      left -= width
      advance()
    }
  }

  /// Moves to a byte further on.
  mutating func move(to target: Int) {
    while index < min(target, end) { advance() }
  }

  /// Where text begins: behind a tab that is begun.
  var textIndex: Int { tabRest > 0 ? index + 1 : index }

  private mutating func advance() {
    if text[index] == 0x09 {
      column += tabRest > 0 ? tabRest : 4 - column % 4
    } else {
      column += 1
    }
    tabRest = 0
    index += 1
  }
}

import Diagnostics

extension MarkdownReading {
  /// The line of a paragraph that heads a pipe table: the one below holds dashes, colons and as many pipes.
  func tableStart(in block: Block, lines: ClosedRange<Int>) -> Int? {
    guard lines.count > 1 else { return nil }
    let leaf = LeafText(block, lines: lines, of: text)
    for index in 1..<leaf.lines.count {
      guard let columns = Self.columns(leaf.bytes[leaf.lines[index]]) else { continue }
      let header = LeafText(leaf.range(leaf.lines[index - 1]), of: text)
      if Self.cells(
        of: header,
        elements: InlineScanner(header.bytes, mayDefineLinks: false).elements
      )
      .count == columns.count {
        return lines.lowerBound + index - 1
      }
    }
    return nil
  }

  /// Puts a token in the place of a table's lines, and the cells' content behind the text.
  mutating func maskTable(
    of block: Block,
    lines: ClosedRange<Int>
  ) -> (edit: MappedText.Edit, appendix: [MappedText.Piece]) {
    let leaf = LeafText(block, lines: lines, of: text)
    let columns = Self.columns(leaf.bytes[leaf.lines[1]]) ?? []
    let number = tables.count
    var appendix: [MappedText.Piece] = []
    var row = 0
    for (index, line) in leaf.lines.enumerated() where index != 1 {
      appendix += maskRow(
        LeafText(leaf.range(line), of: text),
        table: number,
        row: row,
        columnCount: columns.count
      )
      row += 1
    }
    tables.append(PipeTable(columns: columns, rowCount: row))
    let range = leaf.range(0..<leaf.bytes.count)
    let token = add(.table(number), text.span(range))
    return (MappedText.Edit(range: range, replacement: token), appendix)
  }

  /// The cells of a row, each a paragraph that begins with a token.
  private mutating func maskRow(
    _ leaf: LeafText,
    table: Int,
    row: Int,
    columnCount: Int
  ) -> [MappedText.Piece] {
    let scanner = InlineScanner(leaf.bytes, mayDefineLinks: false)
    let places = placed(scanner.links, in: leaf)
    var pieces: [MappedText.Piece] = []
    let elements = scanner.elements
    var next = elements.startIndex
    for (column, cell) in Self.cells(of: leaf, elements: elements).prefix(columnCount).enumerated()
    {
      let whole = leaf.range(cell)
      let token = add(.tableCell(table: table, row: row, column: column), text.span(whole))
      pieces.append(.fresh([0x0A, 0x0A], standingFor: whole.lowerBound..<whole.lowerBound))
      pieces.append(.fresh(token + [0x20], standingFor: whole))
      let inCell = places.filter { text.span(whole).contains($0.span.start) }
      if !inCell.isEmpty { links[text.origin(whole.lowerBound)] = inCell }
      var position = cell.lowerBound
      while position < cell.upperBound {
        while next < elements.endIndex, elements[next].range.lowerBound < position { next += 1 }
        var end = position
        let limit = next < elements.endIndex ? elements[next].range.lowerBound : cell.upperBound
        while end < min(limit, cell.upperBound) {
          // A pipe behind a backslash is a pipe.
          if leaf.bytes[end] == UInt8(ascii: "\\"), end + 1 < cell.upperBound,
            leaf.bytes[end + 1] == UInt8(ascii: "|")
          {
            break
          }
          end += 1
        }
        if end > position { pieces.append(.copy(leaf.range(position..<end))) }
        position = end
        guard position < cell.upperBound else { break }
        guard position == limit, next < elements.endIndex else {
          position += 1
          pieces.append(.copy(leaf.range(position..<position + 1)))
          position += 1
          continue
        }
        let element = elements[next]
        next += 1
        let range = leaf.range(element.range)
        if let kind = tokenKind(of: element, in: leaf) {
          pieces.append(.fresh(add(kind, text.span(range)), standingFor: range))
        } else {
          pieces.append(.copy(range))
        }
        position = element.range.upperBound
      }
    }
    return pieces
  }

  /// The cells between the pipes of a row; a pipe in a formula or in an inline value is none.
  static func cells(of leaf: LeafText, elements: [InlineElement]) -> [Range<Int>] {
    let bytes = leaf.bytes
    var end = bytes.count
    while end > 0, bytes[end - 1].isWhitespace { end -= 1 }
    var position = 0
    while position < end, bytes[position].isWhitespace { position += 1 }
    if position < end, bytes[position] == UInt8(ascii: "|") { position += 1 }
    var cells: [Range<Int>] = []
    var start = position
    var next = elements.startIndex
    while position < end {
      while next < elements.endIndex, elements[next].range.lowerBound < position { next += 1 }
      if next < elements.endIndex, elements[next].range.lowerBound == position {
        position = elements[next].range.upperBound
        continue
      }
      if bytes[position] == UInt8(ascii: "|"), position == 0 || bytes[position - 1] != 0x5C {
        cells.append(trimmed(start..<position, bytes))
        start = position + 1
      }
      position += 1
    }
    if start < end { cells.append(trimmed(start..<end, bytes)) }
    return cells
  }

  private static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, bytes[start].isWhitespace { start += 1 }
    while end > start, bytes[end - 1].isWhitespace { end -= 1 }
    return start..<end
  }

  /// The columns if a line is a table's second: `| :-- | --: |`.
  private static func columns(_ line: ArraySlice<UInt8>) -> [PipeTable.Alignment]? {
    guard line.contains(UInt8(ascii: "|")), line.contains(UInt8(ascii: "-")),
      line.allSatisfy({ $0.isWhitespace || [0x2D, 0x3A, 0x7C].contains($0) })
    else { return nil }
    var text = line.filter { !$0.isWhitespace }[...]
    if text.first == UInt8(ascii: "|") { text.removeFirst() }
    if text.last == UInt8(ascii: "|") { text.removeLast() }
    var columns: [PipeTable.Alignment] = []
    for cell in text.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false) {
      let dashes = cell.drop { $0 == 0x3A }
      let (left, right) = (cell.first == 0x3A, cell.last == 0x3A)
      let count = cell.count - (left ? 1 : 0) - (right && cell.count > 1 ? 1 : 0)
      guard count > 0, dashes.prefix(count).count == count,
        dashes.prefix(count).allSatisfy({ $0 == 0x2D })
      else { return nil }
      columns.append(left ? (right ? .center : .left) : (right ? .right : .none))
    }
    return columns
  }
}

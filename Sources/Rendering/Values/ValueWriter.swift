package import LessonModel

/// Recorded values as HTML: the pieces that stand in a line or in a table's cell.
package struct ValueWriter: Sendable {
  let wording: Wording

  /// A writer for a page in a language.
  package init(wording: Wording) { self.wording = wording }

  /// A vector with more numbers than this is not shown whole.
  private static let longestVector = 16
  /// A matrix with more rows or columns than this is not shown whole.
  private static let largestMatrix = 12

  /// A value within a line.
  ///
  /// A table is not: it shows as its size.
  package func inline(_ value: RecordedValue) -> HTML {
    switch value {
    case .integer(let value): number(value)
    case .number(let value): number(value)
    case .boolean(let value): "<span class=\"truth\">\(value ? "true" : "false")</span>"
    case .text(let text): HTML(text: text)
    case .none: "<span class=\"nil\">nil</span>"
    case .interval(let interval): self.interval(interval)
    case .vector(let elements): vector(elements)
    case .matrix(let matrix): self.matrix(matrix)
    case .list(let values): list(values)
    case .tuple(let fields): tuple(fields)
    case .table(let table): HTML(text: wording.shape(table.rows.count, table.columns.count))
    case .figure, .explorable: "<span class=\"nil\">\(wording.figure)</span>"
    }
  }

  /// A whole number.
  func number(_ value: Int) -> HTML {
    "<span class=\"number\">\(NumberText.signed(value))</span>"
  }

  /// A number that stands alone; what it hides is in its title.
  func number(_ value: Double) -> HTML {
    let text = NumberFormat(alone: value).text(value)
    guard Self.isShortened(value) else { return "<span class=\"number\">\(text.html)</span>" }
    return """
      <data class="number" value="\(value.shortest)" title="\(value.shortest)">\(text.html)</data>
      """
  }

  /// Both ends with the brackets that say whether they belong to it: `(0, 0.25]`.
  func interval(_ interval: RecordedInterval) -> HTML {
    let ends = [interval.lowerBound, interval.upperBound].map {
      NumberFormat(alone: $0).text($0).html
    }
    let open = interval.containsLowerBound ? "[" : "("
    let close = interval.containsUpperBound ? "]" : ")"
    return "<span class=\"number\">\(open)\(ends[0]), \(ends[1])\(close)</span>"
  }

  /// The elements in one format; only the ends of a long one.
  func vector(_ elements: [Double]) -> HTML {
    let format = NumberFormat(column: elements)
    let isLong = elements.count > Self.longestVector
    let shown = isLong ? Array(elements.prefix(8)) : elements
    var texts = shown.map { format.text($0).html }
    if isLong { texts += ["…"] + elements.suffix(3).map { format.text($0).html } }
    let size: HTML =
      isLong ? " <span class=\"size\">\(wording.length(elements.count))</span>" : HTML()
    return "<span class=\"vector\">(\(texts.joined(separator: ", ")))</span>\(size)"
  }

  /// A bracketed grid; only the corners of a large one.
  func matrix(_ matrix: RecordedMatrix) -> HTML {
    let rows = Self.shownIndices(matrix.rowCount)
    let columns = Self.shownIndices(matrix.columnCount)
    let layout = NumberColumn(matrix.elements)
    let body = rows.map { row -> HTML in
      let cells = columns.map { column -> HTML in
        guard let row, let column else {
          let dots = row == nil ? (column == nil ? "⋱" : "⋮") : "⋯"
          return "<span class=\"dots\">\(dots)</span>"
        }
        return "<span>\(layout.html(matrix.elements[row * matrix.columnCount + column]))</span>"
      }
      return "<span>\(cells.joined())</span>"
    }
    let isWhole = !rows.contains(nil) && !columns.contains(nil)
    let shape = wording.shape(matrix.rowCount, matrix.columnCount)
    let size: HTML = isWhole ? HTML() : " <span class=\"size\">\(shape)</span>"
    return "<span class=\"matrix\">\(body.joined())</span>\(size)"
  }

  private func list(_ values: [RecordedValue]) -> HTML {
    let numbers = values.compactMap { if case .number(let value) = $0 { value } else { nil } }
    if numbers.count == values.count, !numbers.isEmpty {
      let format = NumberFormat(column: numbers)
      let shown = numbers.prefix(64).map { format.text($0).html }
      return list(shown: shown, of: numbers.count)
    }
    return list(shown: values.prefix(64).map(inline), of: values.count)
  }

  private func list(shown: [HTML], of count: Int) -> HTML {
    let rest: HTML =
      shown.count < count
      ? ", … <span class=\"size\">\(wording.length(count))</span>" : HTML()
    return "<span class=\"vector\">[\(shown.joined(separator: ", "))\(rest)]</span>"
  }

  private func tuple(_ fields: [RecordedValue.Field]) -> HTML {
    let shown = fields.map { field -> HTML in
      let value = inline(field.value)
      return field.label.map { "\($0): \(value)" } ?? value
    }
    return "<span class=\"vector\">(\(shown.joined(separator: ", ")))</span>"
  }

  /// Which rows or columns are shown; nil stands for those left out.
  private static func shownIndices(_ count: Int) -> [Int?] {
    guard count > largestMatrix else { return Array(0..<count) }
    return Array(0..<6) + [nil] + Array(count - 3..<count)
  }

  /// Whether a number that stands alone shows fewer digits than it has.
  private static func isShortened(_ value: Double) -> Bool {
    guard value.isFinite else { return false }
    return value.shortestDigits.count > NumberFormat.usualDigits
      && !(value.magnitude < 1e6 && value == value.rounded())
  }
}

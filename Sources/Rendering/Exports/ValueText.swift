import LessonModel

/// Recorded values as plain text and as Markdown, with the digits that the page shows.
struct ValueText: Sendable {
  /// A list or vector with more elements than this is not shown whole.
  private static let mostElements = 16

  let wording: Wording

  /// A value within a line.
  func plain(_ value: RecordedValue) -> String {
    switch value {
    case .integer(let value): NumberText.signed(value)
    case .number(let value): NumberFormat(alone: value).text(value).plain
    case .boolean(let value): String(value)
    case .text(let text): text
    case .none: "nil"
    case .interval(let interval): self.interval(interval)
    case .vector(let elements): numbers(elements, "(", ")")
    case .matrix(let matrix): self.matrix(matrix)
    case .list(let values): list(values)
    case .tuple(let fields):
      "("
        + fields.map { ($0.label.map { "\($0): " } ?? "") + plain($0.value) }
        .joined(separator: ", ") + ")"
    case .table(let table): wording.shape(table.rows.count, table.columns.count)
    case .figure, .explorable: wording.figure
    }
  }

  /// A value within a line of Markdown.
  func markdown(_ value: RecordedValue) -> String {
    if case .matrix(let matrix) = value { return texMatrix(matrix) }
    return plain(value).escapedForMarkdown
  }

  /// A number that the author claims, as the page writes it: `9.1·10⁻⁷`.
  func claimed(_ claim: Claim) -> String {
    let text = claim.written.text.replacing("-", with: "−")
    guard let match = text.wholeMatch(of: /([^eE]*)[eE]([+−]?)([0-9]+)(.*)/),
      let exponent = Int(match.3)
    else { return text }
    let power = NumberText(whole: "", exponent: match.2 == "−" ? -exponent : exponent)
    let mantissa = match.1 == "1" ? "" : match.1 == "−1" ? "−" : "\(match.1)·"
    return "\(mantissa)\(power.plain.dropFirst())\(match.4)"
  }

  private func interval(_ interval: RecordedInterval) -> String {
    let ends = [interval.lowerBound, interval.upperBound].map {
      NumberFormat(alone: $0).text($0).plain
    }
    let open = interval.containsLowerBound ? "[" : "("
    return "\(open)\(ends[0]), \(ends[1])\(interval.containsUpperBound ? "]" : ")")"
  }

  private func numbers(_ elements: [Double], _ open: String, _ close: String) -> String {
    let format = NumberFormat(column: elements)
    let isLong = elements.count > Self.mostElements
    var texts = (isLong ? Array(elements.prefix(8)) : elements).map { format.text($0).plain }
    if isLong { texts += ["…"] + elements.suffix(3).map { format.text($0).plain } }
    let size = isLong ? " (\(wording.length(elements.count)))" : ""
    return open + texts.joined(separator: ", ") + close + size
  }

  private func list(_ values: [RecordedValue]) -> String {
    let all = values.compactMap { if case .number(let value) = $0 { value } else { nil } }
    if all.count == values.count, !all.isEmpty { return numbers(all, "[", "]") }
    let shown = values.prefix(64).map(plain)
    return "[" + (shown + (shown.count < values.count ? ["…"] : [])).joined(separator: ", ") + "]"
  }

  private func matrix(_ matrix: RecordedMatrix) -> String {
    let rows = rows(of: matrix)
    return "[" + rows.map { "[\($0.joined(separator: ", "))]" }.joined(separator: ", ") + "]"
  }

  /// A matrix as a formula.
  private func texMatrix(_ matrix: RecordedMatrix) -> String {
    let rows = rows(of: matrix).map { row in
      row.map {
        $0 == "…" ? "\\cdots" : $0.replacing("−", with: "-").replacing("∞", with: "\\infty")
      }
      .joined(separator: " & ")
    }
    return "$\\begin{bmatrix} \(rows.joined(separator: " \\\\ ")) \\end{bmatrix}$"
  }

  /// The elements; the corners of a large matrix.
  private func rows(of matrix: RecordedMatrix) -> [[String]] {
    let format = NumberFormat(column: matrix.elements)
    let shown = { (count: Int) in
      count > 12 ? Array(0..<6) + [-1] + Array(count - 3..<count) : Array(0..<count)
    }
    return shown(matrix.rowCount).map { row in
      shown(matrix.columnCount).map { column in
        row < 0 || column < 0
          ? "…" : format.text(matrix.elements[row * matrix.columnCount + column]).plain
      }
    }
  }
}

extension ValueText {
  /// A table's cells as text, and which columns hold numbers.
  private func cells(_ table: Table) -> (rows: [[String]], isNumeric: [Bool]) {
    var columns: [[String]] = []
    var isNumeric: [Bool] = []
    for (index, column) in table.columns.enumerated() {
      let values = table.rows.map { $0[index] }
      let numbers = values.compactMap { value -> Double? in
        switch value {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
      }
      let layout = NumberColumn(numbers, digits: column.digits)
      isNumeric.append(!numbers.isEmpty && 2 * numbers.count >= values.count)
      columns.append(
        values.map { value in
          switch value {
          case .number(let number): layout.text(number).plain
          case .none: "–"
          default: plain(value)
          }
        }
      )
    }
    return (table.rows.indices.map { row in columns.map { $0[row] } }, isNumeric)
  }

  /// A table as a pipe table; titles hold Markdown already.
  func pipeTable(_ table: Table) -> String {
    let (rows, isNumeric) = cells(table)
    let line = { (cells: [String]) in "| \(cells.joined(separator: " | ")) |" }
    let titles = table.columns.map { $0.title.replacing("|", with: "\\|").onOneLine }
    return
      ([line(titles), line(isNumeric.map { $0 ? "---:" : "---" })]
      + rows.map { line($0.map { $0.escapedForMarkdown.onOneLine }) })
      .joined(separator: "\n")
  }

  /// A table as aligned columns.
  func plainTable(_ table: Table) -> String {
    let (rows, isNumeric) = cells(table)
    let all = [table.columns.map { LabelText($0.title).plain }] + rows
    let widths = table.columns.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return isNumeric[column] ? space + row[column] : row[column] + space
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}

extension String {
  /// Text that Markdown shows as it is.
  var escapedForMarkdown: String {
    reduce(into: "") { text, character in
      if "\\`*_[]<>&$|#~".contains(character) { text.append("\\") }
      text.append(character)
    }
  }

  /// Line breaks as spaces.
  fileprivate var onOneLine: String {
    split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

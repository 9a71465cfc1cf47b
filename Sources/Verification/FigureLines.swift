import LessonModel

/// Figures as lines of JSON: what it is on the first, then one line for each row of its numbers.
///
/// A large figure has a digest of its numbers instead, and between which numbers each column lies.
enum FigureLines {
  /// Figures with more numbers than this are kept as a digest.
  static let mostNumbers = 4_000

  /// The lines of a figure.
  static func lines(_ figure: Figure) -> [String] {
    lines(figure, digested: numberCount(figure) > mostNumbers)
  }

  /// The lines of every frame, each after the values of its parameters.
  static func lines(_ explorable: Explorable) -> [String] {
    let names = explorable.parameters.map { RecordLines.quoted($0.name) }
    let values = explorable.parameters.map { parameter in
      "[\(parameter.values.map(RecordLines.json).joined(separator: ", "))]"
    }
    let head =
      "{\"explorable\": [\(names.joined(separator: ", "))], \"values\": [\(values.joined(separator: ", "))]}"
    let count = explorable.frames.map(numberCount).reduce(0, +)
    let isLarge = count > mostNumbers
    return [head]
      + explorable.frames.enumerated().flatMap { index, frame -> [String] in
        ["{\"frame\": \(index + 1)}"] + lines(frame, digested: isLarge)
      }
  }

  private static func lines(_ frame: RecordedValue, digested: Bool) -> [String] {
    switch frame {
    case .figure(let figure): lines(figure, digested: digested)
    case .table(let table) where digested: ["{\"table\": \(titles(table))}"] + summary(of: table)
    default: RecordLines.lines(frame)
    }
  }

  private static func lines(_ figure: Figure, digested: Bool) -> [String] {
    if case .multiples(let multiples) = figure {
      let columns = multiples.columns.map { ", \"columns\": \($0)" } ?? ""
      let shared = multiples.sharesAxes ? "" : ", \"sharesAxes\": false"
      return [
        "{\"figure\": \"multiples\", \"panels\": \(multiples.panels.count)\(columns)\(shared)}"
      ]
        + multiples.panels.flatMap { lines($0, digested: digested) }
    }
    var result = [FigureHead.line(figure)]
    for table in [figure.data] + FigureHead.furtherData(figure) {
      result.append("{\"columns\": \(titles(table))}")
      result += digested ? summary(of: table) : rows(of: table)
    }
    return result
  }

  private static func titles(_ table: Table) -> String {
    "[\(table.columns.map { RecordLines.quoted($0.title) }.joined(separator: ", "))]"
  }

  private static func rows(of table: Table) -> [String] {
    table.rows.map { "[\($0.map(RecordLines.json).joined(separator: ", "))]" }
  }

  /// How many rows, a digest of all of them as they would be written, and the extent of each column of numbers.
  private static func summary(of table: Table) -> [String] {
    var digest = Digest()
    for row in rows(of: table) { digest.add(row) }
    let extents = table.columns.indices.map { index -> String in
      let numbers = table.rows.compactMap { row -> Double? in
        if case .number(let value) = row[index], value.isFinite { value } else { nil }
      }
      guard let low = numbers.min(), let high = numbers.max() else { return "null" }
      return "[\(RecordLines.number(low)), \(RecordLines.number(high))]"
    }
    return [
      "{\"rows\": \(table.rows.count), \"digest\": \"\(digest.text)\"}",
      "{\"extent\": [\(extents.joined(separator: ", "))]}",
    ]
  }

  private static func numberCount(_ value: RecordedValue) -> Int {
    switch value {
    case .figure(let figure): numberCount(figure)
    case .table(let table): table.rows.count * table.columns.count
    default: 1
    }
  }

  private static func numberCount(_ figure: Figure) -> Int {
    if case .multiples(let multiples) = figure {
      return multiples.panels.map(numberCount).reduce(0, +)
    }
    return ([figure.data] + FigureHead.furtherData(figure))
      .map { $0.rows.count * $0.columns.count }.reduce(0, +)
  }
}

import LessonModel

/// Values as lines of JSON.
enum RecordLines {
  /// One line for each value, one for the heading and one for each row of a table; a matrix has one for each row.
  static func lines(_ output: LessonRecord.Output) -> [String] {
    switch output {
    case .value(let value): lines(value)
    case .printed(let text): ["{\"printed\": \(quoted(text))}"]
    case .expectation(let expectation): [line(expectation)]
    case .claim(let claim, let value):
      // A rounding is wrong at every other number; a bound may be true at many, so it is kept.
      claim.relation == .approximately
        ? [number(value)]
        : [
          number(value),
          "{\"bound\": \(quoted("\(claim.written.text) \(claim.relation.rawValue)"))}",
        ]
    }
  }

  private static func line(_ expectation: LessonRecord.Expectation) -> String {
    let condition = expectation.condition.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    let holds = expectation.holds ? "" : ", \"holds\": false"
    return "{\"expected\": \(quoted(condition))\(holds)}"
  }

  /// The lines of a value that stands by itself.
  static func lines(_ value: RecordedValue) -> [String] {
    switch value {
    case .figure(let figure): return FigureLines.lines(figure)
    case .explorable(let explorable): return FigureLines.lines(explorable)
    case .table(let table):
      let titles = table.columns.map { quoted($0.title) }.joined(separator: ", ")
      let rows = table.rows.map { "[\($0.map(json).joined(separator: ", "))]" }
      return ["{\"table\": [\(titles)]}"] + rows
    case .matrix(let matrix):
      let rows = (0..<matrix.rowCount).map { row in
        list(matrix.elements[row * matrix.columnCount..<(row + 1) * matrix.columnCount])
      }
      return ["{\"matrix\": [\(matrix.rowCount), \(matrix.columnCount)]}"] + rows
    default:
      return [json(value)]
    }
  }

  /// A value on one line.
  static func json(_ value: RecordedValue) -> String {
    switch value {
    case .integer(let value): String(value)
    case .number(let value): number(value)
    case .boolean(let value): String(value)
    case .text(let text): quoted(text)
    case .none: "null"
    case .interval(let interval): "{\"interval\": \(quoted(brackets(interval)))}"
    case .vector(let elements): "{\"vector\": \(list(elements[...]))}"
    case .list(let values): "[\(values.map(json).joined(separator: ", "))]"
    case .tuple(let fields):
      "{\"tuple\": [\(fields.map { json($0.value) }.joined(separator: ", "))]}"
    case .matrix, .table, .figure, .explorable: "[\(lines(value).joined(separator: ", "))]"
    }
  }

  private static func list(_ elements: ArraySlice<Double>) -> String {
    "[\(elements.map(number).joined(separator: ", "))]"
  }

  /// A number; what is not finite as a string.
  static func number(_ value: Double) -> String {
    // The sign of a NaN differs between processors.
    value.isFinite ? String(value) : value.isNaN ? "\"nan\"" : "\"\(value)\""
  }

  private static func brackets(_ interval: RecordedInterval) -> String {
    let opening = interval.containsLowerBound ? "[" : "("
    let closing = interval.containsUpperBound ? "]" : ")"
    return "\(opening)\(interval.lowerBound), \(interval.upperBound)\(closing)"
  }

  /// A JSON string.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029:
        let hex = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// The text of a JSON string as `quoted` writes it; nil if it is something else.
  static func unquoted(_ json: String) -> String? {
    let (bytes, quote) = (json.utf8, UInt8(ascii: "\""))
    guard bytes.count >= 2, bytes.first == quote, bytes.last == quote else { return nil }
    let inner = bytes.dropFirst().dropLast()
    if !inner.contains(where: { $0 == quote || $0 == UInt8(ascii: "\\") }) {
      return String(Substring(inner))
    }
    var text = ""
    var rest = json.unicodeScalars.dropFirst().dropLast()
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        if scalar == "\"" { return nil }
        text.unicodeScalars.append(scalar)
        continue
      }
      switch rest.popFirst() {
      case "\"": text += "\""
      case "\\": text += "\\"
      case "n": text += "\n"
      case "t": text += "\t"
      case "u":
        guard let value = UInt32(String(String.UnicodeScalarView(rest.prefix(4))), radix: 16),
          let scalar = Unicode.Scalar(value)
        else { return nil }
        rest = rest.dropFirst(4)
        text.unicodeScalars.append(scalar)
      default: return nil
      }
    }
    return text
  }

  /// The lines with every text in them blank: what translations share.
  ///
  /// Numbers that are not finite and intervals are strings, too, and stay. A digest goes: it is also of the text in a
  /// large figure, whose extent stays.
  static func withoutText(_ lines: [String]) -> [String] {
    lines.map { line in
      let tokens = JSONTokens.of(line)
      return tokens.indices.map { index -> Substring in
        let token = tokens[index]
        let isKey = index + 1 < tokens.count && tokens[index + 1] == ":"
        let isInterval =
          index > 1 && tokens[index - 1] == ":" && tokens[index - 2] == "\"interval\""
        let isNumber = ["\"nan\"", "\"inf\"", "\"-inf\""].contains(token)
        return token.first != "\"" || isKey || isInterval || isNumber ? token : "\"…\""
      }.joined(separator: " ")
    }
  }
}

import Diagnostics
import LessonModel

/// Tells a claim, `0.25 ≈ expression`, from a plain inline value.
struct ClaimReader {
  /// The expression to evaluate.
  let expression: SourceSlice
  /// What is claimed of it, if it is a claim.
  let claim: Claim?
  /// Set if `≈` has no number on its left.
  let diagnostic: Diagnostic?

  /// Reads the code of an inline value.
  ///
  /// It is a claim if it begins with a written number and `≈`, `<`, `<=`, `>` or `>=`. A comparison that is part of
  /// a larger condition (`&&`, `||`, `?`) is a plain value.
  init(_ code: SourceSlice) {
    let operators = Self.operators(of: code.bytes)
    if let index = operators.firstIndex(where: { $0.relation != nil }),
      let relation = operators[index].relation
    {
      let first = operators[index]
      let left = Self.trimmed(0..<first.range.lowerBound, code.bytes)
      let right = Self.trimmed(first.range.upperBound..<code.bytes.count, code.bytes)
      let written = WrittenNumber(Self.text(left, code))
      let isPart = relation != .approximately && operators[(index + 1)...].contains { $0.joins }
      if let written, !right.isEmpty, !isPart {
        expression = Self.slice(right, of: code)
        claim = Claim(written: written, relation: relation)
        diagnostic = nil
        return
      }
    }
    expression = code
    claim = nil
    if let unreadable = Self.unreadableNumber(operators, code) {
      diagnostic = unreadable
      return
    }
    diagnostic = operators.first { $0.relation == .approximately }.map { sign in
      let left = Self.trimmed(0..<sign.range.lowerBound, code.bytes)
      let right = Self.trimmed(sign.range.upperBound..<code.bytes.count, code.bytes)
      let (before, after) = (Self.text(left, code), Self.text(right, code))
      let swap =
        WrittenNumber(after) != nil && !left.isEmpty && code.lines.count == 1
        ? Diagnostic.FixIt(code.span, "\(after) ≈ \(before)") : nil
      let message =
        right.isEmpty
        ? "'≈' needs an expression on its right"
        : "'≈' needs a number on its left, found \(left.isEmpty ? "nothing" : "'\(before)'")"
      return Diagnostic(
        MarkdownDiagnosticID.claimWithoutNumber,
        message,
        at: Diagnostic.Place(
          code.file,
          code.fileSpan(sign.range.lowerBound, sign.range.upperBound)
        ),
        fixIt: swap
      )
    }
  }

  /// An error if the left side looks like a number and is none: `1,00 ≈ x`, `1e999 > x`.
  ///
  /// As an expression, `1e999 > x` would be true of every x and show `true`.
  private static func unreadableNumber(_ operators: [Operator], _ code: SourceSlice) -> Diagnostic?
  {
    guard let sign = operators.first(where: { $0.relation != nil }) else { return nil }
    let left = trimmed(0..<sign.range.lowerBound, code.bytes)
    let text = text(left, code)
    guard WrittenNumber(text) == nil,
      text.wholeMatch(of: /[-−+]?[0-9][0-9,_.]*([eE][-−+]?[0-9]+)?\s*%?/) != nil
    else { return nil }
    let reason =
      text.contains(",")
      ? "commas separate groups of three digits, and the decimal sign is a point"
      : "a claim is about a number that a Double can hold"
    return Diagnostic(
      MarkdownDiagnosticID.claimWithoutNumber,
      "'\(text)' cannot be claimed: \(reason)",
      at: Diagnostic.Place(code.file, code.fileSpan(left.lowerBound, left.upperBound))
    )
  }

  /// An operator outside of brackets and strings.
  private struct Operator {
    let range: Range<Int>
    let relation: Claim.Relation?
    /// Whether it makes a larger condition of a comparison.
    let joins: Bool
  }

  private static func operators(of bytes: [UInt8]) -> [Operator] {
    var found: [Operator] = []
    var open: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      if open.last == UInt8(ascii: "\"") {
        if byte == UInt8(ascii: "\\") {
          if next == UInt8(ascii: "(") { open.append(next) }
          index += 1
        } else if byte == UInt8(ascii: "\"") {
          open.removeLast()
        }
        index += 1
        continue
      }
      var length = 1
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        open.append(byte)
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        _ = open.popLast()
      default:
        guard open.isEmpty, let op = self.operator(bytes, at: index) else { break }
        found.append(op)
        length = op.range.count
      }
      index += length
    }
    return found
  }

  /// The operator at an offset: all of its characters, so that `<<` is no `<`.
  private static func `operator`(_ bytes: [UInt8], at start: Int) -> Operator? {
    if bytes[start...].starts(with: "≈".utf8) {
      return Operator(range: start..<start + 3, relation: .approximately, joins: false)
    }
    var end = start
    while end < bytes.count, "<>=&|?!.+-*/%^~".utf8.contains(bytes[end]) { end += 1 }
    guard end > start else { return nil }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    return Operator(
      range: start..<end,
      relation: Claim.Relation(rawValue: text),
      joins: ["&&", "||", "?", "==", "!=", "<", "<=", ">", ">="].contains(text)
    )
  }

  private static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, bytes[start].isWhitespace { start += 1 }
    while end > start, bytes[end - 1].isWhitespace { end -= 1 }
    return start..<end
  }

  private static func text(_ range: Range<Int>, _ code: SourceSlice) -> String {
    String(decoding: code.bytes[range], as: UTF8.self)
  }

  /// Part of a slice, line by line.
  private static func slice(_ range: Range<Int>, of code: SourceSlice) -> SourceSlice {
    var lines: [SourceSpan] = []
    var start = range.lowerBound
    for index in range where code.bytes[index] == 0x0A {
      lines.append(code.fileSpan(start, index))
      start = index + 1
    }
    lines.append(code.fileSpan(start, range.upperBound))
    return SourceSlice(file: code.file, lines: lines)
  }
}

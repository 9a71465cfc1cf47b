import Foundation
import Testing

/// Compares text with the file beside the tests that says what is expected.
///
/// `UNROLL_RECORD=1` rewrites the files, and still fails that run; a missing file fails.
func expectSnapshot(
  _ text: String,
  _ name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let path = "\(Sample.folder)/Expected/\(name)"
  if ProcessInfo.processInfo.environment["UNROLL_RECORD"] == "1" {
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent,
      withIntermediateDirectories: true
    )
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  guard let expected = try? String(contentsOfFile: path, encoding: .utf8) else {
    Issue.record("\(name) is missing; UNROLL_RECORD=1 writes it", sourceLocation: sourceLocation)
    return
  }
  let (found, wanted) = (lines(text), lines(expected))
  guard found != wanted else { return }
  let place = zip(found, wanted).prefix { $0 == $1 }.count
  Issue.record(
    """
    \(name) differs at line \(place + 1)
    expected: \(place < wanted.count ? wanted[place] : "(end)")
    found:    \(place < found.count ? found[place] : "(end)")
    """,
    sourceLocation: sourceLocation
  )
}

private func lines(_ text: String) -> [Substring] {
  text.split(separator: "\n", omittingEmptySubsequences: false)
}

/// HTML with each formula of KaTeX's replaced by the text of its MathML: what is around it does not depend on KaTeX's version.
func withoutMath(_ html: String) -> String {
  var result = ""
  var rest = html[...]
  while let start = rest.range(of: "<span class=\"katex") {
    result += rest[..<start.lowerBound]
    rest = rest[start.lowerBound...]
    var depth = 0
    var index = rest.startIndex
    repeat {
      let tag = rest[index...].prefix { $0 != ">" }
      if tag.hasPrefix("<span") { depth += 1 }
      if tag == "</span" { depth -= 1 }
      index = rest.index(after: tag.endIndex)
      if depth > 0 { index = rest[index...].firstIndex(of: "<") ?? rest.endIndex }
    } while depth > 0 && index < rest.endIndex
    let formula = rest[..<index]
    let math = formula.firstMatch(of: /<math[^>]*>([\s\S]*?)<\/math>/)?.1 ?? "?"
    result += "<math>\(math.replacing(/<[^>]*>/, with: ""))</math>"
    rest = rest[index...]
  }
  return result + rest
}

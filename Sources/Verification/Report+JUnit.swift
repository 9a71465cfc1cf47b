import Diagnostics
import LessonModel

extension Report {
  /// The report as JUnit's XML: a suite for each lesson, a case for each of its cells and inline values.
  ///
  /// What is found elsewhere in a lesson fails its case `text`. A suite `course` has what belongs to no lesson: records
  /// and `course.yml`. All times are 0, so that the same findings are the same report. It keeps to the schema
  /// `junit-10.xsd`, which knows a file for a suite and none for a case; the text of a failure says the line.
  public var junit: String {
    let byFile = Dictionary(grouping: findings) { $0.place?.file.path ?? "" }
    var known: Set<String> = []
    var suites = lessons.map { lesson in
      known.insert(lesson.file.path)
      return Suite(lesson, findings: byFile[lesson.file.path] ?? [])
    }
    let rest = findings.filter { !known.contains($0.place?.file.path ?? "") }
    if !rest.isEmpty { suites.append(Suite(course: rest)) }
    let count = suites.reduce(0) { $0 + $1.cases.count }
    let failures = suites.reduce(0) { $0 + $1.failureCount }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="unroll verify" tests="\(count)" failures="\(failures)" errors="0" time="0">
      \(suites.map(\.xml).joined())</testsuites>

      """
  }
}

/// A suite of JUnit's format.
private struct Suite {
  struct Case {
    let name: String
    let failures: [Diagnostic]
  }

  let name: String
  /// The lesson's file.
  let path: String
  let cases: [Case]
  var failureCount: Int { cases.count { $0.failures.hasErrors } }

  init(_ lesson: Report.LessonResult, findings: [Diagnostic]) {
    name = "\(lesson.language)/\(lesson.name)"
    var byPart: [Int: [Diagnostic]] = [:]
    for finding in findings {
      let start = finding.place?.span.start ?? -1
      // A value in a caption stands inside its cell: the innermost part is the last that begins before.
      let part = lesson.parts.lastIndex { $0.span.start <= start && start < $0.span.end }
      byPart[part ?? -1, default: []].append(finding)
    }
    path = lesson.file.path
    cases =
      lesson.parts.enumerated().map { index, part in
        Case(name: Self.name(of: part), failures: byPart[index] ?? [])
      } + [Case(name: "text", failures: byPart[-1] ?? [])]
  }

  init(course findings: [Diagnostic]) {
    name = "course"
    path = ""
    cases = findings.map { finding in
      let path = finding.place.map { "\($0.file.path): " } ?? ""
      return Case(name: "\(path)\(finding.id)", failures: [finding])
    }
  }

  private static func name(of part: LessonPart) -> String {
    guard case .inline(let value) = part, let claim = value.claim else { return part.key }
    return "\(claim.written.text) \(claim.relation.rawValue) \(value.key)"
  }

  var xml: String {
    """
      <testsuite name="\(name.escapedForXML)" tests="\(cases.count)" failures="\(failureCount)" errors="0" \
    skipped="0" time="0"\(path.isEmpty ? "" : " file=\"\(path.escapedForXML)\"")>
    \(cases.map { xml($0) }.joined())  </testsuite>

    """
  }

  private func xml(_ test: Case) -> String {
    let head =
      "    <testcase name=\"\(test.name.escapedForXML)\" "
      + "classname=\"\(name.escapedForXML)\" time=\"0\""
    guard !test.failures.isEmpty else { return "\(head)/>\n" }
    let errors = test.failures.filter { $0.severity == .error }.map { finding in
      """
            <failure type="\(finding.id.escapedForXML)" message="\(finding.message.escapedForXML)">\
      \(finding.drawn().escapedForXML)</failure>

      """
    }
    let warnings = test.failures.filter { $0.severity == .warning }.map { $0.drawn().escapedForXML }
    let output =
      warnings.isEmpty ? "" : "      <system-out>\(warnings.joined())</system-out>\n"
    return "\(head)>\n\(errors.joined())\(output)    </testcase>\n"
  }
}

extension String {
  /// The text as XML has it, in an attribute or between tags.
  fileprivate var escapedForXML: String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n", "\t": escaped += "&#\(scalar.value);"
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

import Diagnostics

extension Report {
  /// The report as workflow commands of GitHub Actions, one line for each finding.
  ///
  ///     ::error file=lessons/en/a.md,line=5,endLine=5,col=28,endColumn=60,title=false-claim::the claim is …
  public var githubAnnotations: String {
    findings.map { Self.annotation($0) + "\n" }.joined()
  }

  private static func annotation(_ finding: Diagnostic) -> String {
    var properties: [String] = []
    if let place = finding.place {
      let start = place.file.position(at: place.span.start)
      let end = place.file.position(at: place.span.end)
      properties += ["file=\(property(place.file.path))", "line=\(start.line)"]
      // GitHub marks columns only within one line.
      if start.line == end.line {
        properties += [
          "endLine=\(end.line)", "col=\(start.column)",
          "endColumn=\(max(start.column, end.column))",
        ]
      } else {
        properties += ["endLine=\(end.line)", "col=\(start.column)"]
      }
    }
    properties.append("title=\(property(finding.id))")
    let message = ([finding.message] + finding.notes.map(describe)).joined(separator: "\n")
    return "::\(finding.severity.rawValue) \(properties.joined(separator: ","))::\(data(message))"
  }

  /// A note and its place in words.
  static func describe(_ note: Diagnostic.Note) -> String {
    guard let place = note.place else { return "note: \(note.message)" }
    let position = place.file.position(at: place.span.start)
    return "note: \(note.message) (\(place.file.path):\(position.line):\(position.column))"
  }

  private static func data(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func property(_ text: String) -> String {
    var escaped = ""
    for scalar in data(text).unicodeScalars {
      switch scalar {
      case ":": escaped += "%3A"
      case ",": escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

/// A label of a figure: text with the little mathematics that labels need, `$\lVert S_t \rVert_2$`.
///
/// Letters, Greek, indices and the usual signs become plain characters, so that a label is text: it can be searched,
/// selected, printed and read aloud, and weighs nothing.
package struct LabelText: Sendable, Hashable {
  /// A piece in one style.
  struct Run: Sendable, Hashable {
    var text: String
    var isVariable = false
    /// 1 above the line, −1 below it, 0 on it.
    var level = 0
  }

  /// The pieces in order.
  var runs: [Run]
  /// The TeX commands that labels do not know.
  package private(set) var unknownCommands: [String] = []

  /// Reads a label.
  package init(_ text: String) {
    runs = []
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      let behind = rest[rest.index(after: dollar)...]
      guard let end = behind.firstIndex(of: "$") else { break }
      append(String(rest[..<dollar]))
      var reader = LabelMath(behind[..<end])
      for run in reader.read() { append(run) }
      unknownCommands += reader.unknownCommands
      rest = behind[behind.index(after: end)...]
    }
    append(String(rest))
  }

  /// A number as a label: `1.2·10⁻⁷`.
  init(_ number: NumberText) {
    let point = number.fraction.isEmpty ? "" : ".\(number.fraction)"
    runs = []
    guard let exponent = number.exponent else {
      append("\(number.sign)\(number.whole)\(point)")
      return
    }
    let isPower = number.whole == "1" && point.isEmpty
    append(isPower ? "\(number.sign)10" : "\(number.sign)\(number.whole)\(point)·10")
    append(Run(text: NumberText.signed(exponent), level: 1))
  }

  private mutating func append(_ text: String) { append(Run(text: text)) }

  private mutating func append(_ run: Run) {
    guard !run.text.isEmpty else { return }
    if let last = runs.last, last.isVariable == run.isVariable, last.level == run.level {
      runs[runs.count - 1].text += run.text
    } else {
      runs.append(run)
    }
  }

  /// Whether there is nothing to see.
  package var isEmpty: Bool { runs.isEmpty }

  /// As plain text, for words: `‖S_t‖_2`.
  package var plain: String {
    runs.map { run in
      switch run.level {
      case 1: "^\(run.text)"
      case -1: "_\(run.text)"
      default: run.text
      }
    }.joined()
  }

  /// About how wide it is, in em of its size.
  var width: Double {
    runs.map { run in
      run.text.unicodeScalars.map(\.widthInSans).reduce(0, +) * (run.level == 0 ? 1 : 0.72)
    }.reduce(0, +)
  }
}

extension LabelText {
  /// As HTML.
  package var html: HTML {
    runs.map { run -> HTML in
      let text: HTML = run.isVariable ? "<i>\(run.text)</i>" : HTML(text: run.text)
      switch run.level {
      case 1: return "<sup>\(text)</sup>"
      case -1: return "<sub>\(text)</sub>"
      default: return text
      }
    }.joined()
  }

  /// As the content of an SVG `text`.
  package var svg: HTML {
    var result = HTML()
    var height = 0.0
    for run in runs {
      let (size, wanted) = run.level == 0 ? (1, 0) : (0.72, run.level > 0 ? 0.36 : -0.2)
      let shift = (height - wanted) / size
      height = wanted
      guard shift != 0 || run.level != 0 || run.isVariable else {
        result += HTML(text: run.text)
        continue
      }
      let variable: HTML = run.isVariable ? " class=\"v\"" : HTML()
      let smaller: HTML = run.level == 0 ? HTML() : " font-size=\".72em\""
      let move: HTML = shift == 0 ? HTML() : " dy=\"\(Ink.em(shift))\""
      result += "<tspan\(variable)\(smaller)\(move)>\(run.text)</tspan>"
    }
    return result
  }
}

extension Unicode.Scalar {
  /// About how wide it is in a sans-serif face, in em.
  fileprivate var widthInSans: Double {
    switch self {
    case "i", "j", "l", "t", "f", "r", "I", ".", ",", ":", ";", "'", "|", "!", "(", ")", "[", "]",
      " ", "·", "/", "′":
      0.34
    case "m", "w", "M", "W", "—", "∞": 0.86
    case "0"..."9", "a"..."z": 0.57
    case "A"..."Z": 0.68
    default: value >= 0x2E80 ? 1 : combines ? 0 : 0.62
    }
  }

  private var combines: Bool {
    (0x300...0x36F).contains(value) || (0x20D0...0x20FF).contains(value)
  }
}

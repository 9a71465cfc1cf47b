extension HTML {
  /// The markup without the line ends that stand between two Chinese or Japanese characters.
  ///
  /// An author breaks a line where it is full; a browser makes a space of the line end, which is right between words
  /// and wrong in a script that has no spaces. Line ends in `pre` stay.
  func joiningEastAsianLines() -> HTML {
    var joined = String.UnicodeScalarView()
    var isPreformatted = false
    var last: Unicode.Scalar = " "
    var pending = false
    for line in markup.split(separator: "\n", omittingEmptySubsequences: false) {
      let first = line.unicodeScalars.first ?? " "
      if pending, isPreformatted || !(last.isEastAsian && first.isEastAsian) { joined.append("\n") }
      joined.append(contentsOf: line.unicodeScalars)
      if let opening = line.ranges(of: "<pre").last?.lowerBound {
        isPreformatted = !line[opening...].contains("</pre>")
      } else if line.contains("</pre>") {
        isPreformatted = false
      }
      last = line.unicodeScalars.last ?? " "
      pending = true
    }
    return HTML(trusted: String(joined))
  }
}

extension Unicode.Scalar {
  /// Whether it belongs to a script that is written without spaces, or to its punctuation.
  fileprivate var isEastAsian: Bool {
    switch value {
    case 0x2E80...0x312F, 0x31A0...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF01...0xFF60, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

extension HTML {
  /// The markup without the line ends that stand between two Chinese or Japanese characters.
  ///
  /// An author breaks a line where it is full; a browser makes a space of the line end, which is right between words
  /// and wrong in a script that has no spaces. Line ends in `pre` stay.
  func joiningEastAsianLines() -> HTML {
    let bytes = Array(markup.utf8)
    var joined: [UInt8] = []
    joined.reserveCapacity(bytes.count)
    var isPreformatted = false
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "<"):
        let rest = bytes[(index + 1)...]
        if rest.starts(with: "pre".utf8) { isPreformatted = true }
        if rest.starts(with: "/pre>".utf8) { isPreformatted = false }
      // Only what is beyond ASCII has to be decoded.
      case UInt8(ascii: "\n")
      where !isPreformatted && index > 0 && bytes[index - 1] >= 0x80
        && index + 1 < bytes.count && bytes[index + 1] >= 0x80:
        let before = String(decoding: bytes[..<index].suffix(4), as: UTF8.self)
        let behind = String(decoding: bytes[(index + 1)...].prefix(4), as: UTF8.self)
        if before.unicodeScalars.last?.isEastAsian == true,
          behind.unicodeScalars.first?.isEastAsian == true
        {
          continue
        }
      default: break
      }
      joined.append(byte)
    }
    return HTML(trusted: String(decoding: joined, as: UTF8.self))
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

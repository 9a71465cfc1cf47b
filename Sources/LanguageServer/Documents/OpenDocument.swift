import Diagnostics

/// A lesson that is open in the editor, as it stands there.
struct OpenDocument: Sendable {
  let uri: String
  /// Where its file is, or would be.
  let path: String
  private(set) var version: Int
  private(set) var file: SourceFile

  init(uri: String, path: String, version: Int, text: String) {
    self.uri = uri
    self.path = path
    self.version = version
    file = SourceFile(path: path, text: text)
  }

  /// The document after some changes, each of which counts in the text that the one before it left.
  ///
  /// - Throws: `ResponseError` if one of them is none.
  mutating func apply(
    _ changes: [JSONValue],
    version: Int?,
    _ encoding: PositionEncoding
  ) throws(ResponseError) {
    var file = file
    for change in changes {
      guard let text = change["text"]?.text else {
        throw .invalidParameters("a change of a document has no text")
      }
      guard let range = change["range"], range != .null else {
        file = SourceFile(path: path, text: text)
        continue
      }
      guard let span = encoding.span(range, in: file) else {
        throw .invalidParameters("a change of a document has no range")
      }
      let bytes =
        file.bytes[..<span.start] + Array(text.utf8) + file.bytes[max(span.start, span.end)...]
      file = SourceFile(path: path, bytes: Array(bytes))
    }
    self.file = file
    self.version = version ?? self.version + 1
  }

  /// The path of a `file:` address; nil for others.
  static func path(of uri: String) -> String? {
    guard uri.hasPrefix("file://") else { return nil }
    let rest = uri.dropFirst(7)
    guard let slash = rest.firstIndex(of: "/") else { return nil }
    var bytes: [UInt8] = []
    var left = rest[slash...].utf8[...]
    while let byte = left.popFirst() {
      if byte == UInt8(ascii: "%"),
        let code = UInt8(String(decoding: left.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        left = left.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The `file:` address of a path.
  static func uri(of path: String) -> String {
    var text = "file://"
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        byte < 0x80
        && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || "/-._~".unicodeScalars.contains(scalar))
      text +=
        isPlain
        ? String(Character(scalar))
        : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    return text
  }
}

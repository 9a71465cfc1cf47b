import Foundation
import Rendering

/// A page as a browser gets it: as it is rendered, with the script that keeps it up to date.
struct PreviewPage: Sendable {
  /// The files, the page first.
  let files: [OutputFile]
  /// Another text whenever the page is another one.
  let version: String
  /// The page in blocks, as it is without the script; nil if it cannot be cut.
  let blocks: PageBlocks?

  /// A page from its files, the page first.
  init(_ files: [OutputFile]) {
    guard let page = files.first else {
      (self.files, version, blocks) = ([], "", nil)
      return
    }
    blocks = PageBlocks(page.bytes)
    version = Self.digest(page.bytes)
    self.files = [Self.following(page, version)] + files.dropFirst()
  }

  /// A file that is no page.
  init(plain file: OutputFile) {
    files = [file]
    version = ""
    blocks = nil
  }

  /// The page's text.
  var text: String { files.first.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "" }

  /// The page with the script in it.
  private static func following(_ page: OutputFile, _ version: String) -> OutputFile {
    let path = page.path.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    let style = #"<link rel="stylesheet" href="\#(PreviewHandler.folder)/preview.css">"#
    let script =
      #"<script src="\#(PreviewHandler.folder)/preview.js" data-page="\#(path)" data-version="\#(version)"></script>"#
    var bytes = page.bytes
    insert("\(script)\n", before: "</body>", in: &bytes)
    insert("\(style)\n", before: "</head>", in: &bytes)
    return OutputFile(path: page.path, bytes: bytes)
  }

  /// Puts text before a tag, in the head before the first one, else before the last; at the end if there is none.
  private static func insert(_ text: String, before tag: String, in bytes: inout [UInt8]) {
    let isHead = tag == "</head>"
    let tag = Array(tag.utf8)
    let isThere = { (place: Int) in bytes[place...].starts(with: tag) }
    // The head is near the beginning, the end of the body near the end.
    let place = isHead ? bytes.indices.first(where: isThere) : bytes.indices.last(where: isThere)
    bytes.insert(contentsOf: text.utf8, at: place ?? bytes.count)
  }

  /// FNV-1a, 64 bits.
  private static func digest(_ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return String(hash, radix: 36)
  }
}

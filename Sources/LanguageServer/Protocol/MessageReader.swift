import Foundation

/// Cuts the bytes of the base protocol into messages: a header with `Content-Length`, an empty line, the content.
///
/// Bytes may come in any pieces. What is no header is skipped up to the next one, so that one broken message does not
/// end the conversation.
public struct MessageReader: Sendable {
  /// A message, or what is wrong with one.
  public enum Item: Sendable, Equatable {
    /// The content of a message.
    case content([UInt8])
    /// A message that cannot be taken.
    case malformed(String)
  }

  /// No message of an editor is as long.
  public static let mostBytes = 64 << 20

  private var buffer: [UInt8] = []
  private var start = 0
  /// How many bytes of a message that is too long are still to be thrown away.
  private var skipped = 0

  /// A reader that has read nothing.
  public init() {}

  /// Takes in bytes.
  public mutating func append(_ bytes: some Sequence<UInt8>) { buffer += bytes }

  /// The next message that is complete; nil if more bytes are needed.
  public mutating func next() -> Item? {
    if skipped > 0 {
      let count = min(skipped, buffer.count - start)
      skipped -= count
      start += count
      compact()
      if skipped > 0 { return nil }
    }
    guard let (end, next) = headerEnd() else {
      // A header of this length is none.
      guard buffer.count - start > 16_384 else { return nil }
      start = buffer.count
      compact()
      return .malformed("there is no header in what was sent")
    }
    let header = String(decoding: buffer[start..<end], as: UTF8.self)
    guard let length = Self.contentLength(header) else {
      start = next
      compact()
      return .malformed("a message has no header 'Content-Length'")
    }
    guard length <= Self.mostBytes else {
      start = next
      skipped = length
      compact()
      return .malformed("a message of \(length) bytes is too long")
    }
    guard buffer.count - next >= length else { return nil }
    let content = Array(buffer[next..<next + length])
    start = next + length
    compact()
    return .content(content)
  }

  /// Where the header ends and the content begins; a lone line feed ends a line, too.
  private func headerEnd() -> (Int, Int)? {
    var index = start
    while let feed = buffer[index...].firstIndex(of: 0x0A) {
      let behind = feed + 1
      if behind < buffer.count, buffer[behind] == 0x0A { return (feed, behind + 1) }
      if behind + 1 < buffer.count, buffer[behind] == 0x0D, buffer[behind + 1] == 0x0A {
        return (feed, behind + 2)
      }
      index = behind
    }
    return nil
  }

  private static func contentLength(_ header: String) -> Int? {
    for line in header.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2,
        parts[0].trimmingCharacters(in: .whitespaces).lowercased() == "content-length"
      else { continue }
      let length = Int(parts[1].trimmingCharacters(in: .whitespaces))
      return length.flatMap { $0 >= 0 ? $0 : nil }
    }
    return nil
  }

  /// Forgets what was read, now and then.
  private mutating func compact() {
    guard start == buffer.count || start > 1 << 16 else { return }
    buffer.removeFirst(start)
    start = 0
  }

  /// A message with its header, as it is sent.
  public static func framed(_ message: JSONValue) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let content = (try? encoder.encode(message)) ?? Data("null".utf8)
    return Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content
  }
}

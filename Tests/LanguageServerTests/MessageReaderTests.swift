import LanguageServer
import Testing

@Suite struct MessageReaderTests {
  private func items(_ text: String, inPieces size: Int? = nil) -> [MessageReader.Item] {
    var reader = MessageReader()
    var found: [MessageReader.Item] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: max(1, size ?? bytes.count)) {
      reader.append(bytes[start..<min(start + (size ?? bytes.count), bytes.count)])
      while let item = reader.next() { found.append(item) }
    }
    return found
  }

  private func content(_ text: String) -> MessageReader.Item { .content(Array(text.utf8)) }

  @Test func messagesComeInAnyPieces() {
    let text =
      "Content-Length: 2\r\n\r\n{}Content-Type: x\r\ncontent-length:  11\r\n\r\n{\"a\":\"梯\"}"
    let expected = [content("{}"), content("{\"a\":\"梯\"}")]
    for size in [nil, 1, 2, 3, 7, 40] { #expect(items(text, inPieces: size) == expected) }
  }

  @Test func halfAMessageIsNone() {
    #expect(items("Content-Length: 10\r\n\r\n{\"a\"").isEmpty)
    #expect(items("Content-Len").isEmpty)
    #expect(items("").isEmpty)
  }

  @Test func whatIsNoHeaderIsSkipped() {
    let found = items("nonsense\r\n\r\nContent-Length: 2\r\n\r\n{}")
    #expect(found == [.malformed("a message has no header 'Content-Length'"), content("{}")])
    #expect(items("Content-Length: -5\r\n\r\nContent-Length: 2\n\n{}").last == content("{}"))
    #expect(items(String(repeating: "x", count: 20_000)).count == 1)
  }

  @Test func aMessageThatIsTooLongIsThrownAway() {
    let length = MessageReader.mostBytes + 1
    var reader = MessageReader()
    reader.append("Content-Length: \(length)\r\n\r\n".utf8)
    #expect(reader.next() == .malformed("a message of \(length) bytes is too long"))
    let piece = [UInt8](repeating: 0x78, count: 1 << 20)
    var left = length
    while left > 0 {
      reader.append(piece.prefix(left))
      left -= min(left, piece.count)
      #expect(reader.next() == nil)
    }
    reader.append("Content-Length: 2\r\n\r\n{}".utf8)
    #expect(reader.next() == content("{}"))
  }

  @Test func whatIsWrittenCanBeRead() {
    let message: JSONValue = ["id": 1, "params": ["text": "梯度 😀 / \"\n"], "none": .null]
    let bytes = MessageReader.framed(message)
    var reader = MessageReader()
    reader.append(bytes)
    guard case .content(let content)? = reader.next() else {
      Issue.record("no message")
      return
    }
    #expect(String(decoding: content, as: UTF8.self).contains("梯度 😀 / "))
  }
}

import Foundation
import Testing

/// The program as editors run it: bytes in, bytes out.
@Suite struct LanguageServerTests {
  private static func framed(_ json: String) -> Data {
    Data("Content-Length: \(json.utf8.count)\r\n\r\n\(json)".utf8)
  }

  private static let initialize = framed(
    #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#
  )
  private static let shutDown = framed(#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#)
  private static let exit = framed(#"{"jsonrpc":"2.0","method":"exit"}"#)

  /// Starts the program, sends it pieces one after the other, each with a text of the output that is waited for before
  /// the next one, and gives its status and output.
  private func serve(
    in course: Course,
    _ pieces: [(Data, until: String?)]
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = Course.program
    process.arguments = ["lsp"]
    process.currentDirectoryURL = course.folder
    process.environment = ["PATH": "/usr/bin:/bin"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var text = ""
    for (piece, until) in pieces {
      try input.fileHandleForWriting.write(contentsOf: piece)
      while let until, !text.contains(until) {
        let data = output.fileHandleForReading.availableData
        guard !data.isEmpty else { break }
        text += String(decoding: data, as: UTF8.self)
      }
    }
    try input.fileHandleForWriting.close()
    text += String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  @Test func anEditorsConversation() throws {
    let course = try Course(bodies: ["a": "Old.", "b": "B."])
    defer { course.remove() }
    let uri = course.folder.appendingPathComponent("lessons/en/a.md").absoluteString
    let text = #"---\ntitle: A\n---\n\n[b](b.md#x) `{swift} 0.4 ≈ 1.0 / 4`\n"#
    let open = Self.framed(
      #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"\#(uri)","#
        + #""languageId":"markdown","version":3,"text":"\#(text)"}}}"#
    )
    let (status, output) = try serve(
      in: course,
      [
        (Self.initialize, "hoverProvider"), (open, "publishDiagnostics"),
        (Self.shutDown, #""id":2"#),
        (Self.exit, nil),
      ]
    )
    #expect(status == 0)
    #expect(output.contains(#""code":"false-claim""#))
    #expect(output.contains(#""code":"unknown-anchor""#))
    #expect(output.contains(#""version":3"#))
    #expect(output.contains("write 0.3"))
  }

  @Test func anEndWithoutShuttingDownIsAbrupt() throws {
    let course = try Course(bodies: ["a": "A."])
    defer { course.remove() }
    #expect(try serve(in: course, [(Self.initialize, nil), (Self.exit, nil)]).status == 1)
    #expect(try serve(in: course, [(Self.initialize, nil)]).status == 1)
    #expect(
      try serve(in: course, [(Data("Content-Length: 50\r\n\r\n{\"half".utf8), nil)]).status == 1
    )
    let broken = Data("no header\r\n\r\n".utf8) + Self.framed("{nonsense") + Self.initialize
    let (status, output) = try serve(
      in: course,
      [(broken, "hoverProvider"), (Self.shutDown, nil), (Self.exit, nil)]
    )
    #expect(status == 0)
    #expect(output.components(separatedBy: "-32700").count == 3)
  }
}

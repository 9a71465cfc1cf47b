import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// A connection to a preview, byte for byte as a browser would have it, with headers that no library would send.
final class PreviewClient {
  /// What the server answers.
  struct Response {
    let status: Int
    let headers: [String: String]
    let body: [UInt8]
    var text: String { String(decoding: body, as: UTF8.self) }
  }

  /// News of a page.
  struct News {
    let kind: String
    let text: String

    /// Whether it is a page or blocks of one.
    var isContent: Bool { kind == "page" || kind == "blocks" }
  }

  /// The server says nothing, or ends.
  struct Silence: Error {}

  private let socket: Int32
  private let port: Int
  private var buffer: [UInt8] = []

  init(port: Int) throws {
    self.port = port
    #if canImport(Darwin)
      socket = Foundation.socket(AF_INET, SOCK_STREAM, 0)
    #else
      socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var patience = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(
      socket,
      SOL_SOCKET,
      SO_RCVTIMEO,
      &patience,
      socklen_t(MemoryLayout<timeval>.size)
    )
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) }
    }
    guard status == 0 else { throw Silence() }
  }

  deinit { close(socket) }

  /// Asks for a path as it is written.
  func get(_ path: String, method: String = "GET", host: String? = nil) throws -> Response {
    try send("\(method) \(path) HTTP/1.1\r\nHost: \(host ?? "127.0.0.1:\(port)")\r\n\r\n")
    return try response(hasBody: method != "HEAD")
  }

  /// Follows a page; nil if the server refuses.
  func follow(_ page: String, version: String, origin: String? = nil) throws -> Response {
    let path = "/_preview/socket?page=\(page)&version=\(version)"
    let lines = [
      "GET \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Upgrade: websocket",
      "Connection: Upgrade", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      "Sec-WebSocket-Version: 13",
    ]
    let all = lines + (origin.map { ["Origin: \($0)"] } ?? [])
    try send(all.joined(separator: "\r\n") + "\r\n\r\n")
    return try response(hasBody: true)
  }

  /// The next news, once `follow` was answered.
  func news() throws -> News {
    var payload: [UInt8] = []
    while true {
      let head = try take(2)
      var count = Int(head[1] & 0x7F)
      if count >= 126 {
        count = try take(count == 126 ? 2 : 8).reduce(0) { $0 << 8 | Int($1) }
      }
      payload += try take(count)
      if head[0] & 0x0F == 8 { throw Silence() }
      if head[0] & 0x80 != 0 { break }
    }
    let text = String(decoding: payload, as: UTF8.self)
    let cut = text.firstIndex(of: "\n") ?? text.endIndex
    return News(kind: String(text[..<cut]), text: String(text[cut...].dropFirst()))
  }

  /// Reads news up to one that fits.
  func news(where fits: (News) -> Bool) throws -> News {
    while true {
      let news = try news()
      if fits(news) { return news }
    }
  }

  /// Reads news up to a page, or blocks of one, that contain a text.
  func page(with text: String) throws -> String {
    try news { $0.isContent && $0.text.contains(text) }.text
  }

  private func send(_ text: String) throws {
    let bytes = Array(text.utf8)
    guard write(socket, bytes, bytes.count) == bytes.count else { throw Silence() }
  }

  private func response(hasBody: Bool) throws -> Response {
    var head: [UInt8] = []
    while !head.suffix(4).elementsEqual([13, 10, 13, 10]) { head += try take(1) }
    let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
    let status = Int(lines[0].split(separator: " ")[1]) ?? 0
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    let count = hasBody ? Int(headers["content-length"] ?? "") ?? 0 : 0
    return Response(status: status, headers: headers, body: try take(count))
  }

  private func take(_ count: Int) throws -> [UInt8] {
    while buffer.count < count {
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let received = recv(socket, &chunk, chunk.count, 0)
      guard received > 0 else { throw Silence() }
      buffer += chunk[..<received]
    }
    defer { buffer.removeFirst(count) }
    return Array(buffer.prefix(count))
  }
}

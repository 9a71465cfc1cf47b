import FlyingFox
import Foundation
import Rendering

/// Answers the browser: pages and what belongs to them from memory, and the WebSocket that brings news of a page.
struct PreviewHandler: HTTPHandler {
  /// Where the files lie that are the preview's own and not the site's.
  static let folder = "/_preview"

  let session: PreviewSession
  private let requests = RequestGuard()

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard requests.allows(host: request.headers[.host]) else {
      return Self.plain(.forbidden, "This server answers to 127.0.0.1 and localhost only.\n")
    }
    guard request.method == .GET || request.method == .HEAD else {
      return Self.plain(.methodNotAllowed, "This server only shows pages.\n")
    }
    // As it was asked for: what `..` leads to is no name of a file of the site.
    var path = request.target.path(percentEncoded: false)
    switch path {
    case "\(Self.folder)/socket": return try await socket(request)
    case "\(Self.folder)/preview.js":
      return Self.response(
        OutputFile(path: "preview.js", bytes: PackageResources.preview_js),
        to: request
      )
    case "\(Self.folder)/preview.css":
      return Self.response(
        OutputFile(path: "preview.css", bytes: PackageResources.preview_css),
        to: request
      )
    default: break
    }
    if path.hasPrefix("/") { path.removeFirst() }
    if path.isEmpty || path.hasSuffix("/") { path += "index.html" }
    if let file = await session.file(path) { return Self.response(file, to: request) }
    if path.hasSuffix(".html"), let page = await session.file("404.html") {
      return Self.response(page, to: request, status: .notFound)
    }
    return Self.plain(.notFound, "There is no '\(path)'.\n")
  }

  private func socket(_ request: HTTPRequest) async throws -> HTTPResponse {
    let headers = request.headers
    guard requests.allows(origin: headers[HTTPHeader("Origin")], host: headers[.host]) else {
      return Self.plain(.forbidden, "Pages from elsewhere are not told about this course.\n")
    }
    var query: [String: String] = [:]
    for item in request.query { query[item.name] = item.value }
    let news = NewsHandler(
      session: session,
      page: query["page"] ?? "",
      version: query["version"] ?? ""
    )
    // One frame for each page: several small writes would wait for each other's receipt.
    let frames = MessageFrameWSHandler(handler: news, frameSize: 1 << 26)
    return try await WebSocketHTTPHandler(handler: frames).handleRequest(request)
  }

  private static func response(
    _ file: OutputFile,
    to request: HTTPRequest,
    status: HTTPStatusCode = .ok
  ) -> HTTPResponse {
    HTTPResponse(
      statusCode: status,
      headers: headers(type: type(of: file.path)),
      body: request.method == .HEAD ? Data() : Data(file.bytes)
    )
  }

  private static func plain(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
    HTTPResponse(
      statusCode: status,
      headers: headers(type: "text/plain; charset=utf-8"),
      body: Data(text.utf8)
    )
  }

  private static func headers(type: String) -> HTTPHeaders {
    [
      .contentType: type, HTTPHeader("Cache-Control"): "no-store",
      HTTPHeader("X-Content-Type-Options"): "nosniff",
    ]
  }

  private static func type(of path: String) -> String {
    switch (path as NSString).pathExtension {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "csv": "text/csv; charset=utf-8"
    case "json": "application/json"
    case "svg": "image/svg+xml"
    case "xml": "application/xml"
    case "woff2": "font/woff2"
    default: "application/octet-stream"
    }
  }
}

/// News of one page for one browser.
struct NewsHandler: WSMessageHandler {
  let session: PreviewSession
  let page: String
  let version: String

  func makeMessages(for client: AsyncStream<WSMessage>) async throws -> AsyncStream<WSMessage> {
    let (id, news) = await session.connect(page: page, version: version)
    Task {
      // A browser says nothing; the end of its silence is the end of the connection.
      for await _ in client {}
      await session.disconnect(id)
    }
    return AsyncStream { continuation in
      let task = Task {
        for await text in news { continuation.yield(.text(text)) }
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }
}

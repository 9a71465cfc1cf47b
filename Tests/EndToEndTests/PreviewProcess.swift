import Foundation
import Testing

/// `unroll preview` on a course, until the test ends it.
final class PreviewProcess {
  let course: Course
  let port: Int
  private let process: Process

  /// Starts a preview of a course on a port that the system chooses, and waits until it serves.
  init(_ course: Course, _ arguments: String..., path: String = Course.searchPath) throws {
    self.course = course
    process = try course.start(
      ["preview", "--port", "0", "--templates", Course.templates.path] + arguments,
      path: path
    )
    port = try Self.wait(for: course, process) { text in
      text.firstMatch(of: /http:\/\/127\.0\.0\.1:([0-9]+)\//).flatMap { Int($0.1) }
    }
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
    course.remove()
  }

  /// A new connection.
  func client() throws -> PreviewClient { try PreviewClient(port: port) }

  /// A connection that follows a page, and the page.
  func following(_ page: String) throws -> (client: PreviewClient, text: String) {
    let text = try client().get("/\(page)").text
    let version = try #require(text.firstMatch(of: /data-version="([^"]+)"/)).1
    let client = try client()
    #expect(try client.follow(page, version: String(version)).status == 101)
    return (client, text)
  }

  /// Waits until what the program says fits; what is made of it.
  @discardableResult
  func said<Result>(_ fits: (String) -> Result?) throws -> Result {
    try Self.wait(for: course, process, fits)
  }

  private static func wait<Result>(
    for course: Course,
    _ process: Process,
    _ fits: (String) -> Result?
  ) throws -> Result {
    let start = ContinuousClock.now
    while true {
      let isRunning = process.isRunning
      let text = (course.text("out.txt") ?? "") + (course.text("err.txt") ?? "")
      if let result = fits(text) { return result }
      try #require(isRunning && ContinuousClock.now - start < .seconds(30), "\(text)")
      usleep(2_000)
    }
  }
}

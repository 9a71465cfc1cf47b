/// A browser that shows a page and waits for news of it.
struct Viewer: Sendable {
  /// The page's path.
  let page: String
  /// The version that it shows.
  var version: String
  /// Where news go.
  let news: AsyncStream<String>.Continuation

  /// A new version of the page.
  mutating func show(_ page: PreviewPage) {
    guard page.version != version else { return }
    version = page.version
    news.yield("page\n\(page.version)\n\(page.text)")
  }

  /// Says that nothing changed, so that what was said about running cells goes away.
  func settle() { news.yield("settled\n") }

  /// A cell has been running for a while.
  func show(_ progress: RunningPart) { news.yield("progress\n\(progress.json)") }

  /// Everything may be different, style sheets included.
  func reload() { news.yield("reload\n") }
}

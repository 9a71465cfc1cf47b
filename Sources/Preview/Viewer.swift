/// A browser that shows a page and waits for news of it.
struct Viewer: Sendable {
  /// The page's path.
  let page: String
  /// The version that it shows.
  var version: String
  /// Where news go.
  let news: AsyncStream<String>.Continuation
  /// The blocks that it shows, if that is known.
  private var blocks: PageBlocks?

  init(page: String, version: String, news: AsyncStream<String>.Continuation) {
    (self.page, self.version, self.news) = (page, version, news)
  }

  /// A new version of the page.
  mutating func show(_ page: PreviewPage) {
    let old = blocks
    blocks = page.blocks
    guard page.version != version else { return }
    version = page.version
    if let old, let changes = page.blocks?.changes(since: old) {
      news.yield("blocks\n\(page.version)\n\(changes)")
    } else {
      news.yield("page\n\(page.version)\n\(page.text)")
    }
  }

  /// Says that nothing changed, so that what was said about running cells goes away.
  func settle() { news.yield("settled\n") }

  /// A cell has been running for a while.
  func show(_ progress: RunningPart) { news.yield("progress\n\(progress.json)") }

  /// Everything may be different, style sheets included.
  func reload() { news.yield("reload\n") }
}

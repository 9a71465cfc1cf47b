/// What a link may lead to.
enum SafeLink {
  /// Whether a browser would run or trust what the address holds.
  ///
  /// That is `javascript:`, `vbscript:`, `file:` and `data:`,
  /// but for images. The same rule as libcmark's safe mode, which leaves such an address empty.
  static func isDangerous(_ url: String) -> Bool {
    let address = url.prefix(24).lowercased()
    if address.hasPrefix("data:") {
      return !["png", "gif", "jpeg", "webp"].contains { address.hasPrefix("data:image/\($0)") }
    }
    return ["javascript:", "vbscript:", "file:"].contains { address.hasPrefix($0) }
  }

  /// The page to which a link to a lesson's file leads; nil if it leads elsewhere.
  ///
  ///     2-3-bptt.md#anchor  →  2-3-bptt.html#anchor
  static func page(of url: String) -> String? {
    let end = url.firstIndex { $0 == "#" || $0 == "?" } ?? url.endIndex
    let path = url[..<end]
    guard path.hasSuffix(".md"), path.count > 3, !path.hasPrefix("/"), !path.contains(":"),
      !path.contains("\\")
    else { return nil }
    return path.dropLast(3) + ".html" + url[end...]
  }
}

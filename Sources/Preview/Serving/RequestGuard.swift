/// Which requests are answered: those of this machine's browsers that mean this server.
///
/// A page from elsewhere can have a browser ask 127.0.0.1, by a name of its own that leads here (then `Host` is that
/// name) or by a WebSocket, to which no same-origin rule applies (then `Origin` is that page's).
struct RequestGuard: Sendable {
  /// The names that this machine has for itself.
  private static let ownNames: Set<String> = ["127.0.0.1", "localhost", "[::1]"]

  /// Whether a request to that host is meant for this server; the port may be forwarded from another.
  func allows(host: String?) -> Bool {
    guard let host, let name = Self.name(in: host) else { return false }
    return Self.ownNames.contains(name.lowercased())
  }

  /// Whether a page of that origin may open a WebSocket here; programs that are no browsers have none.
  func allows(origin: String?, host: String?) -> Bool {
    guard let origin else { return true }
    guard let host else { return false }
    return origin.lowercased() == "http://\(host.lowercased())"
  }

  /// The host without the port; nil if it is none.
  private static func name(in host: String) -> String? {
    guard let match = host.wholeMatch(of: /(\[[0-9A-Fa-f:.]+\]|[^:\[\]@\/\s]+)(?::[0-9]{1,5})?/)
    else {
      return nil
    }
    return String(match.1)
  }
}

import FlyingFox
import FlyingSocks
import Foundation

/// Serves a course that is being written, on this machine only.
public struct PreviewServer: Sendable {
  /// The port that was asked for is somebody else's.
  public struct PortTaken: Error, CustomStringConvertible {
    /// The port.
    public let port: UInt16

    /// What to do about it.
    public var description: String {
      "port \(port) is taken by another program; name another one, or none to have one chosen"
    }
  }

  /// The first port that is tried when none is asked for.
  public static let usualPort: UInt16 = 8321

  private let session: PreviewSession

  /// A server of a session's pages.
  public init(session: PreviewSession) { self.session = session }

  /// Serves until cancelled.
  ///
  /// - Parameters:
  ///   - port: The port; nil for the usual one, or another if that is taken.
  ///   - isListening: Told the port when browsers can connect.
  /// - Throws: ``PortTaken``, or an error of the system's.
  public func run(port: UInt16?, isListening: @escaping @Sendable (UInt16) -> Void) async throws {
    // A browser that goes away while it is written to is no reason to end.
    signal(SIGPIPE, SIG_IGN)
    let usual = (0..<10).map { Self.usualPort + $0 }
    let ports = port.map { [$0] } ?? usual + [0]
    for candidate in ports {
      do {
        return try await serve(port: candidate, isListening)
      } catch SocketError.failed(_, errno: EADDRINUSE, _) {
        if candidate == ports.last { throw PortTaken(port: candidate) }
      }
    }
  }

  private func serve(
    port: UInt16,
    _ isListening: @escaping @Sendable (UInt16) -> Void
  ) async throws {
    let server = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: port),
      timeout: 60,
      logger: .disabled,
      handler: PreviewHandler(session: session)
    )
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      group.addTask {
        try await server.waitUntilListening()
        if case .ip4(_, let port)? = await server.listeningAddress { isListening(port) }
      }
      for try await _ in group {}
    }
  }
}

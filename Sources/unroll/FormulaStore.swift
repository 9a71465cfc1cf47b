import Foundation
import Rendering

/// The formulas typeset so far, kept between runs in the user's cache folder.
///
/// Safe to delete.
struct FormulaStore {
  private let path: String?

  init() {
    let environment = ProcessInfo.processInfo.environment
    let folder =
      environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
      ?? environment["HOME"].map { "\($0)/.cache" }
    path = folder.map { "\($0)/unroll/formulas" }
  }

  /// A typesetter that knows them.
  func typesetter() throws(CommandError) -> MathTypesetter {
    do {
      let katex = try KaTeX(
        environment: ProcessInfo.processInfo.environment,
        installed: ProgramFiles.folders("katex")
      )
      return MathTypesetter(katex: katex, cache: read())
    } catch {
      throw CommandError(.programIncomplete, error.description)
    }
  }

  private func read() -> [UInt8] {
    path.flatMap { FileManager.default.contents(atPath: $0) }.map(Array.init) ?? []
  }

  /// Keeps the formulas; a cache that cannot be written is no error.
  func write(_ bytes: [UInt8]?) {
    guard let path, let bytes else { return }
    _ = try? TextFile.write(bytes, to: path)
    TextFile.removeDrafts(of: [path])
  }
}

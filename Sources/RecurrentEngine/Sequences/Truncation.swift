/// How far back in time a gradient goes.
///
/// The two kinds of truncated backpropagation through time give two different gradients; neither is that of the loss.
///
///     try network.gradients(batch, truncation: .chunks(of: 20))
///     try network.gradients(batch, truncation: .window(of: 20))
public struct Truncation: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case none
    case chunks(Int)
    case window(Int)
  }

  let kind: Kind

  /// All the way back to S₀: the true gradient.
  public static let none = Truncation(kind: .none)

  /// The sequence is cut into chunks, and at each cut the state is detached, as training loops that carry a state do.
  ///
  /// The loss of the first time step of a chunk sees one step back, that of the last one the whole chunk.
  ///
  /// - Parameter length: Time steps a chunk, at least 1; the last chunk may be shorter.
  /// - Returns: The truncation; a length below 1 is refused where it is used.
  public static func chunks(of length: Int) -> Truncation { Truncation(kind: .chunks(length)) }

  /// Each loss sees the same number of time steps: only terms (t, i) with t − i < length are kept.
  ///
  /// Takes about `length` times as long as the whole gradient.
  ///
  /// - Parameter length: How many time steps each loss sees, at least 1; with 1, only the immediate ones.
  /// - Returns: The truncation; a length below 1 is refused where it is used.
  public static func window(of length: Int) -> Truncation { Truncation(kind: .window(length)) }

  /// Throws unless the length is at least 1.
  func check() throws {
    switch kind {
    case .none: return
    case .chunks(let length), .window(let length):
      guard length < 1 else { return }
      throw EngineError.invalidArgument(
        parameter: "truncation",
        found: "of length \(length)",
        expected: "a length of at least 1"
      )
    }
  }
}

extension Truncation: CustomStringConvertible {
  /// `none`, `chunks of 20`, `window of 20`.
  public var description: String {
    switch kind {
    case .none: "none"
    case .chunks(let length): "chunks of \(length)"
    case .window(let length): "window of \(length)"
    }
  }
}

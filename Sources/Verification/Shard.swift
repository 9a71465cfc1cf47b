/// One of several machines that verify a course together: `2/5` is the second of five.
///
/// A lesson and its translations stay together. The first shard also has what belongs to no lesson.
public struct Shard: Sendable, Hashable {
  /// Which one, from 1.
  public let number: Int
  /// How many there are.
  public let count: Int

  /// Everything on one machine.
  public static let whole = Shard(number: 1, count: 1)

  private init(number: Int, count: Int) {
    self.number = number
    self.count = count
  }

  /// Reads `k/n` with 1 ≤ k ≤ n; nil if it is something else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let number = Int(parts[0]), let count = Int(parts[1]), number >= 1, number <= count
    else { return nil }
    self.init(number: number, count: count)
  }

  /// Whether this machine has what belongs to no lesson.
  public var hasCourse: Bool { number == 1 }

  /// The lessons of this machine: every n-th name, so that long lessons that follow each other are shared.
  public func share(of names: [String]) -> Set<String> {
    Set(names.enumerated().filter { $0.offset % count == number - 1 }.map(\.element))
  }
}

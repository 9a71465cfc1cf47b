import Foundation

/// The results of long calls of the host, kept for a lesson that makes the same ones: a translation of the first.
///
/// A result is kept by the function and the arguments, if the function sees nothing else. So it is what the call would
/// give, and it is charged for as the call would be: nobody can tell, but for the time.
///
/// May be used by several sessions at once.
public final class CallMemory: Sendable {
  /// A result is kept if it took this much work: less is done again sooner than it is found.
  private static let leastWork = 20_000
  /// More results than this are not kept.
  private static let mostResults = 10_000
  /// To ask for room takes longer than most calls.
  private static let resultsBetweenLooks = 64
  /// So many results are looked at for one call: a translation calls in the same order, so mostly the first is the one.
  private static let mostCompared = 8

  private struct Kept: Sendable {
    let arguments: [CellValue]
    let value: CellValue
    let work: Int
  }

  /// The results of one function, and which of them follows the one found last.
  private struct Results: Sendable {
    var kept: [Kept] = []
    var next = 0
  }

  private let workDone: @Sendable () -> Int
  private let charge: @Sendable (Int) throws -> Void
  private let hasRoom: @Sendable () -> Bool
  private let lock = NSLock()
  // Guarded by `lock`.
  private nonisolated(unsafe) var results: [ObjectIdentifier: Results] = [:]
  private nonisolated(unsafe) var count = 0
  private nonisolated(unsafe) var isFull = false

  /// A memory without any result.
  ///
  /// - Parameters:
  ///   - workDone: Tells how much work the host has charged for in the run that goes on, in units of the host's.
  ///   - charge: Charges the run that goes on for work that was spared; throws what the call would throw.
  ///   - hasRoom: Tells whether there is memory for more; asked now and then.
  public init(
    workDone: @escaping @Sendable () -> Int,
    charge: @escaping @Sendable (Int) throws -> Void,
    hasRoom: @escaping @Sendable () -> Bool
  ) {
    self.workDone = workDone
    self.charge = charge
    self.hasRoom = hasRoom
  }

  /// The result of a call: the one that is kept, or that of `call`.
  func result(
    of function: HostFunction,
    _ arguments: [CellValue],
    _ call: () throws -> CellValue
  ) throws -> CellValue {
    let id = ObjectIdentifier(function)
    if let known = lock.withLock({ results[id] }),
      let index = Self.index(of: arguments, in: known)
    {
      let kept = known.kept[index]
      lock.withLock { results[id]?.next = index + 1 }
      try charge(kept.work)
      return kept.value
    }
    let before = workDone()
    let value = try call()
    let work = workDone() - before
    if work >= Self.leastWork { keep(Kept(arguments: arguments, value: value, work: work), id) }
    return value
  }

  private func keep(_ result: Kept, _ id: ObjectIdentifier) {
    lock.withLock {
      if count % Self.resultsBetweenLooks == 0, !isFull {
        isFull = count >= Self.mostResults || !hasRoom()
      }
      guard !isFull else { return }
      count += 1
      results[id, default: Results()].kept.append(result)
    }
  }

  private static func index(of arguments: [CellValue], in results: Results) -> Int? {
    let count = results.kept.count
    for step in 0..<min(count, mostCompared) {
      let index = (results.next + step) % count
      if results.kept[index].arguments.elementsEqual(arguments, by: isSame) { return index }
    }
    return nil
  }

  /// Whether two arguments are the same for every function: numbers by their bits, closures and dictionaries never.
  private static func isSame(_ left: CellValue, _ right: CellValue) -> Bool {
    switch (left, right) {
    case (.number(let left), .number(let right)): left.bitPattern == right.bitPattern
    case (.host(let left), .host(let right)): left === right || left == right
    case (.array(let left), .array(let right)):
      left.startIndex == right.startIndex && isSame(left.storage, right.storage)
    case (.tuple(let left), .tuple(let right)):
      left.elements.elementsEqual(right.elements, by: isSame)
    case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
    case (.function, _), (.dictionary, _): false
    default: left == right
    }
  }

  private static func isSame(_ left: CellArray.Storage, _ right: CellArray.Storage) -> Bool {
    switch (left, right) {
    case (.integers(let left), .integers(let right)): left == right
    case (.numbers(let left), .numbers(let right)):
      left.elementsEqual(right) { $0.bitPattern == $1.bitPattern }
    case (.values(let left), .values(let right)): left.elementsEqual(right, by: isSame)
    default: false
    }
  }
}

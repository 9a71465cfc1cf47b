import CellLanguage
import Diagnostics
import Testing

/// What a session is spared because another one did it, and what it is not.
@Suite struct CallMemoryTests {
  /// A host that counts how often its functions run; a call of `long` takes `work`, one of `short` none.
  private final class Host: @unchecked Sendable {
    var calls: [String] = []
    var workDone = 0
    var room = true
    let work = 30_000

    private(set) lazy var library: HostLibrary = {
      var library = HostLibrary()
      let running = { @Sendable [self] (name: String) in
        calls.append(name)
        workDone += name == "short" ? 0 : work
      }
      library.bind("func long(_ x: Double) -> Double", "Doubles.", example: "long(1)") {
        (x: Double) in
        running("long")
        return 2 * x
      }
      library.bind("func short(_ x: Double) -> Double", "Doubles.", example: "short(1)") {
        (x: Double) in
        running("short")
        return 2 * x
      }
      library.bind(
        "func each(_ xs: [Double], _ body: (Double) -> Double) throws -> [Double]",
        "Calls.",
        example: "each([1]) { x in x }"
      ) { (context: HostContext, xs: [Double], body: CellFunction) -> [Double] in
        running("each")
        return try xs.map { x in
          guard case .number(let y) = try context.call(body, [.number(x)]) else { return 0 }
          return y
        }
      }
      return library
    }()

    private(set) lazy var memory = CallMemory(
      workDone: { [self] in workDone },
      charge: { [self] in workDone += $0 },
      hasRoom: { [self] in room }
    )

    /// Runs a cell in a session of its own; its last value.
    func run(_ code: String) -> CellValue? {
      var session = CellSession(library: library, memory: memory)
      return session.run(SourceSlice(path: "cell.swift", text: code)).value?.value
    }
  }

  @Test func longCallsOfTheSameArgumentsRunOnceAndChargeTwice() {
    let host = Host()
    for _ in 1...2 { #expect(host.run("long(1) + short(1) + long(3)") == .number(10)) }
    #expect(host.calls == ["long", "short", "long", "short"])
    #expect(host.workDone == 4 * host.work)
  }

  @Test func argumentsAreToldApartByTheirBits() {
    let host = Host()
    #expect(host.run("1 / long(0.0)") == .number(.infinity))
    #expect(host.run("1 / long(-0.0)") == .number(-.infinity))
    #expect(host.run("1 / long(0.0)") == .number(.infinity))
    #expect(host.calls.count == 2)
  }

  @Test func callsThatTakeClosuresAlwaysRun() {
    let host = Host()
    #expect(host.run("each([1, 2]) { x in 1 * x }") == .array([.number(1), .number(2)]))
    #expect(host.run("each([1, 2]) { x in 2 * x }") == .array([.number(2), .number(4)]))
    #expect(host.calls == ["each", "each"])
  }

  @Test func withoutRoomNothingIsKept() {
    let host = Host()
    host.room = false
    for _ in 1...2 { #expect(host.run("long(1)") == .number(2)) }
    #expect(host.calls == ["long", "long"])
  }
}

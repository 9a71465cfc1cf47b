import RecurrentEngine
import Testing

@Suite struct RandomTests {
  /// The published test vectors begin SplitMix64 from 1234567 with 6457827717110365317, 3203168211198807973.
  ///
  /// The first number of xoshiro256** depends on the second of them only.
  @Test func algorithmIsTheDocumentedOne() {
    var generator = SeededGenerator(seed: 1_234_567)
    let second: UInt64 = 3_203_168_211_198_807_973
    let product = second &* 5
    #expect(generator.next() == ((product << 7) | (product >> 57)) &* 9)
  }

  @Test func sameSeedSameNumbers() throws {
    var (a, b) = (SeededGenerator(seed: -3), SeededGenerator(seed: -3))
    #expect((0..<50).allSatisfy { _ in a.normal() == b.normal() && a.next() == b.next() })
    #expect(a == b)
    #expect(try Vector.normal(5, seed: 1) != Vector.normal(5, seed: 2))
  }

  @Test func distributions() throws {
    let uniform = try Vector.uniform(20000, from: -1, to: 3, seed: 5)
    #expect(uniform.allSatisfy { $0 >= -1 && $0 <= 3 })
    #expect(abs(uniform.mean - 1) < 0.03)
    let normal = try Vector.normal(20000, mean: 2, standardDeviation: 0.5, seed: 5)
    #expect(abs(normal.mean - 2) < 0.012)
    let variance = normal.map { ($0 - 2) * ($0 - 2) }.reduce(0, +) / 20000
    #expect(abs(variance - 0.25) < 0.01)
    var generator = SeededGenerator(seed: 9)
    var counts = [0, 0, 0]
    for _ in 0..<3000 { counts[try generator.index(below: 3)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 1000) < 100 })
    #expect(throws: EngineError.self) { try generator.index(below: 0) }
  }

  struct InitializationCase: Decodable {
    let name: String
    let rows: Int
    let columns: Int
    let gain: Double?
    let mode: String?
    let bound: Double?
    let deviation: Double?

    func initialization() throws -> Initialization {
      let gain = gain ?? 1
      let mode: Initialization.FanMode = mode == "fan_out" ? .fanOut : .fanIn
      let all: [String: Initialization] = [
        "xavierUniform": .xavierUniform(gain: gain), "xavierNormal": .xavierNormal(gain: gain),
        "kaimingUniform": .kaimingUniform(gain: gain, mode: mode),
        "kaimingNormal": .kaimingNormal(gain: gain, mode: mode),
        "pyTorchDefault": .pyTorchDefault,
      ]
      return try #require(all[name])
    }
  }

  @Test func spreadsAreThoseOfPyTorch() throws {
    let cases = try Fixture.load("initializations", as: InitializationCase.self)
    #expect(cases.count == 80)
    for each in cases {
      let initialization = try each.initialization()
      let found = initialization.bound(rows: each.rows, columns: each.columns)
      if let bound = each.bound { #expect(agree(try #require(found), bound), "\(each)") }
      if let deviation = each.deviation {
        let own = initialization.standardDeviation(rows: each.rows, columns: each.columns)
        #expect(agree(try #require(own), deviation), "\(each)")
        #expect(found == nil)
      }
    }
  }

  @Test func initialisationsHaveTheirSpread() throws {
    let (rows, columns) = (60, 40)
    let cases: [(Initialization, Double)] = [
      (.xavierUniform(gain: 2), 2 * (2.0 / 100).squareRoot()),
      (.xavierNormal, (2.0 / 100).squareRoot()),
      (.kaimingUniform, (2.0 / 40).squareRoot()),
      (.kaimingNormal(gain: 1, mode: .fanOut), (1.0 / 60).squareRoot()),
      (.pyTorchDefault, (1.0 / 120).squareRoot()),
      (.normal(standardDeviation: 0.1), 0.1),
      (.uniform(bound: 0.3), 0.3 / 3.0.squareRoot()),
    ]
    for (initialization, deviation) in cases {
      let expected = initialization.standardDeviation(rows: rows, columns: columns)
      #expect(agree(expected ?? 0, deviation), "\(initialization)")
      let w = try initialization.matrix(rows: rows, columns: columns, seed: 3)
      let found = w.frobeniusNorm / Double(rows * columns).squareRoot()
      #expect(abs(found / deviation - 1) < 0.05, "\(initialization)")
      if let bound = initialization.bound(rows: rows, columns: columns) {
        #expect(w.maximumMagnitude <= bound && w.maximumMagnitude > 0.99 * bound)
      }
    }
    #expect(
      agree(
        Initialization.xavierUniform(gain: 5.0 / 3).bound(rows: 3, columns: 5) ?? 0,
        5.0 / 3 * (6.0 / 8).squareRoot()
      )
    )
  }

  @Test func orthogonalIsOrthogonal() throws {
    for (rows, columns) in [(8, 8), (8, 3), (3, 8)] {
      let w = try Initialization.orthogonal(gain: 2).matrix(rows: rows, columns: columns, seed: 4)
      #expect(try w.singularValues.allSatisfy { agree($0, 2, 1e-14) })
    }
    #expect(
      try Initialization.identity.matrix(rows: 2, columns: 3, seed: 0)
        == Matrix([[1, 0, 0], [0, 1, 0]])
    )
  }

  @Test func absurdSizesThrow() {
    for size in [-1, Int.max, 1 << 30] {
      for each: Initialization in [.orthogonal, .xavierNormal, .identity, .zeros, .pyTorchDefault] {
        #expect(throws: EngineError.self) { try each.matrix(rows: size, columns: 2, seed: 1) }
        #expect(throws: EngineError.self) { try each.matrix(rows: 2, columns: size, seed: 1) }
      }
      #expect(throws: EngineError.self) { try Vector.normal(size, seed: 1) }
    }
    _ = try? Initialization.kaimingNormal.matrix(rows: 2, columns: 0, seed: 1)
    _ = SeededGenerator(seed: .min)
  }
}

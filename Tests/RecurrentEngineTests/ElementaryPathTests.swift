import EngineKernels
import RecurrentEngine
import Testing

/// The same bits on every path of the kernels, for one number and for arrays.
///
/// The path is a setting of the process. Other tests may run meanwhile: their results do not depend on it.
@Suite(.serialized) struct ElementaryPathTests {
  struct Function: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let one: @Sendable (Double) -> Double
    let many: (@Sendable ([Double]) -> [Double])?
    /// Of the bits of every result over the battery; the same for every build and processor.
    let digest: UInt64
  }

  static let functions = [
    Function(
      testDescription: "exp",
      one: { Elementary.exp($0) },
      many: { Elementary.exp($0) },
      digest: 0x42e9_f042_990d_a8d8
    ),
    Function(
      testDescription: "expm1",
      one: { Elementary.expm1($0) },
      many: { Elementary.expm1($0) },
      digest: 0x8fc6_36a2_9a9c_3d4b
    ),
    Function(
      testDescription: "log",
      one: { Elementary.log($0) },
      many: { Elementary.log($0) },
      digest: 0x4a24_acf6_9b5e_4597
    ),
    Function(
      testDescription: "log1p",
      one: { Elementary.log1p($0) },
      many: { Elementary.log1p($0) },
      digest: 0x0541_4483_0cdb_494a
    ),
    Function(
      testDescription: "tanh",
      one: { Elementary.tanh($0) },
      many: { Elementary.tanh($0) },
      digest: 0xf36f_b754_9de9_29f7
    ),
    Function(
      testDescription: "tanhDerivative",
      one: { Elementary.tanhDerivative($0) },
      many: { Elementary.tanhDerivative($0) },
      digest: 0x9990_c21f_87ef_ae3d
    ),
    Function(
      testDescription: "sigmoid",
      one: { Elementary.sigmoid($0) },
      many: { Elementary.sigmoid($0) },
      digest: 0xc0cd_4980_3380_b974
    ),
    Function(
      testDescription: "sigmoidDerivative",
      one: { Elementary.sigmoidDerivative($0) },
      many: { Elementary.sigmoidDerivative($0) },
      digest: 0xde14_9156_b87f_20ce
    ),
    Function(
      testDescription: "erf",
      one: { Elementary.erf($0) },
      many: nil,
      digest: 0xc5d1_0ef1_46e9_cd38
    ),
    Function(
      testDescription: "erfc",
      one: { Elementary.erfc($0) },
      many: nil,
      digest: 0xc219_83d2_6557_8d19
    ),
    Function(
      testDescription: "sin",
      one: { Elementary.sin($0) },
      many: nil,
      digest: 0x9b16_f4a1_3c17_21e3
    ),
    Function(
      testDescription: "cos",
      one: { Elementary.cos($0) },
      many: nil,
      digest: 0xc5b1_0bfe_b0dc_0960
    ),
    Function(
      testDescription: "pow",
      one: { Elementary.pow(abs($0), 1.75) },
      many: nil,
      digest: 0x7cda_39af_b59f_84aa
    ),
  ]

  static let paths = [UNROLL_PATH_BASELINE, UNROLL_PATH_AVX2, UNROLL_PATH_AVX512]

  /// Special values, the usual range, the tails and arbitrary bits; a count that no width divides.
  static let battery: [Double] = {
    var state: UInt64 = 7
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
    func uniform() -> Double { Double(next() >> 11) * 0x1p-53 - 0.5 }
    var x: [Double] = [0, -0.0, 1, -1, .infinity, -.infinity, .nan]
    x += [.leastNonzeroMagnitude, -.leastNormalMagnitude, .greatestFiniteMagnitude]
    for _ in 0..<300 { x += [4 * uniform(), 80 * uniform(), 1500 * uniform()] }
    for _ in 0..<303 { x.append(Double(bitPattern: next())) }
    return x
  }()

  @Test(arguments: functions)
  func bitsAreTheSameOnEveryPath(_ function: Function) {
    defer { unroll_choose_path() }
    for path in Self.paths where unroll_force_path(path) {
      #expect(unroll_current_path() == path)
      let results = Self.battery.map { function.one($0).bitPattern }
      #expect(Self.digest(results) == function.digest)
      guard let many = function.many else { continue }
      for count in [0, 1, 2, 3, 5, 8, 15, Self.battery.count] {
        let array = many(Array(Self.battery.prefix(count)))
        #expect(array.map(\.bitPattern) == Array(results.prefix(count)))
      }
    }
  }

  @Test func powersOfArraysAreThoseOfNumbers() {
    defer { unroll_choose_path() }
    let exponents = Array(Self.battery.reversed())
    let expected = zip(Self.battery, exponents).map { Elementary.pow($0, $1).bitPattern }
    for path in Self.paths where unroll_force_path(path) {
      var results = [Double](repeating: 0, count: expected.count)
      unroll_pow_array(Self.battery, exponents, &results, results.count)
      #expect(results.map(\.bitPattern) == expected)
    }
  }

  @Test func tanhWithItsSlopeIsThatOfEachAlone() {
    defer { unroll_choose_path() }
    let values = Self.battery.map { Elementary.tanh($0).bitPattern }
    let slopes = Self.battery.map { Elementary.tanhDerivative($0).bitPattern }
    for path in Self.paths where unroll_force_path(path) {
      for count in Array(0...40) + [Self.battery.count] {
        var (found, foundSlopes) = (Self.battery, Self.battery)
        foundSlopes.withUnsafeMutableBufferPointer {
          unroll_tanh_slope_array($0.baseAddress, &found, $0.baseAddress, count)
        }
        let comment: Comment = "\(count) numbers on path \(path.rawValue)"
        let rest = Self.battery.dropFirst(count).map(\.bitPattern)
        #expect(found.map(\.bitPattern) == values.prefix(count) + rest, comment)
        #expect(foundSlopes.map(\.bitPattern) == slopes.prefix(count) + rest, comment)
      }
    }
  }

  /// Rows of a softmax and its gradient against those of one row.
  @Test func rowsOfASoftmaxAreThoseOfOneRow() throws {
    defer { unroll_choose_path() }
    let rows = 37
    for classes in Array(1...19) + [33] {
      var generator = SeededGenerator(seed: classes)
      var logits = (0..<rows * classes).map { _ in generator.uniform(-30, 30) }
      for (row, special) in [Double.nan, .infinity, -.infinity, 800, 0, -0.0].enumerated() {
        logits[5 * row * classes + row % classes] = special
      }
      // A tie, and a row of nothing.
      for j in 0..<classes { logits[classes + j] = -0.0 }
      for j in 0..<classes { logits[2 * classes + j] = -.infinity }
      let targets = (0..<rows).map { $0 % 4 == 3 ? -1 : $0 % classes }
      for path in Self.paths where unroll_force_path(path) {
        let comment: Comment = "\(classes) classes on path \(path.rawValue)"
        var powers = logits
        var sums = [Double](repeating: 0, count: rows)
        var logRests = sums
        var tops = [Int](repeating: -1, count: rows)
        unroll_softmax_rows(logits, &powers, rows, classes, &sums, &logRests, &tops)
        unroll_softmax_gradients(&powers, rows, classes, sums, targets, 0.5)
        for row in 0..<rows {
          let o = Vector(Array(logits[row * classes..<(row + 1) * classes]))
          let found = powers[row * classes..<(row + 1) * classes].map(\.bitPattern)
          let top =
            o.elements.contains(where: \.isNaN)
            ? 0 : o.elements.firstIndex(of: o.elements.max() ?? 0)
          #expect(tops[row] == top, comment)
          guard targets[row] >= 0 else {
            #expect(try found == CrossEntropy.softmax(o).elements.map(\.bitPattern), comment)
            continue
          }
          let gradient = try CrossEntropy.gradient(logits: o, target: targets[row])
          #expect(found == gradient.elements.map { (0.5 * $0).bitPattern }, comment)
          let loss = logRests[row] + (o.elements[tops[row]] - o.elements[targets[row]])
          let expected = try CrossEntropy.loss(logits: o, target: targets[row])
          #expect(loss.bitPattern == expected.bitPattern || loss.isNaN && expected.isNaN, comment)
        }
      }
    }
  }

  @Test func aPathTheProcessorLacksIsRefused() {
    #expect(unroll_force_path(UNROLL_PATH_BASELINE))
    unroll_choose_path()
    let current = unroll_current_path()
    #expect(unroll_path_is_available(current))
    #expect(!unroll_force_path(unroll_path(rawValue: 99)))
    #expect(unroll_current_path() == current)
  }

  @Test func resultMayReplaceTheArguments() {
    var x = Self.battery
    x.withUnsafeMutableBufferPointer { unroll_tanh_array($0.baseAddress, $0.baseAddress, $0.count) }
    #expect(x.map(\.bitPattern) == Elementary.tanh(Self.battery).map(\.bitPattern))
  }

  /// FNV-1a over 64-bit words.
  private static func digest(_ words: [UInt64]) -> UInt64 {
    words.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ $1) &* 0x100_0000_01b3 }
  }
}

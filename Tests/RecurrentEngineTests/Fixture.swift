import Foundation
import RecurrentEngine
import Testing

/// What `scripts/fixtures/make_engine_fixtures.py` wrote.
enum Fixture {
  static func load<Case: Decodable>(_ name: String, as type: Case.Type = Case.self) throws -> [Case]
  {
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Fixtures")
    )
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf",
      negativeInfinity: "-inf",
      nan: "nan"
    )
    return try decoder.decode([Case].self, from: Data(contentsOf: url))
  }

  /// The activation with a fixture's name.
  static func activation(_ name: String) throws -> Activation {
    let all: [String: Activation] = [
      "sigmoid": .sigmoid, "tanh": .tanh, "relu": .relu, "leakyRelu": .leakyRelu,
      "leakyRelu 0.2": .leakyRelu(slope: 0.2), "elu": .elu, "elu 1.5": .elu(alpha: 1.5),
      "selu": .selu, "gelu": .gelu, "geluTanh": .geluTanh, "silu": .silu, "mish": .mish,
      "softplus": .softplus, "softplus 2": .softplus(beta: 2), "softsign": .softsign,
      "hardtanh": .hardtanh,
      "hardsigmoid": .hardsigmoid, "identity": .identity,
    ]
    return try #require(all[name])
  }
}

/// Whether two numbers agree to a relative tolerance, NaN with NaN and an infinity with itself.
func agree(_ a: Double, _ b: Double, _ tolerance: Double = 1e-12, floor: Double = 0) -> Bool {
  if a.isNaN || b.isNaN { return a.isNaN && b.isNaN }
  if a == b { return true }
  return abs(a - b) <= tolerance * max(abs(a), abs(b), floor)
}

/// Whether two arrays agree to a tolerance relative to the largest of their elements.
func agree(_ a: [Double], _ b: [Double], _ tolerance: Double = 1e-12) -> Bool {
  guard a.count == b.count else { return false }
  let largest = (a + b).filter(\.isFinite).map(abs).max() ?? 0
  return zip(a, b).allSatisfy { agree($0, $1, tolerance, floor: largest) }
}

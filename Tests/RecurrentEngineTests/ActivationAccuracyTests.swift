import Foundation
import RecurrentEngine
import Testing

/// The accuracy that the documentation of ``Activation`` states, against scripts/fixtures/make_activation_fixtures.py.
@Suite struct ActivationAccuracyTests {
  /// A function with the ulps its documentation states.
  struct Promise: CustomTestStringConvertible, Sendable {
    let name: String
    let ulps: Double
    let function: @Sendable (Double) throws -> Double
    var testDescription: String { name }
  }

  static let activations: [(name: String, function: Activation, value: Double, slope: Double)] = [
    ("sigmoid", .sigmoid, 0.6, 0.6), ("tanh", .tanh, 0.7, 0.6), ("elu", .elu, 0.82, 0.6),
    ("selu", .selu, 1.5, 1.5), ("gelu", .gelu, 2, 2.7), ("geluTanh", .geluTanh, 2.1, 3.8),
    ("silu", .silu, 1.5, 1.8), ("mish", .mish, 2.6, 3.6), ("softplus", .softplus, 1.4, 0.6),
    ("softsign", .softsign, 1.5, 3), ("hardsigmoid", .hardsigmoid, 1.1, 0),
  ]

  static let promises =
    activations.flatMap { each -> [Promise] in
      let (f, name) = (each.function, each.name)
      let value = Promise(name: name, ulps: each.value) { f($0) }
      let slope = Promise(name: name + "-derivative", ulps: each.slope) { f.derivative($0) }
      return name == "hardsigmoid" ? [value] : [value, slope]
    }
    + [
      (Activation.sigmoid, 1), (.tanh, 1.1), (.elu, 0.5), (.selu, 2.2), (.softplus, 0.7),
      (.softsign, 1.5),
    ].map { f, ulps in
      Promise(name: f.name.lowercased() + "-fromOutput", ulps: ulps) {
        try f.derivative(fromOutput: $0)
      }
    }

  @Test(arguments: promises)
  func errorStaysBelowTheStatedUlps(_ promise: Promise) throws {
    let references = try Self.references.get().filter { $0.name == promise.name }
    #expect(references.count > 60)
    var worst = (error: 0.0, x: 0.0)
    for each in references {
      let found = try promise.function(each.x)
      let error = ((found - each.result) - each.rest * each.result.ulp) / each.unit.ulp
      if abs(error) > worst.error { worst = (abs(error), each.x) }
    }
    #expect(worst.error <= promise.ulps, "\(promise.name)(\(worst.x))")
  }

  struct Reference {
    let name: String
    let x: Double
    let result: Double
    let rest: Double
    let unit: Double
  }

  static let references = Result {
    let url = try #require(
      Bundle.module.url(
        forResource: "activation-ulps",
        withExtension: "txt",
        subdirectory: "Fixtures"
      )
    )
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
      let fields = line.split(separator: " ")
      func double(_ index: Int) throws -> Double {
        Double(bitPattern: try #require(UInt64(fields[index], radix: 16)))
      }
      return Reference(
        name: String(fields[0]),
        x: try double(1),
        result: try double(2),
        rest: try #require(Double(fields[3])),
        unit: try double(4)
      )
    }
  }
}

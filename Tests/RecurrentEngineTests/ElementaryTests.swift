import Foundation
import RecurrentEngine
import Testing

/// Accuracy against the fixture of scripts/fixtures/make_elementary_fixtures.py.
@Suite struct ElementaryTests {
  /// A function with the accuracy its documentation states, in ulps.
  struct Promise: CustomTestStringConvertible, Sendable {
    let name: String
    let normal: Double
    let subnormal: Double
    let function: @Sendable ([Double]) -> Double

    var testDescription: String { name }

    init(
      _ name: String,
      _ normal: Double,
      subnormal: Double? = nil,
      _ function: @escaping @Sendable (Double) -> Double
    ) {
      self.init(name, normal, subnormal: subnormal) { (arguments: [Double]) in
        function(arguments[0])
      }
    }

    init(
      _ name: String,
      _ normal: Double,
      subnormal: Double? = nil,
      of function: @escaping @Sendable ([Double]) -> Double
    ) {
      self.name = name
      self.normal = normal
      self.subnormal = subnormal ?? normal
      self.function = function
    }
  }

  static let promises = [
    Promise("exp", 0.6, subnormal: 0.77) { Elementary.exp($0) },
    Promise("expm1", 0.82) { Elementary.expm1($0) },
    Promise("log", 0.6) { Elementary.log($0) },
    Promise("log1p", 0.6) { Elementary.log1p($0) },
    Promise("pow", 0.7, subnormal: 0.8, of: { Elementary.pow($0[0], $0[1]) }),
    Promise("tanh", 0.7) { Elementary.tanh($0) },
    Promise("tanhDerivative", 0.6, subnormal: 0.77) { Elementary.tanhDerivative($0) },
    Promise("sigmoid", 0.6, subnormal: 0.77) { Elementary.sigmoid($0) },
    Promise("sigmoidDerivative", 0.6, subnormal: 0.77) { Elementary.sigmoidDerivative($0) },
    Promise("erf", 0.75) { Elementary.erf($0) },
    Promise("erfc", 0.75, subnormal: 0.8) { Elementary.erfc($0) },
    Promise("sin", 0.82) { Elementary.sin($0) },
    Promise("cos", 0.82) { Elementary.cos($0) },
  ]

  @Test(arguments: promises)
  func errorStaysBelowTheStatedUlps(_ promise: Promise) throws {
    let references = try ElementaryFixture.references(of: promise.name)
    #expect(references.count > 150)
    for reference in references {
      let result = promise.function(reference.arguments)
      let error = abs(reference.error(of: result))
      let bound = reference.result.isNormal ? promise.normal : promise.subnormal
      #expect(error <= bound, "\(promise.name)(\(reference.arguments)) = \(result)")
    }
  }

  @Test func slopesKeepRelativeAccuracyInTheTails() throws {
    for name in ["tanhDerivative", "sigmoidDerivative"] {
      let promise = try #require(Self.promises.first { $0.name == name })
      for reference in try ElementaryFixture.references(of: name) where reference.result.isNormal {
        let result = promise.function(reference.arguments)
        #expect(abs(result / reference.result - 1) <= 1e-14)
      }
    }
  }

  @Test func aWrongLastDigitWouldBeSeen() throws {
    let reference = try #require(try ElementaryFixture.references(of: "exp").last)
    #expect(abs(reference.error(of: reference.result)) <= 0.5)
    #expect(abs(reference.error(of: reference.result.nextUp.nextUp)) > 1)
  }
}

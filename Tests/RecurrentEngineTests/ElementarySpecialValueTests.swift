import RecurrentEngine
import Testing

/// Results that are exact by definition, compared bit by bit.
@Suite struct ElementarySpecialValueTests {
  static let infinity = Double.infinity
  static let largest = Double.greatestFiniteMagnitude
  static let tiny = Double.leastNonzeroMagnitude

  @Test func exponentials() {
    expect(Elementary.exp(0), 1)
    expect(Elementary.exp(-0.0), 1)
    expect(Elementary.exp(Self.infinity), .infinity)
    expect(Elementary.exp(709.7827128933841), .infinity)
    expect(Elementary.exp(Self.largest), .infinity)
    expect(Elementary.exp(-745.1332191019411), Self.tiny)
    expect(Elementary.exp(-745.1332191019412), 0)
    expect(Elementary.exp(-Self.infinity), 0)
    expect(Elementary.expm1(-0.0), -0.0)
    expect(Elementary.expm1(-Self.tiny), -Self.tiny)
    expect(Elementary.expm1(-Self.infinity), -1)
    expect(Elementary.expm1(Self.infinity), .infinity)
  }

  @Test func logarithms() {
    expect(Elementary.log(1), 0)
    expect(Elementary.log(0), -.infinity)
    expect(Elementary.log(-0.0), -.infinity)
    expect(Elementary.log(Self.infinity), .infinity)
    expect(Elementary.log(-1), .nan)
    expect(Elementary.log(-Self.infinity), .nan)
    expect(Elementary.log1p(-0.0), -0.0)
    expect(Elementary.log1p(Self.tiny), Self.tiny)
    expect(Elementary.log1p(-1), -.infinity)
    expect(Elementary.log1p(-1.5), .nan)
    expect(Elementary.log1p(Self.infinity), .infinity)
  }

  @Test func activations() {
    expect(Elementary.tanh(-0.0), -0.0)
    expect(Elementary.tanh(-Self.tiny), -Self.tiny)
    expect(Elementary.tanh(-Self.infinity), -1)
    expect(Elementary.tanh(20), 1)
    expect(Elementary.tanhDerivative(0), 1)
    expect(Elementary.tanhDerivative(-Self.infinity), 0)
    expect(Elementary.tanhDerivative(Self.largest), 0)
    expect(Elementary.sigmoid(0), 0.5)
    expect(Elementary.sigmoid(-0.0), 0.5)
    expect(Elementary.sigmoid(Self.infinity), 1)
    expect(Elementary.sigmoid(-Self.infinity), 0)
    expect(Elementary.sigmoidDerivative(-0.0), 0.25)
    expect(Elementary.sigmoidDerivative(Self.infinity), 0)
  }

  @Test func errorFunctionAndAngles() {
    expect(Elementary.erf(-0.0), -0.0)
    expect(Elementary.erf(-Self.infinity), -1)
    expect(Elementary.erfc(0), 1)
    expect(Elementary.erfc(Self.infinity), 0)
    expect(Elementary.erfc(-Self.infinity), 2)
    expect(Elementary.sin(-0.0), -0.0)
    expect(Elementary.sin(Self.tiny), Self.tiny)
    expect(Elementary.sin(Self.infinity), .nan)
    expect(Elementary.cos(0), 1)
    expect(Elementary.cos(-Self.infinity), .nan)
  }

  /// C99, annex F.9.4.4.
  @Test func powers() {
    for x in [0.0, -0.0, 1, -2, Self.infinity, .nan] {
      expect(Elementary.pow(x, 0), 1)
      expect(Elementary.pow(x, -0.0), 1)
      expect(Elementary.pow(1, x), 1)
    }
    expect(Elementary.pow(-1, Self.infinity), 1)
    expect(Elementary.pow(-1, -Self.infinity), 1)
    expect(Elementary.pow(-0.0, -3), -.infinity)
    expect(Elementary.pow(-0.0, -2), .infinity)
    expect(Elementary.pow(-0.0, -0.5), .infinity)
    expect(Elementary.pow(-0.0, 3), -0.0)
    expect(Elementary.pow(-0.0, 2.5), 0)
    expect(Elementary.pow(0.5, Self.infinity), 0)
    expect(Elementary.pow(-0.5, -Self.infinity), .infinity)
    expect(Elementary.pow(-1.5, -Self.infinity), 0)
    expect(Elementary.pow(-Self.infinity, -3), -0.0)
    expect(Elementary.pow(-Self.infinity, 3), -.infinity)
    expect(Elementary.pow(-Self.infinity, 2.5), .infinity)
    expect(Elementary.pow(Self.infinity, -0.5), 0)
    expect(Elementary.pow(-2, 0.5), .nan)
    expect(Elementary.pow(2, .nan), .nan)
    expect(Elementary.pow(-2, 0x1p53), .infinity)
    expect(Elementary.pow(-1, 0x1.fffffffffffffp52), -1)
    expect(Elementary.pow(-2, 3), -8)
    expect(Elementary.pow(2, -1074), Self.tiny)
    expect(Elementary.pow(2, 1023), 0x1p1023)
    expect(Elementary.pow(2, 1024), .infinity)
    expect(Elementary.pow(2, -1076), 0)
    expect(Elementary.pow(10, 2), 100)
  }

  /// The sign and payload of a NaN differ between processors, so ours is always the same.
  @Test(arguments: [Double.nan, -Double.nan, Double(nan: 5, signaling: false)])
  func nanIsCanonical(_ x: Double) {
    let functions: [(Double) -> Double] = [
      Elementary.exp, Elementary.expm1, Elementary.log, Elementary.log1p, Elementary.tanh,
      Elementary.tanhDerivative, Elementary.sigmoid, Elementary.sigmoidDerivative,
      Elementary.erf, Elementary.erfc, Elementary.sin, Elementary.cos,
      { Elementary.pow($0, 2) }, { Elementary.pow(2, $0) },
    ]
    for function in functions { #expect(function(x).bitPattern == 0x7ff8_0000_0000_0000) }
  }

  private func expect(
    _ result: Double,
    _ expected: Double,
    at location: SourceLocation = #_sourceLocation
  ) {
    #expect(
      result.bitPattern == expected.bitPattern,
      "\(result) is not \(expected)",
      sourceLocation: location
    )
  }
}

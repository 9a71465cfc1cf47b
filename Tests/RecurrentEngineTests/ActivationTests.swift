import RecurrentEngine
import Testing

@Suite struct ActivationTests {
  struct Case: Decodable, Sendable {
    let activation: String
    let x: [Double]
    let value: [Double]
    let derivative: [Double]
  }

  @Test func agreesWithPyTorch() throws {
    let cases = try Fixture.load("activations", as: Case.self)
    #expect(cases.count == 18)
    for each in cases {
      let f = try Fixture.activation(each.activation)
      for (index, x) in each.x.enumerated() {
        // PyTorch's own tails are absolute: 1 − tanh², σ(1 − σ), ln(1 + e).
        #expect(
          agree(f(x), each.value[index], floor: 1e-3),
          "\(each.activation)(\(x)) = \(f(x))"
        )
        #expect(
          agree(f.derivative(x), each.derivative[index], floor: 1e-3),
          "\(each.activation)′(\(x)) = \(f.derivative(x))"
        )
      }
    }
  }

  @Test func kinksArePyTorchs() {
    #expect(Activation.relu.derivative(0) == 0)
    #expect(Activation.leakyRelu.derivative(0) == 0.01)
    #expect(Activation.elu(alpha: 1.5).derivative(0) == 1.5)
    #expect(Activation.selu.derivative(0) == 1.7580993408473768)
    #expect(Activation.hardtanh.derivative(1) == 0)
    #expect(Activation.hardtanh.derivative(-1) == 0)
    #expect(Activation.hardsigmoid.derivative(3) == 0)
    #expect(Activation.softplus.derivative(20.001) == 1)
  }

  /// References: mpmath with 40 digits.
  @Test(arguments: [
    (40.0, 4.248354255291589e-18), (-40, 4.248354255291589e-18), (700, 9.859676543759770e-305),
    (0, 0.25), (1, 0.19661193324148188), (-20, 2.0611536139418493e-09),
  ])
  func sigmoidsSlopeKeepsItsDigits(x: Double, slope: Double) {
    #expect(agree(Activation.sigmoid.derivative(x), slope, 1e-15))
    #expect(agree(Activation.tanh.derivative(x / 2), 4 * slope, 1e-15))
  }

  @Test func floatingPointEndsTheTails() {
    #expect(Activation.sigmoid.derivative(744) > 0)
    #expect(Activation.sigmoid.derivative(746) == 0)
    #expect(Activation.tanh.derivative(372) > 0)
    #expect(Activation.tanh.derivative(374) == 0)
  }

  @Test func rangesKnowTheirEnds() {
    #expect(Activation.sigmoid.derivativeRange.description == "(0, 0.25]")
    #expect(Activation.tanh.derivativeRange.description == "(0, 1]")
    #expect(Activation.relu.derivativeRange.description == "[0, 1]")
    #expect(Activation.relu.range.description == "[0, ∞)")
    #expect(Activation.tanh.range.description == "(-1, 1)")
    #expect(Activation.identity.range.description == "(-∞, ∞)")
    #expect(Activation.leakyRelu.derivativeRange.description == "[0.01, 1]")
    #expect(Activation.elu(alpha: 2).derivativeRange.description == "(0, 2]")
    #expect(Activation.hardsigmoid.derivativeRange.upperBound == 1.0 / 6)
  }

  @Test(arguments: Activation.all)
  func rangesHoldEveryValueAndAreTight(f: Activation) {
    var values: [Double] = []
    var slopes: [Double] = []
    for step in -2400...2400 {
      let x = Double(step) / 200
      values.append(f(x))
      slopes.append(f.derivative(x))
    }
    let tolerance = 1e-15
    #expect(values.allSatisfy { $0 >= f.range.lowerBound - tolerance })
    #expect(values.allSatisfy { $0 <= f.range.upperBound + tolerance })
    #expect(slopes.allSatisfy { $0 >= f.derivativeRange.lowerBound - tolerance })
    #expect(slopes.allSatisfy { $0 <= f.derivativeRange.upperBound + tolerance })
    #expect(agree(slopes.max() ?? 0, f.derivativeRange.upperBound, 1e-4))
    let slack = f == .softsign ? 0.01 : 1e-4
    #expect(abs((slopes.min() ?? 0) - f.derivativeRange.lowerBound) < slack)
  }

  @Test(arguments: Activation.all)
  func derivativeAgreesWithDifferences(f: Activation) {
    for x in [-4.3, -2.1, -0.7, -0.2, 0.3, 0.9, 2.6, 5.1] {
      let difference = (f(x + 1e-6) - f(x - 1e-6)) / 2e-6
      #expect(abs(difference - f.derivative(x)) < 1e-9, "\(f.name) at \(x)")
    }
  }

  @Test(arguments: Activation.all)
  func derivativeFromOutput(f: Activation) throws {
    guard f.hasDerivativeFromOutput else {
      #expect(throws: EngineError.noDerivativeFromOutput(activation: f.name)) {
        try f.derivative(fromOutput: 0.5)
      }
      return
    }
    for x in [-2.5, -1, -0.25, 0, 0.25, 1, 2.5] {
      #expect(agree(try f.derivative(fromOutput: f(x)), f.derivative(x), 1e-13), "\(f.name)")
    }
  }

  @Test(arguments: Activation.all)
  func nonFiniteIsAResult(f: Activation) {
    #expect(f(.nan).isNaN)
    #expect(f.derivative(.nan).isNaN)
    _ = (f(.infinity), f(-.infinity), f.derivative(.infinity), f.derivative(-.infinity))
  }

  @Test func gainsArePyTorchs() throws {
    struct Gain: Decodable {
      let activation: String
      let gain: Double
    }
    for each in try Fixture.load("gains", as: Gain.self) {
      #expect(agree(try Fixture.activation(each.activation).initializationGain, each.gain))
    }
  }

  @Test func vectorsGoElementByElement() throws {
    #expect(try Activation.relu([-1, 2]) == [0, 2])
    #expect(try Activation.relu.derivative([-1, 2]) == [0, 1])
  }
}

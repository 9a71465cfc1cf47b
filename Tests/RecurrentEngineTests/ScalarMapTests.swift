import RecurrentEngine
import Testing

@Suite struct ScalarMapTests {
  @Test func bistableMapsHaveThreeFixedPoints() throws {
    let map = ScalarMap(weight: 6, bias: -3, activation: .sigmoid)
    let points = try map.fixedPoints()
    #expect(points.count == 3)
    #expect(points.map(\.isStable) == [true, false, true])
    #expect(agree(points[1].value, 0.5, 1e-15))
    #expect(agree(points[1].slope, 1.5, 1e-15))
    #expect(agree(points[0].value + points[2].value, 1, 1e-14))
    for point in points { #expect(agree(map(point.value), point.value, 1e-14)) }
    #expect(try ScalarMap(weight: 3.9, bias: -1.95, activation: .sigmoid).fixedPoints().count == 1)
  }

  @Test func theTwoStatesAreOneNetwork() throws {
    let hidden = ScalarMap(weight: 2.5, bias: 0.3, activation: .tanh)
    let before = ScalarMap(weight: 2.5, bias: 0.3, activation: .tanh, state: .preactivation)
    let s = try hidden.orbit(from: 0.2, steps: 9)
    let x = try before.orbit(from: 2.5 * 0.2 + 0.3, steps: 9)
    #expect(agree(s.elements.map { 2.5 * $0 + 0.3 }, x.elements, 1e-14))
    #expect(
      agree(
        try hidden.derivative(from: 0.2, steps: 9),
        try before.derivative(from: 0.8, steps: 9),
        1e-12
      )
    )
  }

  @Test func isANetworkOfOneUnit() throws {
    let network = try RecurrentNetwork(
      inputWeights: Matrix([[0]]),
      recurrentWeights: Matrix([[-7]]),
      hiddenBias: [3.5],
      initialHiddenState: [0.4],
      activation: .sigmoid
    )
    let trace = try network.forward([Vector](repeating: [0], count: 30))
    let map = ScalarMap(weight: -7, bias: 3.5, activation: .sigmoid)
    #expect(try map.orbit(from: 0.4, steps: 30).elements == trace.hiddenStates.elements)
    let gain = try map.derivative(from: 0.4, steps: 30).magnitude
    #expect(agree(gain, try trace.gain(from: 0, to: 30)))
  }

  @Test func attractorsAreCyclesAndPoints() throws {
    let cycle = try ScalarMap(weight: -8, bias: 4, activation: .sigmoid)
      .attractor(from: 0.3, count: 4).elements
    #expect(cycle[0] == cycle[2] && cycle[1] == cycle[3] && abs(cycle[0] - cycle[1]) > 0.5)
    let point = try ScalarMap(weight: 2, bias: 0, activation: .sigmoid).attractor(from: 0.3)
    #expect(point.count == 16 && Set(point.elements).count == 1)
  }

  @Test func lyapunovExponentIsTheLogarithmOfTheSlope() throws {
    let map = ScalarMap(weight: 3.9, bias: -1.95, activation: .sigmoid)
    let exponent = try map.lyapunovExponent(from: 0.5, steps: 50)
    #expect(agree(exponent, Elementary.log(0.975), 1e-13))
    // The tent map's sister: x ↦ 2 relu... a straight line doubles everything.
    let doubling = ScalarMap(weight: 2, activation: .identity)
    #expect(agree(try doubling.lyapunovExponent(from: 1, steps: 20), Elementary.log(2), 1e-14))
  }

  @Test func boundsAndCountsAreChecked() throws {
    let map = ScalarMap(weight: 2)
    for steps in [-1, Int.min, Int.max] {
      #expect(throws: EngineError.self) { try map.orbit(from: 0, steps: steps) }
      #expect(throws: EngineError.self) { try map.derivative(from: 0, steps: steps) }
      #expect(throws: EngineError.self) { try map.attractor(from: 0, count: steps) }
      #expect(throws: EngineError.self) { try map.attractor(from: 0, discarding: steps) }
      #expect(throws: EngineError.self) { try map.lyapunovExponent(from: 0, steps: steps) }
      #expect(throws: EngineError.self) { try map.fixedPoints(samples: steps) }
    }
    #expect(throws: EngineError.self) { try map.fixedPoints(from: 1, to: 1) }
    #expect(throws: EngineError.self) { try map.fixedPoints(from: .nan, to: 1) }
    #expect(throws: EngineError.self) { try map.fixedPoints(from: -.infinity, to: 1) }
    #expect(try ScalarMap(weight: .nan).fixedPoints().isEmpty)
    #expect(try ScalarMap(weight: .infinity, state: .preactivation).fixedPoints().count <= 1)
    #expect(
      try ScalarMap(weight: 0, activation: .relu, state: .preactivation).fixedPoints().count == 1
    )
  }
}

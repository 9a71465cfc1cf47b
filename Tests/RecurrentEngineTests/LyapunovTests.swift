import RecurrentEngine
import Testing

@Suite struct LyapunovTests {
  private func still(_ w: Matrix, _ activation: Activation, steps: Int) throws -> ForwardTrace {
    try RecurrentNetwork(
      inputWeights: Matrix.zeros(rows: w.rowCount, columns: 1),
      recurrentWeights: w,
      hiddenBias: Vector.uniform(w.rowCount, from: -0.5, to: 0.5, seed: 3),
      initialHiddenState: Vector.uniform(w.rowCount, from: -1, to: 1, seed: 4),
      activation: activation
    ).forward([Vector](repeating: [0], count: steps))
  }

  @Test func linearNetworksHaveTheEigenvaluesLogarithms() throws {
    let w = try Matrix([[0.9, 5, 1], [0, 0.5, -2], [0, 0, 1.1]])
    let exponents = try still(w, .identity, steps: 300).lyapunovExponents(discarding: 150)
    let expected = [1.1, 0.9, 0.5].map { Elementary.log($0) }
    for (found, expected) in zip(exponents, expected) { #expect(abs(found - expected) < 1e-9) }
  }

  @Test func orthogonalNetworksHaveNone() throws {
    let w = try Initialization.orthogonal.matrix(rows: 5, columns: 5, seed: 2)
    let exponents = try still(w, .identity, steps: 50).lyapunovExponents()
    #expect(exponents.allSatisfy { abs($0) < 1e-14 })
  }

  /// Σ λ is the mean of ln|det J|, whatever the network.
  @Test func theirSumIsTheMeanLogarithmOfTheDeterminant() throws {
    let w = try Initialization.normal(standardDeviation: 1).matrix(rows: 2, columns: 2, seed: 5)
    let trace = try still(w, .tanh, steps: 40)
    var sum = 0.0
    for k in 0..<40 {
      let j = try trace.stepJacobian(k)
      let determinant = try j.at(0, 0) * j.at(1, 1) - j.at(0, 1) * j.at(1, 0)
      sum += Elementary.log(determinant.magnitude) / 40
    }
    #expect(agree(try trace.lyapunovExponents().sum, sum, 1e-11))
  }

  /// The first exponent is the rate of the gain, where the gain itself has not yet underflown.
  @Test func theFirstIsTheRateOfTheGain() throws {
    let w = try Initialization.normal(standardDeviation: 0.5).matrix(rows: 6, columns: 6, seed: 7)
    let trace = try still(w, .tanh, steps: 400)
    let exponent = try trace.lyapunovExponents(count: 1, discarding: 100).at(0)
    let rate = Elementary.log(try trace.gain(from: 100, to: 400)) / 300
    #expect(abs(exponent - rate) < 0.02)
  }

  @Test func gatedNetworksHaveThemToo() throws {
    let lstm = try LSTMNetwork(inputSize: 1, hiddenSize: 3, outputSize: 1, seed: 1)
    let exponents = try lstm.forward([Vector](repeating: [0.5], count: 60)).lyapunovExponents()
    #expect(exponents.count == 6 && exponents.elements[0] < 0)
    #expect(throws: EngineError.self) {
      try lstm.forward([[0.5]]).lyapunovExponents(count: 7)
    }
    #expect(throws: EngineError.self) {
      try lstm.forward([[0.5]]).lyapunovExponents(discarding: 1)
    }
  }

  @Test func deadDirectionsAreMinusInfinity() throws {
    let exponents = try still(Matrix([[1, 0], [0, 0]]), .identity, steps: 5).lyapunovExponents()
    #expect(exponents.elements[1] == -.infinity)
  }
}

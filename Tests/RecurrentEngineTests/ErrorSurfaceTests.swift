import RecurrentEngine
import Testing

@Suite struct ErrorSurfaceTests {
  struct Case: Decodable {
    let activation: String
    let steps: Int
    let weight: Double
    let bias: Double
    let error: Double
    let state: Double
    let gradient: [Double]
  }

  @Test func agreesWithPyTorch() throws {
    let cases = try Fixture.load("surfaces", as: Case.self)
    #expect(cases.count == 30)
    for each in cases {
      let activation = try Fixture.activation(each.activation)
      let surface = ErrorSurface(stepCount: each.steps, activation: activation)
      let note: Comment = "\(each)"
      let map = ScalarMap(
        weight: each.weight,
        bias: each.bias,
        activation: activation,
        state: .preactivation
      )
      let state = try map.orbit(from: 0.5, steps: each.steps).at(each.steps)
      #expect(agree(state, each.state, 1e-9), note)
      let error = try surface.error(weight: each.weight, bias: each.bias)
      #expect(agree(error, each.error, 1e-9), note)
      let gradient = try surface.gradient(weight: each.weight, bias: each.bias)
      #expect(agree(gradient.elements, each.gradient, 1e-9), note)
    }
  }

  @Test func gradientAgreesWithDifferences() throws {
    let surface = ErrorSurface(stepCount: 12)
    let (w, b) = (3.7, -1.2)
    let gradient = try surface.gradient(weight: w, bias: b)
    let h = 1e-6
    let byWeight =
      try (surface.error(weight: w + h, bias: b) - surface.error(weight: w - h, bias: b)) / (2 * h)
    let byBias =
      try (surface.error(weight: w, bias: b + h) - surface.error(weight: w, bias: b - h)) / (2 * h)
    #expect(agree(gradient.elements, [byWeight, byBias], 1e-7))
  }

  /// Between b where x₅₀ ends low and b where it ends high the error jumps, on a strip that a grid of 400 points misses.
  @Test func thereIsAWallThatACoarseGridMisses() throws {
    let surface = ErrorSurface()
    let grid = (0...400).map { -3 + 0.0025 * Double($0) }
    let seen = try surface.gradientNorms(weights: [5.2], biases: grid).maximumMagnitude
    #expect(seen < 1)
    var (low, high) = (-3.0, -2.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if try surface.error(weight: 5.2, bias: middle) > 0.2 { low = middle } else { high = middle }
    }
    let wall = try surface.gradient(weight: 5.2, bias: high).norm
    #expect(wall > 10_000 * seen)
    let errors = try surface.errors(weights: [5.2], biases: [low - 1e-3, high + 1e-3]).elements
    #expect(errors[0] - errors[1] > 0.3)
  }

  @Test func clippedDescentStaysNear() throws {
    let surface = ErrorSurface()
    let plain = try surface.descent(weight: 5.2, bias: -2.6, trainingSteps: 40)
    let clipped = try surface.descent(
      weight: 5.2,
      bias: -2.6,
      trainingSteps: 40,
      clipping: .norm(0.1)
    )
    #expect(plain.weights.count == 41 && plain.errors.elements[0] == clipped.errors.elements[0])
    for (path, isClipped) in [(clipped, true), (plain, false)] {
      let moves = zip(
        zip(path.weights.elements, path.weights.elements.dropFirst()),
        zip(path.biases.elements, path.biases.elements.dropFirst())
      ).map { Vector([$0.1 - $0.0, $1.1 - $1.0]).norm }
      if isClipped { #expect(moves.allSatisfy { $0 <= 0.0100001 }) }
      for (move, norm) in zip(moves, path.gradientNorms.elements) where !isClipped {
        #expect(agree(move, 0.1 * norm, 1e-9, floor: 1e-6))
      }
    }
  }
}

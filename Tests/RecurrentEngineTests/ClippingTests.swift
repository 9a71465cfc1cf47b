import RecurrentEngine
import Testing

@Suite struct ClippingTests {
  struct Case: Decodable {
    let gradients: [[Double]]
    let maximum: Double
    let normType: Double?
    let norm: Double?
    let clipped: [[Double]]
  }

  @Test func agreesWithPyTorch() throws {
    let cases = try Fixture.load("clipping", as: Case.self)
    #expect(cases.count == 153)
    for each in cases {
      let gradients = each.gradients.map { Vector($0) }
      let found: [Vector]
      if let normType = each.normType {
        let clipping = try gradients.clipped(toNorm: each.maximum, normType: normType)
        #expect(agree(clipping.normBefore, try #require(each.norm)))
        found = clipping.clipped
      } else {
        found = try gradients.clipped(toValue: each.maximum)
      }
      let note: Comment = "\(each)"
      for (a, b) in zip(found.flatMap(\.elements), each.clipped.flatMap { $0 }) {
        #expect(agree(a, b), note)
      }
    }
  }

  @Test func epsilonIsAlwaysAdded() throws {
    let g: Vector = [3, 4]
    #expect(try g.clipped(toNorm: 5).factor == 5 / (5 + 1e-6))
    let exact = try g.clipped(toNorm: 5, epsilon: 0)
    #expect(exact.factor == 1 && !exact.isClipped && exact.clipped == g)
    #expect(try g.clipped(toNorm: 1, epsilon: 0).clipped.norm == 1)
    #expect(try Vector([0, 0]).clipped(toNorm: 0, epsilon: 0).factor.isNaN)
    #expect(try g.clipped(toNorm: .infinity).clipped == g)
  }

  @Test func threeWaysTurnDifferently() throws {
    let network = try RecurrentNetwork(inputSize: 2, hiddenSize: 3, outputSize: 2, seed: 6)
    let inputs = try (0..<5).map { try Vector.normal(2, seed: $0) }
    let gradients = try network.gradients(inputs, targets: [0, 1, 0, 1, 1])
    let byNorm = try gradients.clipped(toNorm: 0.01)
    #expect(agree(try byNorm.clipped.cosine(to: gradients), 1, 1e-14))
    #expect(agree(try byNorm.clipped.totalNorm(), 0.01, 1e-3))
    #expect(agree(byNorm.normBefore, try gradients.totalNorm()))
    #expect(byNorm.clipped.inputs == gradients.inputs)
    let byValue = try gradients.clipped(toValue: 0.01)
    #expect(try byValue.cosine(to: gradients) < 0.999)
    #expect(byValue.recurrentWeights.maximumMagnitude <= 0.01)
    let normalized = try gradients.normalizedPerTensor()
    #expect(agree(try normalized.totalNorm(), 5.0.squareRoot(), 1e-14))
    #expect(try normalized.cosine(to: gradients) < 0.999)
    #expect(normalized.tensors.allSatisfy { agree($0.norm, 1, 1e-14) })
  }

  @Test func zeroTensorsNormaliseToNaN() throws {
    let found = try [Vector([0, 0]), Vector([3, 4])].normalizedPerTensor()
    #expect(found[0].allSatisfy { $0.isNaN })
    #expect(found[1] == [0.6, 0.8])
  }

  @Test func hugeGradientsDoNotOverflow() throws {
    let clipping = try [Vector([3e200]), Vector([4e200])].clipped(toNorm: 1)
    #expect(agree(clipping.normBefore, 5e200, 1e-15))
    #expect(agree(try clipping.clipped.totalNorm(), 1))
  }

  @Test func badArgumentsThrow() throws {
    let g: Vector = [3, 4]
    #expect(throws: EngineError.self) { try g.clipped(toNorm: -1) }
    #expect(throws: EngineError.self) { try g.clipped(toNorm: .nan) }
    #expect(throws: EngineError.self) { try g.clipped(toNorm: 1, normType: 0) }
    #expect(throws: EngineError.self) { try g.clipped(toNorm: 1, epsilon: -1) }
    #expect(throws: EngineError.self) { try g.clipped(toValue: -1) }
    #expect(throws: EngineError.self) { try g.totalNorm(-2) }
    #expect(throws: EngineError.self) { try g.cosine(to: [1]) }
    #expect(throws: EngineError.self) { try [g].cosine(to: [g, g]) }
    #expect(throws: EngineError.self) { try g.replacing(tensors: []) }
    #expect(try [Vector]().clipped(toNorm: 1).normBefore == 0)
  }

  @Test func absentGradientsAreSkipped() throws {
    let gradients: [Vector?] = [[3, 4], nil, [12]]
    let clipping = try gradients.clipped(toNorm: 1, epsilon: 0)
    #expect(clipping.normBefore == 13)
    #expect(clipping.clipped[1] == nil)
    #expect(agree(try clipping.clipped.totalNorm(), 1))
    #expect(try [Vector?.none].clipped(toNorm: 1).normBefore == 0)
    #expect(try gradients.clipped(toValue: 3.5) == [[3, 3.5], nil, [3.5]])
  }

  @Test func clippingAsAValueDoesTheSame() throws {
    let g: Vector = [3, 4]
    #expect(try GradientClipping.none(g) == g)
    #expect(try GradientClipping.norm(1)(g) == g.clipped(toNorm: 1).clipped)
    #expect(
      try GradientClipping.norm(1, normType: .infinity, epsilon: 0)(g)
        == g.clipped(toNorm: 1, normType: .infinity, epsilon: 0).clipped
    )
    #expect(try GradientClipping.value(3.5)(g) == [3, 3.5])
    #expect(try GradientClipping.perTensor(g) == [0.6, 0.8])
    #expect(throws: EngineError.self) { try GradientClipping.norm(.nan)(g) }
    #expect(throws: EngineError.self) { try GradientClipping.norm(1, normType: -1)(g) }
    #expect(throws: EngineError.self) { try GradientClipping.value(-1)(g) }
    #expect(GradientClipping.norm(1).description == "norm 1.0")
  }
}

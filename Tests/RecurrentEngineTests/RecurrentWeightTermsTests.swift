import RecurrentEngine
import Testing

@Suite struct RecurrentWeightTermsTests {
  @Test func termsAddUpToTheGradient() throws {
    for each in try NetworkCase.all() {
      let trace = try each.trace()
      let terms = try trace.recurrentWeightTerms(
        targets: each.targets,
        reduction: each.lossReduction
      )
      let gradient = each.gradients.recurrentWeights.flatMap { $0 }
      #expect(agree(try terms.total().elements, gradient), "\(each.activation)")
      for (t, total) in each.totals {
        let found = try terms.total(Int(t) ?? 0).elements
        #expect(agree(found, total.flatMap { $0 }), "\(each.activation), t = \(t)")
      }
      let byLag = try (0..<trace.stepCount).map { try terms.total(lag: $0) }
      let sum = try byLag.dropFirst().reduce(byLag[0]) { try $0 + $1 }
      #expect(agree(sum.elements, gradient))
    }
  }

  @Test func firstTermsAreExactlyZeroWithoutAnInitialState() throws {
    let network = try RecurrentNetwork(inputSize: 2, hiddenSize: 3, outputSize: 2, seed: 4)
    let inputs = try (0..<3).map { try Vector.normal(2, seed: $0) }
    let terms = try network.forward(inputs).recurrentWeightTerms(targets: [0, 1, 0])
    for t in 1...3 { #expect(try terms.term(t, 1).frobeniusNorm == 0) }
    let other = try network.replacing(initialHiddenState: [0.5, 0.5, 0.5])
      .forward(inputs).recurrentWeightTerms(targets: [0, 1, 0])
    for t in 1...3 { #expect(try other.term(t, 1).frobeniusNorm > 0) }
  }

  @Test func normsAreThoseOfTheTerms() throws {
    let each = try NetworkCase.all()[4]
    let terms = try each.trace().recurrentWeightTerms(targets: each.targets)
    let norms = try terms.norms
    for t in 1...terms.stepCount {
      for i in 1...terms.stepCount {
        let expected = try i <= t ? terms.term(t, i).frobeniusNorm : 0
        #expect(agree(try norms.at(t - 1, i - 1), expected))
      }
    }
  }

  @Test func indicesAreChecked() throws {
    let each = try NetworkCase.all()[1]
    let terms = try each.trace().recurrentWeightTerms(targets: each.targets)
    for (t, i) in [(0, 1), (4, 1), (2, 3), (2, 0), (Int.max, 1), (1, Int.min)] {
      #expect(throws: EngineError.self) { try terms.term(t, i) }
      #expect(throws: EngineError.self) { try terms.norm(t, i) }
    }
    #expect(throws: EngineError.self) { try terms.total(0) }
    #expect(throws: EngineError.self) { try terms.total(lag: 3) }
    #expect(throws: EngineError.self) { try terms.total(lag: -1) }
  }
}

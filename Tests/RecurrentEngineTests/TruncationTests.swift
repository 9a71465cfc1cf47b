import RecurrentEngine
import Testing

@Suite struct TruncationTests {
  @Test func longTruncationsAreNone() throws {
    let network = try GRUNetwork(inputSize: 2, hiddenSize: 3, outputSize: 2, seed: 1)
    let inputs = try (0..<6).map { try Vector.normal(2, seed: $0) }
    let batch = try SequenceBatch(inputs: [inputs], targets: [[0, 1, 0, 1, 1, 0]])
    let full = try network.gradients(batch)
    #expect(try network.gradients(batch, truncation: .chunks(of: 6)).tensors == full.tensors)
    #expect(try network.gradients(batch, truncation: .chunks(of: .max)).tensors == full.tensors)
    let window = try network.gradients(batch, truncation: .window(of: .max))
    for (a, b) in zip(window.tensors, full.tensors) { #expect(agree(a.elements, b.elements)) }
    #expect(agree(window.hiddenStates.elements, full.hiddenStates.elements))
    #expect(window.loss == full.loss)
  }

  /// A window keeps the terms (t, i) of lag below its length; chunks those within a chunk.
  @Test func theyAreSumsOfTerms() throws {
    let network = try RecurrentNetwork(inputSize: 2, hiddenSize: 3, outputSize: 2, seed: 4)
      .replacing(initialHiddenState: [0.3, -0.5, 0.2])
    let inputs = try (0..<7).map { try Vector.normal(2, seed: $0) }
    let targets = [0, 1, 0, 1, 1, 0, 1]
    let terms = try network.forward(inputs).recurrentWeightTerms(targets: targets)
    for length in 1...7 {
      var (window, chunks) = (
        try Matrix.zeros(rows: 3, columns: 3), try Matrix.zeros(rows: 3, columns: 3)
      )
      for t in 1...7 {
        for i in 1...t {
          if t - i < length { window = try window + terms.term(t, i) }
          if (t - 1) / length == (i - 1) / length { chunks = try chunks + terms.term(t, i) }
        }
      }
      let byWindow = try network.gradients(
        inputs,
        targets: targets,
        truncation: .window(of: length)
      )
      #expect(agree(byWindow.recurrentWeights.elements, window.elements), "\(length)")
      let byChunks = try network.gradients(
        inputs,
        targets: targets,
        truncation: .chunks(of: length)
      )
      #expect(agree(byChunks.recurrentWeights.elements, chunks.elements), "\(length)")
    }
  }

  @Test func descriptionsSayWhatTheyAre() {
    #expect(Truncation.none.description == "none")
    #expect(Truncation.chunks(of: 3).description == "chunks of 3")
    #expect(Truncation.window(of: 4).description == "window of 4")
  }
}

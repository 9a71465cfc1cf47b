import Foundation
import RecurrentEngine
import Testing

@Suite struct ReadmeTests {
  /// The lines of the module's README, which must stay these.
  @Test func theTenLinesTrainANetwork() throws {
    // readme: begin
    let task = try SequenceTask.parity(length: 6)
    let network = try LSTMNetwork(
      inputSize: task.inputSize,
      hiddenSize: 12,
      outputSize: task.outputSize,
      forgetBias: 1,
      seed: 1
    )
    let training = Training(
      trainingSteps: 150,
      optimizer: .adam(learningRate: 0.03),
      clipping: .norm(1),
      seed: 2
    )
    let run = try training.run(network, on: task)
    let unseen = try task.batch(count: 100, seed: 3)
    let accuracy = try run.network.evaluation(unseen).accuracy
    let losses = run.history.losses
    let gains = try run.network.forward(unseen.inputs(ofSequence: 0)).gains()
    // readme: end
    #expect(accuracy == 1)
    #expect(try losses.at(149) < 0.05 * losses.at(0))
    #expect(gains.count == 7)
  }

  @Test func theReadmeShowsTheseLines() throws {
    let here = URL(fileURLWithPath: #filePath)
    let root = here.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(
      contentsOf: root.appending(path: "Sources/RecurrentEngine/README.md"),
      encoding: .utf8
    )
    let source = try String(contentsOf: here, encoding: .utf8)
    let lines = try #require(
      source.split(separator: "// readme: begin\n").dropFirst().first?
        .split(separator: "    // readme: end").first
    )
    func tokens(_ text: some StringProtocol) -> String { String(text.filter { !$0.isWhitespace }) }
    let shown = try #require(
      readme.split(separator: "```swift\n").dropFirst().first?.split(separator: "```").first
    )
    #expect(tokens(lines).replacing(",)", with: ")") == tokens(shown))
  }
}

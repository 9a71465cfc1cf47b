import Diagnostics
import Testing

@Suite struct SpellingTests {
  private let names = [
    "spectralNorm", "spectralRadius", "singularValues", "tanh", "relu", "W", "w",
  ]

  @Test(
    arguments: [
      ("spectralNrom", "spectralNorm"), ("spectralnorm", "spectralNorm"), ("tahn", "tanh"),
      ("singularValue", "singularValues"), ("ReLU", "relu"), ("spectralRadios", "spectralRadius"),
    ])
  func aTypingErrorFindsItsName(typed: String, meant: String) {
    #expect(Spelling.closest(to: typed, among: names) == meant)
  }

  @Test(arguments: ["", "eigenvalues", "x", "q", "reluctant"])
  func somethingElseFindsNothing(typed: String) {
    #expect(Spelling.closest(to: typed, among: names) == nil)
  }

  @Test func theAnswerDoesNotDependOnTheOrder() {
    #expect(Spelling.closest(to: "cat", among: ["bat", "car"]) == "bat")
    #expect(Spelling.closest(to: "cat", among: ["car", "bat"]) == "bat")
  }

  @Test func hintIsReadyForAMessage() {
    #expect(Spelling.hint(for: "tahn", among: names) == "; did you mean 'tanh'?")
    #expect(Spelling.hint(for: "zzzz", among: names).isEmpty)
  }
}

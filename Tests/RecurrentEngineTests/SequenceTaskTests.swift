import RecurrentEngine
import Testing

@Suite struct SequenceTaskTests {
  @Test func addingMarksTwoNumbersAndAsksForTheirSum() throws {
    let task = try SequenceTask.adding(length: 9)
    let batch = try task.batch(count: 40, seed: 3)
    #expect(task.inputSize == 2 && task.outputSize == 1 && task.lossFunction == .squaredError)
    for n in 0..<40 {
      let inputs = try batch.inputs(ofSequence: n).map(\.elements)
      let marked = inputs.indices.filter { inputs[$0][1] == 1 }
      #expect(marked.count == 2 && marked[0] < 4 && marked[1] >= 4)
      #expect(inputs.allSatisfy { (0..<1).contains($0[0]) })
      let targets = try batch.targets(ofSequence: n)
      #expect(targets.dropLast().allSatisfy { $0 == .absent })
      #expect(targets.last == .distribution([inputs[marked[0]][0] + inputs[marked[1]][0]]))
    }
  }

  @Test func temporalOrderPutsItsSymbolsWhereTheyBelong() throws {
    let task = try SequenceTask.temporalOrder(length: 50)
    let batch = try task.batch(count: 60, seed: 4)
    var classes: Set<Target> = []
    for n in 0..<60 {
      let symbols = try batch.inputs(ofSequence: n).map { input in
        try #require(input.elements.firstIndex(of: 1))
      }
      let places = symbols.indices.filter { symbols[$0] < 2 }
      #expect(places.count == 2 && (5..<10).contains(places[0]) && (20..<25).contains(places[1]))
      let target = try batch.targets(ofSequence: n).last
      #expect(target == .index(2 * symbols[places[0]] + symbols[places[1]]))
      classes.insert(try #require(target))
    }
    #expect(classes.count == 4)
    #expect(try SequenceTask.temporalOrder(length: 3).batch(count: 5, seed: 1).stepCount == 3)
  }

  @Test func copyAsksForWhatWasShown() throws {
    let task = try SequenceTask.copy(symbols: 4, length: 3, delay: 5)
    #expect(task.stepCount == 11 && task.inputSize == 6 && task.outputSize == 5)
    let batch = try task.batch(count: 10, seed: 5)
    for n in 0..<10 {
      let symbols = try batch.inputs(ofSequence: n).map { input in
        try #require(input.elements.firstIndex(of: 1))
      }
      #expect(symbols[3..<7].allSatisfy { $0 == 4 } && symbols[7] == 5)
      #expect(symbols[8...].allSatisfy { $0 == 4 })
      let targets = try batch.targets(ofSequence: n)
      #expect(targets[..<8].allSatisfy { $0 == .index(4) })
      #expect(targets[8...] == symbols[..<3].map(Target.index)[...])
    }
    #expect(agree(task.baselineLoss, 3 * Elementary.log(4) / 11))
  }

  @Test func parityCountsOnes() throws {
    let batch = try SequenceTask.parity(length: 7).batch(count: 20, seed: 6)
    let last = try SequenceTask.parity(length: 7, everyStep: false).batch(count: 20, seed: 6)
    #expect(last.inputs == batch.inputs)
    for n in 0..<20 {
      var parity = 0
      let targets = try batch.targets(ofSequence: n)
      for (t, input) in try batch.inputs(ofSequence: n).enumerated() {
        parity ^= Int(input.elements[0])
        #expect(targets[t] == .index(parity))
      }
      #expect(try last.targets(ofSequence: n).last == .index(parity))
      #expect(try last.targets(ofSequence: n).count { $0 == .absent } == 6)
    }
  }

  @Test func charactersFollowEachOther() throws {
    let text = "to be or not to be"
    let task = try SequenceTask.characters(of: text, length: 6)
    #expect(task.vocabulary == ["t", "o", " ", "b", "e", "r", "n"])
    let batch = try task.batch(count: 30, seed: 7)
    for n in 0..<30 {
      let shown = try batch.inputs(ofSequence: n).map { input in
        task.vocabulary[try #require(input.elements.firstIndex(of: 1))]
      }
      var asked: [String] = []
      for case .index(let index) in try batch.targets(ofSequence: n) {
        asked.append(task.vocabulary[index])
      }
      #expect(asked.dropLast() == shown.dropFirst())
      #expect(text.contains((shown + asked.suffix(1)).joined()))
    }
    #expect(
      try task.inputs(for: "be").map(\.elements) == [
        [0, 0, 0, 1, 0, 0, 0], [0, 0, 0, 0, 1, 0, 0],
      ]
    )
    #expect(throws: EngineError.self) { try task.inputs(for: "x") }
    // Uniform characters have the entropy ln 4.
    let even = try SequenceTask.characters(of: "abcdabcd", length: 2)
    #expect(agree(even.baselineLoss, Elementary.log(4)))
  }

  @Test func seedsRepeat() throws {
    let task = try SequenceTask.adding(length: 5)
    #expect(try task.batch(count: 3, seed: 1) == task.batch(count: 3, seed: 1))
    #expect(try task.batch(count: 3, seed: 1) != task.batch(count: 3, seed: 2))
    var generator = SeededGenerator(seed: 1)
    let first = try task.batch(count: 3, from: &generator)
    #expect(try first == task.batch(count: 3, seed: 1))
    #expect(try task.batch(count: 3, from: &generator) != first)
  }

  @Test func absurdSizesAreRefused() throws {
    for length in [-1, 0, Int.min, Int.max] {
      #expect(throws: EngineError.self) { try SequenceTask.adding(length: length) }
      #expect(throws: EngineError.self) { try SequenceTask.temporalOrder(length: length) }
      #expect(throws: EngineError.self) { try SequenceTask.parity(length: length) }
      #expect(throws: EngineError.self) { try SequenceTask.copy(delay: length) }
      #expect(throws: EngineError.self) { try SequenceTask.copy(symbols: length, delay: 1) }
      #expect(throws: EngineError.self) { try SequenceTask.copy(length: length, delay: 1) }
      #expect(throws: EngineError.self) { try SequenceTask.characters(of: "ab", length: length) }
      #expect(throws: EngineError.self) {
        try SequenceTask.adding(length: 5).batch(count: length, seed: 1)
      }
    }
    #expect(throws: EngineError.self) { try SequenceTask.characters(of: "", length: 1) }
  }
}

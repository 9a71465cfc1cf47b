import RecurrentEngine
import Testing

@Suite struct WorkBudgetTests {
  @Test func endsLongWork() throws {
    let w = try Initialization.orthogonal.matrix(rows: 20, columns: 20, seed: 1)
    let budget = WorkBudget(operations: 100_000)
    let error = #expect(throws: EngineError.self) {
      try WorkBudget.$current.withValue(budget) {
        for _ in 0..<100 { _ = try w * w }
      }
    }
    #expect(error == .budgetExhausted(resource: .operations, limit: 100_000))
    #expect(budget.operationsUsed <= 100_000 && budget.operationsUsed > 80_000)
    _ = try w * w
  }

  @Test func limitsElements() throws {
    let budget = WorkBudget(elements: 1000)
    #expect(throws: EngineError.budgetExhausted(resource: .elements, limit: 1000)) {
      try WorkBudget.$current.withValue(budget) {
        for _ in 0..<20 { _ = try Vector.zeros(100) }
      }
    }
    #expect(budget.elementsUsed == 1000)
  }

  @Test func stopsWhenToldTo() throws {
    let budget = WorkBudget(shouldStop: { true })
    #expect(throws: EngineError.stopped) {
      try WorkBudget.$current.withValue(budget) { try Matrix.identity(10) }
    }
  }

  @Test func endsEveryLongLoop() throws {
    let network = try RecurrentNetwork(inputSize: 2, hiddenSize: 8, outputSize: 2, seed: 1)
    let inputs = [Vector](repeating: [1, 2], count: 200)
    let targets = [Int](repeating: 1, count: 200)
    let trace = try network.forward(inputs)
    let w = try Initialization.normal(standardDeviation: 1).matrix(rows: 30, columns: 30, seed: 1)
    let calls: [@Sendable () throws -> Void] = [
      { _ = try network.forward(inputs) },
      { _ = try trace.gradients(targets: targets) },
      { _ = try trace.recurrentWeightTerms(targets: targets) },
      { _ = try trace.gains() },
      { _ = try trace.jacobianProduct(from: 0, to: 200) },
      { _ = try w.singularValues },
      { _ = try w.eigenvalues },
      { _ = try w.qr() },
      { _ = try w.power(1_000_000) },
    ]
    for call in calls {
      #expect(throws: EngineError.self) {
        try WorkBudget.$current.withValue(WorkBudget(operations: 2000)) { try call() }
      }
    }
  }

  @Test func absurdChargesAreRefusedAndNotTrapped() {
    let budget = WorkBudget()
    #expect(throws: EngineError.self) { try budget.charge(operations: .max, elements: .max) }
    #expect(throws: Never.self) { try budget.charge(operations: -5, elements: -5) }
    #expect(throws: EngineError.self) {
      try WorkBudget(operations: -1).charge(operations: 1)
    }
  }
}

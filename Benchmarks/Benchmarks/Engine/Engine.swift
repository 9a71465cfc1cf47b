import Benchmark
import RecurrentEngine

// What a lesson waits for: elementary functions, products, a gradient, a training step, singular values.

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput],
    maxDuration: .seconds(2)
  )
  elementaryBenchmarks()
  linearBenchmarks()
  trainingBenchmarks()
}

private func elementaryBenchmarks() {
  var generator = SeededGenerator(seed: 1)
  let x = (0..<10_000).map { _ in generator.uniform(-8, 8) }
  let functions: [(String, @Sendable ([Double]) -> [Double])] = [
    ("exp", { Elementary.exp($0) }), ("log1p", { Elementary.log1p($0.map(\.magnitude)) }),
    ("tanh", { Elementary.tanh($0) }), ("tanh′", { Elementary.tanhDerivative($0) }),
    ("sigmoid", { Elementary.sigmoid($0) }),
  ]
  for (name, function) in functions {
    Benchmark("\(name) of 10,000 numbers") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(function(x)) }
    }
  }
}

private func linearBenchmarks() {
  for order in [32, 128, 512] {
    Benchmark("product of matrices of order \(order)") { benchmark in
      let matrix = try Initialization.orthogonal.matrix(rows: order, columns: order, seed: 1)
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { blackHole(try matrix.multiplied(by: matrix)) }
    }
  }
  Benchmark("singular values, order 64") { benchmark in
    let matrix = try Initialization.xavierNormal.matrix(rows: 64, columns: 64, seed: 1)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(try matrix.singularValues) }
  }
}

private func trainingBenchmarks() {
  let training = Training(trainingSteps: 10, batchSize: 16, clipping: .norm(1), seed: 2)
  Benchmark("10 training steps, vanilla network, 16 units") { benchmark in
    let task = try SequenceTask.adding(length: 20)
    let network = try RecurrentNetwork(inputSize: 2, hiddenSize: 16, outputSize: 1, seed: 1)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(try training.run(network, on: task)) }
  }
  Benchmark("10 training steps, LSTM, 16 units") { benchmark in
    let task = try SequenceTask.adding(length: 20)
    let network = try LSTMNetwork(inputSize: 2, hiddenSize: 16, outputSize: 1, seed: 1)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(try training.run(network, on: task)) }
  }
  Benchmark("10 training steps, GRU, 8 networks on all processors") { benchmark in
    let task = try SequenceTask.adding(length: 20)
    let networks = try (1...8).map {
      try GRUNetwork(inputSize: 2, hiddenSize: 16, outputSize: 1, seed: $0)
    }
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(try training.runs(networks, on: task)) }
  }
}

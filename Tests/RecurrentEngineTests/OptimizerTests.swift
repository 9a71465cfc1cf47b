import RecurrentEngine
import Testing

@Suite struct OptimizerTests {
  struct Case: Decodable {
    struct Options: Decodable {
      let momentum: Double?
      let dampening: Double?
      let nesterov: Bool?
      let weightDecay: Double?
      let betas: [Double]?
      let eps: Double?
      let alpha: Double?
      let centered: Bool?
      let learningRateDecay: Double?
      let initialAccumulator: Double?
    }

    let optimizer: String
    let options: Options
    let rate: Double
    let factor: Double
    let start: [[Double]]
    let gradients: [[[Double]]]
    let path: [[[Double]]]

    var rule: Optimizer {
      let (decay, o) = (options.weightDecay, options)
      switch optimizer {
      case "sgd":
        return .sgd(
          learningRate: rate,
          momentum: o.momentum ?? 0,
          dampening: o.dampening ?? 0,
          isNesterov: o.nesterov ?? false,
          weightDecay: decay ?? 0
        )
      case "adam":
        return .adam(
          learningRate: rate,
          beta1: o.betas?[0] ?? 0.9,
          beta2: o.betas?[1] ?? 0.999,
          epsilon: o.eps ?? 1e-8,
          weightDecay: decay ?? 0
        )
      case "adamW":
        return .adamW(
          learningRate: rate,
          beta1: o.betas?[0] ?? 0.9,
          beta2: o.betas?[1] ?? 0.999,
          epsilon: o.eps ?? 1e-8,
          weightDecay: decay ?? 0.01
        )
      case "rmsProp":
        return .rmsProp(
          learningRate: rate,
          smoothing: o.alpha ?? 0.99,
          epsilon: o.eps ?? 1e-8,
          momentum: o.momentum ?? 0,
          isCentered: o.centered ?? false,
          weightDecay: decay ?? 0
        )
      default:
        return .adagrad(
          learningRate: rate,
          learningRateDecay: o.learningRateDecay ?? 0,
          initialAccumulator: o.initialAccumulator ?? 0,
          epsilon: o.eps ?? 1e-10,
          weightDecay: decay ?? 0
        )
      }
    }
  }

  @Test func agreesWithPyTorch() throws {
    let cases = try Fixture.load("optimizers", as: Case.self)
    #expect(cases.count == 46)
    for each in cases {
      var optimizer = each.rule
      var parameters = each.start.map { Vector($0) }
      for (step, gradients) in each.gradients.enumerated() {
        parameters = try optimizer.update(
          parameters,
          gradients: gradients.map { Vector($0) },
          factor: Elementary.pow(each.factor, Double(step))
        )
        let (found, expected) = (parameters.flatMap(\.elements), each.path[step].flatMap { $0 })
        #expect(agree(found, expected, 1e-13), "\(each.optimizer) \(each.options) step \(step)")
      }
      #expect(optimizer.trainingStep == each.gradients.count)
    }
  }

  @Test func copiesRememberOnTheirOwn() throws {
    var first = Optimizer.sgd(learningRate: 0.1, momentum: 0.9)
    let x = try first.update(Vector([1]), gradients: Vector([1]))
    var second = first
    let a = try first.update(x, gradients: Vector([1]))
    #expect(try second.update(x, gradients: Vector([1])) == a)
    var fresh = first.restarted
    #expect(try fresh.update(Vector([1]), gradients: Vector([1])) == x)
    #expect(first.description == "SGD (0.1)")
  }

  @Test func badSettingsAreRefused() {
    let bad: [Optimizer] = [
      .sgd(learningRate: -1), .sgd(learningRate: .nan), .sgd(learningRate: .infinity),
      .sgd(learningRate: 1, momentum: -0.1), .sgd(learningRate: 1, isNesterov: true),
      .sgd(learningRate: 1, momentum: 0.9, dampening: 0.1, isNesterov: true),
      .sgd(learningRate: 1, weightDecay: -1), .adam(beta1: 1), .adam(beta2: 1.5),
      .adam(epsilon: -1), .adamW(beta1: -0.1), .rmsProp(smoothing: 1.1), .rmsProp(epsilon: .nan),
      .adagrad(learningRateDecay: -1), .adagrad(initialAccumulator: -1),
    ]
    for var optimizer in bad {
      #expect(throws: EngineError.self, "\(optimizer)") {
        try optimizer.update(Vector([1]), gradients: Vector([1]))
      }
      #expect(optimizer.trainingStep == 0)
    }
  }

  @Test func shapesMustStayTheSame() throws {
    var optimizer = Optimizer.adam()
    #expect(throws: EngineError.self) {
      try optimizer.update(Vector([1]), gradients: Vector([1, 2]))
    }
    _ = try optimizer.update(Vector([1]), gradients: Vector([1]))
    #expect(throws: EngineError.self) {
      try optimizer.update(Vector([1, 2]), gradients: Vector([1, 2]))
    }
    #expect(throws: EngineError.self) {
      try optimizer.update([Vector([1]), [2]], gradients: [Vector([1]), [2]])
    }
  }
}

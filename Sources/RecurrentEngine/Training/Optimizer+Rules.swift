// The rules, element by element, in the order of PyTorch's operations.

extension Optimizer {
  /// Updates the elements of one tensor, and what is remembered of it.
  func step(
    _ parameters: inout [Double],
    _ gradients: [Double],
    _ memory: inout [[Double]],
    _ factor: Double,
    _ isFirst: Bool
  ) {
    let rate = learningRate * factor
    switch rule {
    case .sgd(let momentum, let dampening, let isNesterov):
      for i in parameters.indices {
        let g = gradients[i] + weightDecay * parameters[i]
        var direction = g
        if momentum != 0 {
          let buffer = isFirst ? g : momentum * memory[0][i] + (1 - dampening) * g
          memory[0][i] = buffer
          direction = isNesterov ? g + momentum * buffer : buffer
        }
        parameters[i] -= rate * direction
      }
    case .adam: adamStep(&parameters, gradients, &memory, rate)
    case .rmsProp: rmsPropStep(&parameters, gradients, &memory, rate)
    case .adagrad(let decay, _, let epsilon):
      let size = rate / (1 + Double(trainingStep - 1) * decay)
      for i in parameters.indices {
        let g = gradients[i] + weightDecay * parameters[i]
        memory[0][i] += g * g
        parameters[i] -= size * (g / (memory[0][i].squareRoot() + epsilon))
      }
    }
  }

  private func adamStep(
    _ parameters: inout [Double],
    _ gradients: [Double],
    _ memory: inout [[Double]],
    _ rate: Double
  ) {
    guard case .adam(let beta1, let beta2, let epsilon, let isDecoupled) = rule else { return }
    let t = Double(trainingStep)
    let size = rate / (1 - Elementary.pow(beta1, t))
    let root = (1 - Elementary.pow(beta2, t)).squareRoot()
    for i in parameters.indices {
      if isDecoupled { parameters[i] *= 1 - rate * weightDecay }
      let g = isDecoupled ? gradients[i] : gradients[i] + weightDecay * parameters[i]
      memory[0][i] += (g - memory[0][i]) * (1 - beta1)
      memory[1][i] = memory[1][i] * beta2 + (1 - beta2) * (g * g)
      parameters[i] -= size * (memory[0][i] / (memory[1][i].squareRoot() / root + epsilon))
    }
  }

  private func rmsPropStep(
    _ parameters: inout [Double],
    _ gradients: [Double],
    _ memory: inout [[Double]],
    _ rate: Double
  ) {
    guard case .rmsProp(let smoothing, let epsilon, let momentum, let isCentered) = rule else {
      return
    }
    for i in parameters.indices {
      let g = gradients[i] + weightDecay * parameters[i]
      memory[0][i] = memory[0][i] * smoothing + (1 - smoothing) * (g * g)
      var square = memory[0][i]
      if isCentered {
        memory[1][i] += (g - memory[1][i]) * (1 - smoothing)
        square -= memory[1][i] * memory[1][i]
      }
      var direction = g / (square.squareRoot() + epsilon)
      if momentum > 0 {
        memory[2][i] = memory[2][i] * momentum + direction
        direction = memory[2][i]
      }
      parameters[i] -= rate * direction
    }
  }

  /// Throws if a setting is out of range.
  func check() throws {
    var settings: [(name: String, value: Double, limit: Double)] = [
      ("learningRate", learningRate, .infinity), ("weightDecay", weightDecay, .infinity),
    ]
    switch rule {
    case .sgd(let momentum, let dampening, let isNesterov):
      settings.append(("momentum", momentum, .infinity))
      guard !isNesterov || momentum > 0 && dampening == 0 else {
        throw EngineError.invalidArgument(
          parameter: "isNesterov",
          found: "true with momentum \(momentum) and dampening \(dampening)",
          expected: "a momentum above 0 and no dampening"
        )
      }
    case .adam(let beta1, let beta2, let epsilon, _):
      settings += [
        ("beta1", beta1, 1), ("beta2", beta2, 1), ("epsilon", epsilon, .infinity),
      ]
    case .rmsProp(let smoothing, let epsilon, let momentum, _):
      settings += [
        ("smoothing", smoothing, 1.0.nextUp), ("epsilon", epsilon, .infinity),
        ("momentum", momentum, .infinity),
      ]
    case .adagrad(let decay, let initial, let epsilon):
      settings += [
        ("learningRateDecay", decay, .infinity), ("initialAccumulator", initial, .infinity),
        ("epsilon", epsilon, .infinity),
      ]
    }
    for setting in settings where !(setting.value >= 0 && setting.value < setting.limit) {
      throw EngineError.invalidArgument(
        parameter: setting.name,
        found: "\(setting.value)",
        expected: setting.limit.isInfinite
          ? "a finite number that is not negative" : "a number from 0 to 1"
      )
    }
  }
}

extension Optimizer: CustomStringConvertible {
  /// The name and the learning rate: `Adam (0.001)`.
  public var description: String { "\(name) (\(learningRate))" }
}

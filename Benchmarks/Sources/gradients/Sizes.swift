/// The sizes of one measurement: a tanh network with softmax cross-entropy at every time step.
struct Sizes {
  /// H, I, O, T, B.
  let hidden, inputs, outputs, steps, sequences: Int

  /// From five numbers in the order H, I, O, T, B.
  init?(_ numbers: [Int]) {
    guard numbers.count == 5, numbers.allSatisfy({ $0 > 0 }) else { return nil }
    (hidden, inputs, outputs) = (numbers[0], numbers[1], numbers[2])
    (steps, sequences) = (numbers[3], numbers[4])
  }

  /// Floating-point operations of the products: forward U, W, V; back Vᵀ, Wᵀ and the three weight gradients.
  var operations: Double {
    let products = 2 * hidden * inputs + 3 * hidden * hidden + 3 * hidden * outputs
    return 2 * Double(steps * sequences) * Double(products)
  }
}

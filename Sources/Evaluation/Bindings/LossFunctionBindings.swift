public import CellLanguage
public import RecurrentEngine

extension LossFunction: HostValue {
  /// `LossFunction`.
  public static let cellTypeName = "LossFunction"
}
extension LossReduction: HostValue {
  /// `LossReduction`.
  public static let cellTypeName = "LossReduction"
}

extension HostLibrary {
  /// What one time step costs, and how the costs become one.
  mutating func bindLossFunction() {
    type(LossFunction.self, "What one time step of one sequence costs.")
    bind(
      "LossFunction",
      "static let crossEntropy: LossFunction",
      "The softmax cross-entropy, in nats.",
      example: "LossFunction.crossEntropy"
    ) { LossFunction.crossEntropy }
    bind(
      "LossFunction",
      "static let squaredError: LossFunction",
      "The sum of the squared differences.",
      example: "LossFunction.squaredError"
    ) { LossFunction.squaredError }
    type(LossReduction.self, "How the losses of the time steps become one.")
    bind(
      "LossReduction",
      "static let sum: LossReduction",
      "Their sum.",
      example: "LossReduction.sum"
    ) { LossReduction.sum }
    bind(
      "LossReduction",
      "static let mean: LossReduction",
      "Their mean.",
      example: "LossReduction.mean"
    ) { LossReduction.mean }
  }
}

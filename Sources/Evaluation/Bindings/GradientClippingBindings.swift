public import CellLanguage
public import RecurrentEngine

extension GradientClipping: HostValue {
  /// `GradientClipping`.
  public static let cellTypeName = "GradientClipping"
}

extension HostLibrary {
  /// What a training does to gradients before an update.
  mutating func bindGradientClipping() {
    type(GradientClipping.self, "What a training does to gradients that are too large.")
    bind(
      "GradientClipping",
      "static let none: GradientClipping",
      "Nothing.",
      example: "GradientClipping.none"
    ) { GradientClipping.none }
    bind(
      "GradientClipping",
      "static func norm(_ maximumNorm: Double, normType: Double = 2, epsilon: Double = 1e-6) -> GradientClipping",
      "All gradients times one factor, so that their total norm is at most a threshold.",
      example: "GradientClipping.norm(1)"
    ) { (maximum: Double, normType: Double, epsilon: Double) in
      GradientClipping.norm(maximum, normType: normType, epsilon: epsilon)
    }
    bind(
      "GradientClipping",
      "static func value(_ maximumValue: Double) -> GradientClipping",
      "Every element cut off at ±maximum.",
      example: "GradientClipping.value(0.5)"
    ) { (maximum: Double) in GradientClipping.value(maximum) }
    bind(
      "GradientClipping",
      "static let perTensor: GradientClipping",
      "Each array over its own norm.",
      example: "GradientClipping.perTensor"
    ) { GradientClipping.perTensor }
  }
}

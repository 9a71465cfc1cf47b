public import CellLanguage
public import RecurrentEngine

extension Target: HostValue {
  /// `Target`.
  public static let cellTypeName = "Target"
}

extension HostLibrary {
  /// What a network should answer at one time step.
  mutating func bindTarget() {
    type(Target.self, "What a network should answer at one time step.")
    bind(
      "Target",
      "static func index(_ index: Int) -> Target",
      "The class with this index, from 0.",
      example: "Target.index(1)"
    ) { (index: Int) in Target.index(index) }
    bind(
      "Target",
      "static func distribution(_ vector: Vector) -> Target",
      "A number for each class, or the numbers wanted.",
      example: "Target.distribution([0.5, 0.5])"
    ) { (vector: Vector) in Target.distribution(vector) }
    bind(
      "Target",
      "static let absent: Target",
      "Nothing: the time step has no loss.",
      example: "Target.absent"
    ) { Target.absent }
  }
}

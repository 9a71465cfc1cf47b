public import CellLanguage
public import RecurrentEngine

extension Truncation: HostValue {
  /// `Truncation`.
  public static let cellTypeName = "Truncation"
}

extension HostLibrary {
  /// How far back in time a gradient goes.
  mutating func bindTruncation() {
    type(Truncation.self, "How far back in time a gradient goes.")
    bind(
      "Truncation",
      "static let none: Truncation",
      "All the way back.",
      example: "Truncation.none"
    ) { Truncation.none }
    bind(
      "Truncation",
      "static func chunks(of length: Int) -> Truncation",
      "Back to the beginning of a chunk: at each cut the state is detached.",
      example: "Truncation.chunks(of: 20)"
    ) { (length: Int) in Truncation.chunks(of: length) }
    bind(
      "Truncation",
      "static func window(of length: Int) -> Truncation",
      "So many time steps back from each loss.",
      example: "Truncation.window(of: 20)"
    ) { (length: Int) in Truncation.window(of: length) }
  }
}

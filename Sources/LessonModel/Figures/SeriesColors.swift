/// How the series are told apart.
public enum SeriesColors: String, Sendable, Hashable, Codable, CaseIterable {
  /// Colours as different as can be.
  case distinct
  /// From light to dark, for series that have an order: lags, layers, seeds.
  case ordered
}

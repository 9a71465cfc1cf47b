/// A complex number, as eigenvalues of real matrices are.
public struct ComplexNumber: Sendable, Hashable {
  /// The real part.
  public let real: Double
  /// The imaginary part.
  public let imaginary: Double

  /// A complex number from its parts.
  public init(real: Double, imaginary: Double = 0) {
    self.real = real
    self.imaginary = imaginary
  }

  /// The absolute value |z|, without overflow on the way.
  public var magnitude: Double { Kernels.norm([real, imaginary]) }
}

extension ComplexNumber: CustomStringConvertible {
  /// `0.5`, or `0.5 + 2.0i`.
  public var description: String {
    if imaginary == 0 { return "\(real)" }
    return imaginary < 0 ? "\(real) - \(-imaginary)i" : "\(real) + \(imaginary)i"
  }
}

public import RecurrentEngine

// Cells read `a += b` as `a = a + b` for whatever has `+`.

extension Vector {
  /// Adds a vector.
  public static func += (left: inout Vector, right: Vector) throws { left = try left + right }
  /// Takes a vector away.
  public static func -= (left: inout Vector, right: Vector) throws { left = try left - right }
  /// Takes a multiple.
  public static func *= (left: inout Vector, right: Double) throws { left = try left * right }
  /// Divides by a number.
  public static func /= (left: inout Vector, right: Double) throws { left = try left / right }
}

extension Matrix {
  /// Adds a matrix.
  public static func += (left: inout Matrix, right: Matrix) throws { left = try left + right }
  /// Takes a matrix away.
  public static func -= (left: inout Matrix, right: Matrix) throws { left = try left - right }
  /// The product with a matrix on the right.
  public static func *= (left: inout Matrix, right: Matrix) throws { left = try left * right }
  /// Takes a multiple.
  public static func *= (left: inout Matrix, right: Double) throws { left = try left * right }
  /// Divides by a number.
  public static func /= (left: inout Matrix, right: Double) throws { left = try left / right }
}

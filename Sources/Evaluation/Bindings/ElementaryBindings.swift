import CellLanguage
import LessonKit

extension HostLibrary {
  /// The elementary functions, as every Swift programmer knows them, and `≈`.
  mutating func bindElementary() {
    let functions:
      [(name: String, summary: String, example: String, function: @Sendable (Double) -> Double)] = [
        ("exp", "e to the power of x.", "exp(1)", { exp($0) }),
        ("expm1", "e to the power of x, less 1: accurate near 0.", "expm1(1e-12)", { expm1($0) }),
        ("log", "The natural logarithm.", "log(2)", { log($0) }),
        (
          "log1p", "The natural logarithm of 1 + x: accurate near 0.", "log1p(1e-12)", { log1p($0) }
        ),
        ("tanh", "The hyperbolic tangent.", "tanh(1)", { tanh($0) }),
        ("erf", "The error function.", "erf(1)", { erf($0) }),
        ("erfc", "1 less the error function: accurate in the tail.", "erfc(5)", { erfc($0) }),
        ("sin", "The sine.", "sin(1)", { sin($0) }),
        ("cos", "The cosine.", "cos(1)", { cos($0) }),
        ("sqrt", "The square root.", "sqrt(2)", { sqrt($0) }),
      ]
    for (name, summary, example, function) in functions {
      bind("func \(name)(_ x: Double) -> Double", summary, example: example, function)
    }
    bind(
      "func pow(_ x: Double, _ y: Double) -> Double",
      "x to the power of y.",
      example: "pow(0.25, 10)"
    ) { (x: Double, y: Double) in pow(x, y) }
    bind(
      "func ≈ (_ left: Double, _ right: Double) -> Bool",
      "Whether two numbers agree to about half of their digits: |a − b| ≤ √ε · max(|a|, |b|).",
      example: "0.1 + 0.2 ≈ 0.3"
    ) { (left: Double, right: Double) in left ≈ right }
  }
}

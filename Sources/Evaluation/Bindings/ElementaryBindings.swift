import CellLanguage
import RecurrentEngine

extension HostLibrary {
  /// The elementary functions, as every Swift programmer knows them.
  mutating func bindElementary() {
    bind("func exp(_ x: Double) -> Double", "e to the power of x.", example: "exp(1)") {
      (x: Double) in Elementary.exp(x)
    }
    bind("func log(_ x: Double) -> Double", "The natural logarithm.", example: "log(2)") {
      (x: Double) in Elementary.log(x)
    }
    bind(
      "func pow(_ x: Double, _ y: Double) -> Double",
      "x to the power of y.",
      example: "pow(0.25, 10)"
    ) { (x: Double, y: Double) in Elementary.pow(x, y) }
    bind("func sqrt(_ x: Double) -> Double", "The square root.", example: "sqrt(2)") {
      (x: Double) in x.squareRoot()
    }
    bind("func tanh(_ x: Double) -> Double", "The hyperbolic tangent.", example: "tanh(1)") {
      (x: Double) in Elementary.tanh(x)
    }
    bind("func erf(_ x: Double) -> Double", "The error function.", example: "erf(1)") {
      (x: Double) in Elementary.erf(x)
    }
    bind("func sin(_ x: Double) -> Double", "The sine.", example: "sin(1)") {
      (x: Double) in Elementary.sin(x)
    }
    bind("func cos(_ x: Double) -> Double", "The cosine.", example: "cos(1)") {
      (x: Double) in Elementary.cos(x)
    }
  }
}

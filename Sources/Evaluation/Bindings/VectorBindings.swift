public import CellLanguage
public import RecurrentEngine

extension Vector: HostValue {
  /// `Vector`.
  public static let cellTypeName = "Vector"
}

extension HostLibrary {
  /// Vectors.
  mutating func bindVector() {
    type(Vector.self, "A column of numbers.", elements: { (v: Vector) in v.elements })
    bind("Vector", "init(_ elements: [Double])", "From its elements.", example: "Vector([3, 4])") {
      (elements: [Double]) in Vector(elements)
    }
    bind(
      "Vector",
      "init(arrayLiteral elements: Double...)",
      "From a literal.",
      example: "let v: Vector = [3, 4]"
    ) { (elements: [Double]) in Vector(elements) }
    bind(
      "Vector",
      "init(repeating value: Double, count: Int) throws",
      "The same number everywhere.",
      example: "Vector(repeating: 0.5, count: 3)"
    ) { (value: Double, count: Int) in try Vector(repeating: value, count: count) }
    bind(
      "Vector",
      "func replacing(_ index: Int, with value: Double) throws -> Vector",
      "The same vector with another number at one place.",
      example: "Vector([3, 4]).replacing(0, with: 5)"
    ) { (v: Vector, index: Int, value: Double) in try v.replacing(index, with: value) }
    bind(
      "Vector",
      "static func zeros(_ count: Int) throws -> Vector",
      "All zeros.",
      example: "Vector.zeros(3)"
    ) { (count: Int) in try Vector.zeros(count) }
    bind(
      "Vector",
      "static func ones(_ count: Int) throws -> Vector",
      "All ones.",
      example: "Vector.ones(3)"
    ) { (count: Int) in try Vector.ones(count) }
    bind(
      "Vector",
      "static func oneHot(_ index: Int, count: Int) throws -> Vector",
      "One at an index from 0, zero elsewhere.",
      example: "Vector.oneHot(1, count: 3)"
    ) { (index: Int, count: Int) in try Vector.oneHot(index, count: count) }
    bind(
      "Vector",
      "static func uniform(_ count: Int, from lowerBound: Double = 0, to upperBound: Double = 1, seed: Int) throws -> Vector",
      "Independent uniform numbers.",
      example: "Vector.uniform(3, seed: 1)"
    ) { (count: Int, lower: Double, upper: Double, seed: Int) in
      try Vector.uniform(count, from: lower, to: upper, seed: seed)
    }
    bind(
      "Vector",
      "static func normal(_ count: Int, mean: Double = 0, standardDeviation: Double = 1, seed: Int) throws -> Vector",
      "Independent normal numbers.",
      example: "Vector.normal(3, seed: 1)"
    ) { (count: Int, mean: Double, deviation: Double, seed: Int) in
      try Vector.normal(count, mean: mean, standardDeviation: deviation, seed: seed)
    }
    bindVectorMembers()
    bindVectorOperators()
  }

  private mutating func bindVectorMembers() {
    bind("Vector", "var count: Int { get }", "How many elements.", example: "Vector([3, 4]).count")
    {
      (v: Vector) in v.count
    }
    bind(
      "Vector",
      "var elements: [Double] { get }",
      "The elements as an array.",
      example: "Vector([3, 4]).elements"
    ) { (v: Vector) in v.elements }
    bind(
      "Vector",
      "subscript(_ index: Int) -> Double { get throws }",
      "An element, from 0.",
      example: "Vector([3, 4])[0]"
    ) { (v: Vector, index: Int) in try v.at(index) }
    bind("Vector", "var sum: Double { get }", "The sum.", example: "Vector([3, 4]).sum") {
      (v: Vector) in v.sum
    }
    bind("Vector", "var mean: Double { get }", "The mean.", example: "Vector([3, 4]).mean") {
      (v: Vector) in v.mean
    }
    bind(
      "Vector",
      "var variance: Double { get }",
      "The biased variance, over n.",
      example: "Vector([3, 4]).variance"
    ) { (v: Vector) in v.variance }
    bind(
      "Vector",
      "var standardDeviation: Double { get }",
      "The root of the biased variance.",
      example: "Vector([3, 4]).standardDeviation"
    ) { (v: Vector) in v.standardDeviation }
    bind(
      "Vector",
      "var norm: Double { get }",
      "The Euclidean norm.",
      example: "Vector([3, 4]).norm"
    ) { (v: Vector) in v.norm }
    bind(
      "Vector",
      "func norm(_ normType: Double) throws -> Double",
      "The p-norm, p > 0 or infinite.",
      example: "Vector([3, 4]).norm(.infinity)"
    ) { (v: Vector, p: Double) in try v.norm(p) }
    bind(
      "Vector",
      "func dot(_ right: Vector) throws -> Double",
      "The inner product.",
      example: "Vector([3, 4]).dot([1, 2])"
    ) { (v: Vector, right: Vector) in try v.dot(right) }
    bind(
      "Vector",
      "func outer(_ right: Vector) throws -> Matrix",
      "The outer product.",
      example: "Vector([3, 4]).outer([1, 2])"
    ) { (v: Vector, right: Vector) in try v.outer(right) }
    bind(
      "Vector",
      "func elementwiseProduct(_ right: Vector) throws -> Vector",
      "The product element by element.",
      example: "Vector([3, 4]).elementwiseProduct([1, 2])"
    ) { (v: Vector, right: Vector) in try v.elementwiseProduct(right) }
    bind(
      "Vector",
      "func cosine(to right: Vector) throws -> Double",
      "The cosine of the angle.",
      example: "Vector([3, 4]).cosine(to: [4, 3])"
    ) { (v: Vector, right: Vector) in try v.cosine(to: right) }
  }

  private mutating func bindVectorOperators() {
    bind(
      "Vector",
      "static func + (_ left: Vector, _ right: Vector) throws -> Vector",
      "The sum.",
      example: "Vector([1, 2]) + Vector([3, 4])"
    ) { (left: Vector, right: Vector) in try left + right }
    bind(
      "Vector",
      "static func - (_ left: Vector, _ right: Vector) throws -> Vector",
      "The difference.",
      example: "Vector([1, 2]) - Vector([3, 4])"
    ) { (left: Vector, right: Vector) in try left - right }
    bind(
      "Vector",
      "static prefix func - (_ right: Vector) throws -> Vector",
      "The opposite.",
      example: "-Vector([1, 2])"
    ) { (right: Vector) in try -right }
    bind(
      "Vector",
      "static func * (_ left: Double, _ right: Vector) throws -> Vector",
      "A multiple.",
      example: "2 * Vector([1, 2])"
    ) { (left: Double, right: Vector) in try left * right }
    bind(
      "Vector",
      "static func * (_ left: Vector, _ right: Double) throws -> Vector",
      "A multiple.",
      example: "Vector([1, 2]) * 2"
    ) { (left: Vector, right: Double) in try left * right }
    bind(
      "Vector",
      "static func / (_ left: Vector, _ right: Double) throws -> Vector",
      "A fraction.",
      example: "Vector([1, 2]) / 2"
    ) { (left: Vector, right: Double) in try left / right }
  }
}

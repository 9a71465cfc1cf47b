public import CellLanguage
public import RecurrentEngine

extension Matrix: HostValue {
  /// `Matrix`.
  public static let cellTypeName = "Matrix"
}
extension ComplexNumber: HostValue {
  /// `ComplexNumber`.
  public static let cellTypeName = "ComplexNumber"
}

extension HostLibrary {
  /// Matrices, their norms and spectra.
  mutating func bindMatrix() {
    type(Matrix.self, "A matrix of numbers.")
    type(ComplexNumber.self, "A complex number, such as an eigenvalue.")
    bind(
      "Matrix",
      "init(_ rows: [[Double]]) throws",
      "From its rows.",
      example: "Matrix([[0.9, 5], [0, 0.9]])"
    ) { (rows: [[Double]]) in try Matrix(rows) }
    bind(
      "Matrix",
      "init(repeating value: Double, rows: Int, columns: Int) throws",
      "The same number everywhere.",
      example: "Matrix(repeating: 0.5, rows: 10, columns: 10)"
    ) { (value: Double, rows: Int, columns: Int) in
      try Matrix(repeating: value, rows: rows, columns: columns)
    }
    bind(
      "Matrix",
      "static func zeros(rows: Int, columns: Int) throws -> Matrix",
      "All zeros.",
      example: "Matrix.zeros(rows: 2, columns: 3)"
    ) { (rows: Int, columns: Int) in try Matrix.zeros(rows: rows, columns: columns) }
    bind(
      "Matrix",
      "static func identity(_ order: Int) throws -> Matrix",
      "The identity.",
      example: "Matrix.identity(2)"
    ) { (order: Int) in try Matrix.identity(order) }
    bind(
      "Matrix",
      "static func diagonal(_ vector: Vector) throws -> Matrix",
      "A vector on the diagonal, zero elsewhere.",
      example: "Matrix.diagonal([1, 2])"
    ) { (vector: Vector) in try Matrix.diagonal(vector) }
    bindMatrixShape()
    bindMatrixSpectrum()
    bindMatrixOperators()
  }

  private mutating func bindMatrixShape() {
    let example = "Matrix([[1, 2], [3, 4]])"
    bind("Matrix", "var rowCount: Int { get }", "How many rows.", example: "\(example).rowCount") {
      (m: Matrix) in m.rowCount
    }
    bind(
      "Matrix",
      "var columnCount: Int { get }",
      "How many columns.",
      example: "\(example).columnCount"
    ) { (m: Matrix) in m.columnCount }
    bind(
      "Matrix",
      "subscript(_ row: Int, _ column: Int) -> Double { get throws }",
      "An element, from 0.",
      example: "\(example)[0, 1]"
    ) { (m: Matrix, row: Int, column: Int) in try m.at(row, column) }
    bind(
      "Matrix",
      "func row(_ row: Int) throws -> Vector",
      "A row, from 0.",
      example: "\(example).row(0)"
    ) { (m: Matrix, row: Int) in try m.row(row) }
    bind(
      "Matrix",
      "func column(_ column: Int) throws -> Vector",
      "A column, from 0.",
      example: "\(example).column(0)"
    ) { (m: Matrix, column: Int) in try m.column(column) }
    bind("Matrix", "var rows: [Vector] { get throws }", "The rows.", example: "\(example).rows") {
      (m: Matrix) in try m.rows
    }
    bind(
      "Matrix",
      "var transposed: Matrix { get throws }",
      "Rows and columns exchanged.",
      example: "\(example).transposed"
    ) { (m: Matrix) in try m.transposed }
    bind("Matrix", "var sum: Double { get }", "The sum.", example: "\(example).sum") {
      (m: Matrix) in m.sum
    }
    bind("Matrix", "var mean: Double { get }", "The mean.", example: "\(example).mean") {
      (m: Matrix) in m.mean
    }
    bind(
      "Matrix",
      "var variance: Double { get }",
      "The biased variance of all elements.",
      example: "\(example).variance"
    ) { (m: Matrix) in m.variance }
    bind(
      "Matrix",
      "var standardDeviation: Double { get }",
      "The root of the biased variance.",
      example: "\(example).standardDeviation"
    ) { (m: Matrix) in m.standardDeviation }
    bind(
      "Matrix",
      "var elements: [Double] { get }",
      "The elements, row by row.",
      example: "\(example).elements"
    ) { (m: Matrix) in m.elements }
    bind(
      "Matrix",
      "var maximumMagnitude: Double { get }",
      "The largest magnitude of an element.",
      example: "\(example).maximumMagnitude"
    ) { (m: Matrix) in m.maximumMagnitude }
  }

  private mutating func bindMatrixSpectrum() {
    let example = "Matrix([[0.9, 5], [0, 0.9]])"
    bind(
      "Matrix",
      "var spectralNorm: Double { get throws }",
      "The largest singular value.",
      example: "\(example).spectralNorm"
    ) { (m: Matrix) in try m.spectralNorm }
    bind(
      "Matrix",
      "var spectralRadius: Double { get throws }",
      "The largest magnitude of an eigenvalue.",
      example: "\(example).spectralRadius"
    ) { (m: Matrix) in try m.spectralRadius }
    bind(
      "Matrix",
      "var frobeniusNorm: Double { get }",
      "The root of the sum of all squares.",
      example: "\(example).frobeniusNorm"
    ) { (m: Matrix) in m.frobeniusNorm }
    bind(
      "Matrix",
      "var singularValues: Vector { get throws }",
      "The singular values, largest first.",
      example: "\(example).singularValues"
    ) { (m: Matrix) in try m.singularValues }
    bind(
      "Matrix",
      "var conditionNumber: Double { get throws }",
      "Largest over smallest singular value.",
      example: "\(example).conditionNumber"
    ) { (m: Matrix) in try m.conditionNumber }
    bind(
      "Matrix",
      "var eigenvalues: [ComplexNumber] { get throws }",
      "The eigenvalues, largest magnitude first.",
      example: "\(example).eigenvalues"
    ) { (m: Matrix) in try m.eigenvalues }
    bind(
      "ComplexNumber",
      "var real: Double { get }",
      "The real part.",
      example: "\(example).eigenvalues[0].real"
    ) { (z: ComplexNumber) in z.real }
    bind(
      "ComplexNumber",
      "var imaginary: Double { get }",
      "The imaginary part.",
      example: "\(example).eigenvalues[0].imaginary"
    ) { (z: ComplexNumber) in z.imaginary }
    bind(
      "ComplexNumber",
      "var magnitude: Double { get }",
      "The distance from 0.",
      example: "\(example).eigenvalues[0].magnitude"
    ) { (z: ComplexNumber) in z.magnitude }
    bind(
      "Matrix",
      "func qr() throws -> (q: Matrix, r: Matrix)",
      "An orthogonal and a triangular factor, the signs of R's diagonal positive.",
      example: "\(example).qr().r"
    ) { (m: Matrix) -> CellValue in
      let (q, r) = try m.qr()
      return .tuple(CellTuple(["q": q.cellValue, "r": r.cellValue]))
    }
    bind(
      "Matrix",
      "var trace: Double { get }",
      "The sum of the diagonal's elements.",
      example: "\(example).trace"
    ) { (m: Matrix) in m.trace }
    bind(
      "Matrix",
      "var diagonal: Vector { get throws }",
      "The elements (i, i).",
      example: "\(example).diagonal"
    ) { (m: Matrix) in try m.diagonal }
    bind(
      "Matrix",
      "var isSquare: Bool { get }",
      "Whether it has as many rows as columns.",
      example: "\(example).isSquare"
    ) { (m: Matrix) in m.isSquare }
    bind(
      "Matrix",
      "func replacing(_ row: Int, _ column: Int, with value: Double) throws -> Matrix",
      "The same matrix with another number at one place.",
      example: "\(example).replacing(0, 1, with: 9)"
    ) { (m: Matrix, row: Int, column: Int, value: Double) in
      try m.replacing(row, column, with: value)
    }
    bind(
      "Matrix",
      "func elementwiseProduct(_ right: Matrix) throws -> Matrix",
      "The product element by element.",
      example: "\(example).elementwiseProduct(Matrix.identity(2))"
    ) { (m: Matrix, right: Matrix) in try m.elementwiseProduct(right) }
    bind(
      "Matrix",
      "func power(_ exponent: Int) throws -> Matrix",
      "Multiplied by itself.",
      example: "\(example).power(10)"
    ) { (m: Matrix, exponent: Int) in try m.power(exponent) }
  }

  private mutating func bindMatrixOperators() {
    bind(
      "Matrix",
      "static func * (_ left: Matrix, _ right: Matrix) throws -> Matrix",
      "The product.",
      example: "Matrix.identity(2) * Matrix.identity(2)"
    ) { (left: Matrix, right: Matrix) in try left * right }
    bind(
      "Matrix",
      "static func * (_ left: Matrix, _ right: Vector) throws -> Vector",
      "The product with a column.",
      example: "Matrix.identity(2) * Vector([3, 4])"
    ) { (left: Matrix, right: Vector) in try left * right }
    bind(
      "Matrix",
      "static func * (_ left: Double, _ right: Matrix) throws -> Matrix",
      "A multiple.",
      example: "2 * Matrix.identity(2)"
    ) { (left: Double, right: Matrix) in try left * right }
    bind(
      "Matrix",
      "static func * (_ left: Matrix, _ right: Double) throws -> Matrix",
      "A multiple.",
      example: "Matrix.identity(2) * 2"
    ) { (left: Matrix, right: Double) in try left * right }
    bind(
      "Matrix",
      "static func / (_ left: Matrix, _ right: Double) throws -> Matrix",
      "A fraction.",
      example: "Matrix.identity(2) / 2"
    ) { (left: Matrix, right: Double) in try left / right }
    bind(
      "Matrix",
      "static func + (_ left: Matrix, _ right: Matrix) throws -> Matrix",
      "The sum.",
      example: "Matrix.identity(2) + Matrix.identity(2)"
    ) { (left: Matrix, right: Matrix) in try left + right }
    bind(
      "Matrix",
      "static func - (_ left: Matrix, _ right: Matrix) throws -> Matrix",
      "The difference.",
      example: "Matrix.identity(2) - Matrix.identity(2)"
    ) { (left: Matrix, right: Matrix) in try left - right }
    bind(
      "Matrix",
      "static prefix func - (_ right: Matrix) throws -> Matrix",
      "The opposite.",
      example: "-Matrix.identity(2)"
    ) { (right: Matrix) in try -right }
  }
}

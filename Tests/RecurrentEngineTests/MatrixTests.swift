import RecurrentEngine
import Testing

@Suite struct MatrixTests {
  struct Case: Decodable {
    let matrix: [[Double]]
    let singularValues: [Double]
    let frobenius: Double
    let eigenvalues: [[Double]]?
    let cube: [[Double]]?
  }

  @Test func agreesWithPyTorch() throws {
    let cases = try Fixture.load("matrices", as: Case.self)
    #expect(cases.count == 14)
    for each in cases {
      let a = try Matrix(each.matrix)
      #expect(agree(try a.singularValues.elements, each.singularValues), "\(a)")
      #expect(agree(try a.spectralNorm, each.singularValues[0]))
      #expect(agree(a.frobeniusNorm, each.frobenius))
      if let cube = each.cube {
        #expect(agree(try a.power(3).elements, cube.flatMap { $0 }))
      }
      if let eigenvalues = each.eigenvalues {
        let found = try a.eigenvalues
        #expect(found.count == eigenvalues.count)
        for value in eigenvalues {
          let nearest = found.map { abs($0.real - value[0]) + abs($0.imaginary - value[1]) }.min()
          #expect((nearest ?? 1) < 1e-12 * max(1, each.frobenius), "\(a)")
        }
        let largest = eigenvalues.map { ($0[0] * $0[0] + $0[1] * $0[1]).squareRoot() }.max()
        #expect(agree(try a.spectralRadius, largest ?? 0, floor: 1e-3))
      }
    }
  }

  @Test func radiusAndNormDiffer() throws {
    let w = try Matrix([[0.9, 5], [0, 0.9]])
    #expect(try w.spectralRadius == 0.9)
    #expect(try w.spectralNorm > 5)
    // The transient: powers grow before they decay.
    #expect(try w.power(10).spectralNorm > 10)
    #expect(try w.power(200).spectralNorm < 1e-5)
  }

  @Test func tinySingularValuesKeepTheirDigits() throws {
    // An orthogonal matrix with its columns scaled apart by 200 orders of magnitude.
    let q = try Initialization.orthogonal.matrix(rows: 4, columns: 4, seed: 3)
    let scales = [1.0, 1e-20, 1e-60, 1e-140]
    let values = try (q * Matrix.diagonal(Vector(scales))).singularValues.elements
    for (value, scale) in zip(values, scales) { #expect(agree(value, scale, 1e-14)) }
    let tiny = try 1e-300 * Matrix([[1, 2], [3, 4]])
    #expect(agree(try tiny.spectralNorm, 5.464985704219043e-300, 1e-14))
    let huge = try 1e300 * Matrix([[1, 2], [3, 4]])
    #expect(agree(try huge.spectralNorm, 5.464985704219043e300, 1e-14))
    let subnormal = try Matrix([[.leastNonzeroMagnitude, 0], [0, 0]])
    #expect(try subnormal.spectralNorm == .leastNonzeroMagnitude)
  }

  @Test func factorsMultiplyToTheMatrix() throws {
    for (rows, columns) in [(4, 4), (6, 3), (3, 6), (1, 5), (5, 1)] {
      let a = try Initialization.normal(standardDeviation: 1)
        .matrix(rows: rows, columns: columns, seed: 7)
      let (q, r) = try a.qr()
      let k = min(rows, columns)
      #expect(q.shape == Shape(rows, k) && r.shape == Shape(k, columns))
      #expect(agree(try (q * r).elements, a.elements, 1e-14))
      #expect(agree(try (q.transposed * q).elements, try Matrix.identity(k).elements, 1e-14))
      #expect(try r.diagonal.allSatisfy { $0 >= 0 })
      for i in 1..<max(2, k) where i < k {
        #expect(try (0..<i).allSatisfy { try r.at(i, $0) == 0 })
      }
    }
  }

  @Test func operatorsAndParts() throws {
    let a = try Matrix([[1, 2], [3, 4], [5, 6]])
    #expect(try a * [1, 1] == [3, 7, 11])
    #expect(try a.transposed == Matrix([[1, 3, 5], [2, 4, 6]]))
    #expect(try a.transposed * a == Matrix([[35, 44], [44, 56]]))
    #expect(try a + a - a == a)
    #expect(try 2 * a / 2 == a)
    #expect(try a.row(1) == [3, 4])
    #expect(try a.column(1) == [2, 4, 6])
    #expect(try a[2, 0] == 5)
    #expect(try a.replacing(0, 0, with: 9).at(0, 0) == 9)
    #expect(try Matrix.diagonal([1, 2]).power(10) == Matrix.diagonal([1, 1024]))
    #expect(try Matrix([[2, 1], [1, 1]]).power(0) == Matrix.identity(2))
    #expect(a.description == "[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]")
  }

  @Test func wrongShapesAreTypedErrors() throws {
    let a = try Matrix([[1, 2], [3, 4], [5, 6]])
    let error = #expect(throws: EngineError.self) { try a * a }
    #expect(error?.id == "shape-mismatch")
    #expect(error?.parameter == "right")
    #expect(error?.message == "right has shape 3×2, expected 2×n")
    #expect(throws: EngineError.self) { try a * Vector([1]) }
    #expect(throws: EngineError.self) { try a + a.transposed }
    #expect(throws: EngineError.self) { try a.power(2) }
    #expect(throws: EngineError.self) { try a.eigenvalues }
    #expect(throws: EngineError.self) { try a.at(3, 0) }
    #expect(throws: EngineError.self) { try a.at(0, -1) }
    #expect(throws: EngineError.self) { try a.row(Int.max) }
    #expect(throws: EngineError.self) { try a.column(Int.min) }
    #expect(throws: EngineError.self) { try Matrix([[1], [2, 3]]) }
    #expect(throws: EngineError.self) { try Matrix(rowCount: -1, columnCount: 0, elements: []) }
    #expect(throws: EngineError.self) {
      try Matrix(rowCount: .max, columnCount: .max, elements: [])
    }
    for size in [Int.max, -1, 1 << 40] {
      #expect(throws: EngineError.self) { try Matrix.zeros(rows: size, columns: size) }
      #expect(throws: EngineError.self) { try Matrix.zeros(rows: size, columns: 0) }
      #expect(throws: EngineError.self) { try Matrix.identity(size) }
      #expect(throws: EngineError.self) { try Vector.zeros(size) }
    }
    #expect(throws: EngineError.self) { try Matrix.identity(2).power(-1) }
  }

  @Test func emptyAndNonFinite() throws {
    let empty = try Matrix([[Double]]())
    #expect(try empty.spectralNorm == 0 && empty.spectralRadius == 0 && empty.singularValues == [])
    #expect(try empty.qr().q == empty)
    #expect(try Matrix([[], []]).transposed.shape == Shape(0, 2))
    let infinite = try Matrix([[.infinity, 1], [0, 1]])
    #expect(try infinite.spectralNorm == .infinity)
    #expect(try infinite.spectralRadius.isNaN)
    #expect(try Matrix([[.nan, 1], [0, 1]]).spectralNorm.isNaN)
    _ = try infinite.qr()
    _ = try infinite.power(5)
  }

  /// Dependent rows leave nothing but rounding behind, which must not be rotated for ever.
  @Test(arguments: [2, 10, 33])
  func aMatrixOfRankOneHasOneSingularValue(order: Int) throws {
    let values = try Matrix(repeating: 0.5, rows: order, columns: order).singularValues.elements
    #expect((values[0] - 0.5 * Double(order)).magnitude <= 1e-15 * Double(order))
    #expect(values.dropFirst().allSatisfy { $0 < 1e-15 })
  }
}

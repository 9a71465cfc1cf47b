import RecurrentEngine
import Testing

@Suite struct VectorTests {
  @Test func arithmetic() throws {
    let x: Vector = [3, 4]
    #expect(x.norm == 5)
    #expect(try x.norm(1) == 7)
    #expect(try x.norm(.infinity) == 4)
    #expect(agree(try x.norm(3), 4.497941445275415))
    #expect(try x.dot([1, 2]) == 11)
    #expect(try x + [1, 1] - [1, 1] == x)
    #expect(try -x == -1 * x)
    #expect(try x / 2 == [1.5, 2])
    #expect(x.sum == 7 && x.mean == 3.5)
    #expect(try x.outer([1, 2, 3]) == Matrix([[3, 6, 9], [4, 8, 12]]))
    #expect(try x.elementwiseProduct(x) == [9, 16])
    #expect(agree(try x.cosine(to: [4, 3]), 0.96))
    #expect(try x[1] == 4)
    #expect(try Vector.oneHot(1, count: 3) == [0, 1, 0])
    #expect(x.map { $0 * 2 } == [6, 8])
  }

  @Test func normsNeitherOverflowNorUnderflow() throws {
    #expect(Vector([3e300, 4e300]).norm == 5e300)
    #expect(agree(Vector([3e-300, 4e-300]).norm, 5e-300, 1e-15))
    #expect(Vector([.leastNonzeroMagnitude]).norm == .leastNonzeroMagnitude)
    #expect(Vector([.infinity, 1]).norm == .infinity)
    #expect(Vector([.infinity, .nan]).norm.isNaN)
    #expect(agree(Vector([6e307, 8e307]).norm, 1e308, 1e-15))
    #expect(Vector([1e308, 1.7e308]).norm == .infinity)
    #expect(Vector([]).norm == 0)
    #expect(agree(try Vector([1e300, 1e300]).norm(3), 1e300 * 1.2599210498948732))
  }

  @Test func varianceSurvivesAMeanFarAboveTheSpread() throws {
    #expect(Vector([2, 4, 4, 4, 5, 5, 7, 9]).variance == 4)
    #expect(Vector([2, 4, 4, 4, 5, 5, 7, 9]).standardDeviation == 2)
    #expect(Vector([7]).variance == 0)
    #expect(Vector([]).variance.isNaN)
    #expect(Vector([1, .nan]).variance.isNaN)
    #expect(Vector([1, .infinity]).variance.isNaN)
    // 1e9 + {0.25, 0.75, 1.25}: the mean of the squares less the square of the mean has no digit left.
    #expect(agree(Vector([1e9 + 0.25, 1e9 + 0.75, 1e9 + 1.25]).variance, 1.0 / 6, 1e-14))
    #expect(Vector([0.1, 0.1, 0.1]).variance <= 1e-33)
    let elements = try Matrix.identity(2)
    #expect(elements.mean == 0.5 && elements.variance == 0.25)
    #expect(elements.standardDeviation == 0.5)
  }

  @Test func badArgumentsThrow() {
    let x: Vector = [1, 2]
    #expect(throws: EngineError.self) { try x.dot([1]) }
    #expect(throws: EngineError.self) { try x + [1, 2, 3] }
    #expect(throws: EngineError.self) { try x.at(2) }
    #expect(throws: EngineError.self) { try x[-1] }
    #expect(throws: EngineError.self) { try x.norm(0) }
    #expect(throws: EngineError.self) { try x.norm(.nan) }
    #expect(throws: EngineError.self) { try Vector.oneHot(3, count: 3) }
    #expect(throws: EngineError.self) { try Vector.oneHot(0, count: -3) }
    #expect(throws: EngineError.self) { try Vector(repeating: 1, count: -1) }
  }
}

import EngineKernels
import RecurrentEngine
import Testing

/// The products of the kernels against the chain of fused multiply-adds that defines them, bit for bit.
@Suite(.serialized) struct MatrixProductTests {
  /// Shapes around the edges of tiles, panels and blocks.
  private static let shapes = [
    (1, 1, 1), (1, 2, 2), (2, 1, 3), (3, 5, 7), (5, 9, 8), (6, 16, 8), (7, 3, 9), (8, 24, 24),
    (16, 64, 64), (17, 65, 67), (13, 390, 25), (150, 20, 30), (24, 400, 33),
  ]

  private func numbers(_ count: Int, seed: Int) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in generator.uniform(-1, 1) }
  }

  @Test func everyPathAndWayOfCallingGivesTheSameBits() {
    defer { unroll_choose_path() }
    for (rows, inner, columns) in Self.shapes {
      let a = numbers(rows * inner, seed: 1)
      let b = numbers(inner * columns, seed: 2)
      let start = numbers(rows * columns, seed: 3)
      var expected = start
      for i in 0..<rows {
        for j in 0..<columns {
          for k in 0..<inner {
            expected[i * columns + j].addProduct(a[i * inner + k], b[k * columns + j])
          }
        }
      }
      var left = [Double](repeating: 0, count: a.count)
      unroll_transpose(a, &left, rows, inner)
      var right = [Double](repeating: 0, count: b.count)
      unroll_transpose(b, &right, inner, columns)
      for path in [UNROLL_PATH_BASELINE, UNROLL_PATH_AVX2, UNROLL_PATH_AVX512]
      where unroll_force_path(path) {
        let comment: Comment = "\(rows)×\(inner)×\(columns) on path \(path.rawValue)"
        var plain = start
        unroll_add_product(a, inner, b, &plain, rows, inner, columns)
        #expect(plain == expected, comment)
        var transposed = start
        unroll_add_transposed_product(left, rows, b, &transposed, inner, rows, columns)
        #expect(transposed == expected, comment)
        var packed = [Double](repeating: .nan, count: unroll_packed_count(inner, columns))
        unroll_pack(right, 1, inner, &packed, inner, columns)
        var product = start
        unroll_add_packed_product(a, inner, packed, &product, rows, inner, columns)
        #expect(product == expected, comment)
        // The same row at the start of all.
        let same = (0..<rows * columns).map { start[$0 % columns] }
        plain = same
        unroll_add_product(a, inner, b, &plain, rows, inner, columns)
        unroll_set_product(a, inner, b, start, &product, rows, inner, columns)
        #expect(product == plain, comment)
        product = start
        unroll_set_packed_product(a, inner, packed, start, &product, rows, inner, columns)
        #expect(product == plain, comment)
        unroll_set_product(a, inner, b, start, &product, rows, 0, columns)
        #expect(product == same, comment)
        var sums = Array(start.prefix(columns))
        unroll_add_rows(b, columns, &sums, inner, columns)
        #expect(
          sums
            == (0..<columns).map { j in (0..<inner).reduce(start[j]) { $0 + b[$1 * columns + j] } },
          comment
        )
        var column = Array(start.prefix(rows))
        unroll_add_vector_product(a, b, &column, rows, inner)
        #expect(
          column
            == (0..<rows).map { i in
              (0..<inner).reduce(start[i]) { $0.addingProduct(a[i * inner + $1], b[$1]) }
            },
          comment
        )
      }
    }
  }

  /// Masked ends of rows write nothing beyond them, and read nothing that is not there.
  @Test func rowsThatFillNoVectorEndWhereTheyEnd() {
    defer { unroll_choose_path() }
    for path in [UNROLL_PATH_BASELINE, UNROLL_PATH_AVX2, UNROLL_PATH_AVX512]
    where unroll_force_path(path) {
      for columns in 1...26 {
        let a = numbers(3 * 5, seed: 1)
        let b = numbers(5 * columns, seed: 2)
        var guarded = numbers(3 * columns, seed: 3) + [7, 8]
        let expected = (0..<3 * columns).map { index in
          (0..<5).reduce(guarded[index]) {
            $0.addingProduct(a[index / columns * 5 + $1], b[$1 * columns + index % columns])
          }
        }
        unroll_add_product(a, 5, b, &guarded, 3, 5, columns)
        #expect(guarded == expected + [7, 8], "\(columns) columns on path \(path.rawValue)")
        var products = numbers(columns, seed: 4) + [9]
        let factors = numbers(columns, seed: 5)
        products.withUnsafeMutableBufferPointer {
          unroll_multiply(factors, $0.baseAddress, $0.baseAddress, columns)
        }
        #expect(products == zip(factors, numbers(columns, seed: 4)).map { $0 * $1 } + [9])
      }
    }
  }

  @Test func nonFiniteNumbersStayInTheirElement() {
    defer { unroll_choose_path() }
    let a = [Double.infinity, 1, 0, 2]
    let b = [0.0, 1, 3, 4]
    for path in [UNROLL_PATH_BASELINE, UNROLL_PATH_AVX2, UNROLL_PATH_AVX512]
    where unroll_force_path(path) {
      var product = [Double](repeating: 0, count: 4)
      unroll_add_product(a, 2, b, &product, 2, 2, 2)
      #expect(product[0].isNaN)
      #expect(Array(product.dropFirst()) == [.infinity, 6, 8])
    }
  }
}

import Foundation
import Testing

/// One line of Fixtures/elementary.txt.
struct ElementaryFixture {
  let arguments: [Double]
  /// The exact result, correctly rounded.
  let result: Double
  /// The exact result minus `result`, in ulps of `result`.
  let rest: Double

  /// The error of a result in ulps, with its sign.
  func error(of result: Double) -> Double {
    (result - self.result) / self.result.ulp - rest
  }

  static func references(of function: String) throws -> [ElementaryFixture] {
    try all.get()[function, default: []]
  }

  private static let all = Result { try read() }

  private static func read() throws -> [String: [ElementaryFixture]] {
    let file = try #require(
      Bundle.module.url(forResource: "elementary", withExtension: "txt", subdirectory: "Fixtures")
    )
    var found: [String: [ElementaryFixture]] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let fields = line.split(separator: " ")
      let numbers = try fields[1..<(fields.count - 1)].map { digits in
        Double(bitPattern: try #require(UInt64(digits, radix: 16)))
      }
      let reference = ElementaryFixture(
        arguments: Array(numbers.dropLast()),
        result: numbers[numbers.count - 1],
        rest: try #require(Double(fields[fields.count - 1]))
      )
      found[String(fields[0]), default: []].append(reference)
    }
    return found
  }
}

public import CellLanguage
public import RecurrentEngine

extension SeededGenerator: HostValue {
  /// `SeededGenerator`.
  public static let cellTypeName = "SeededGenerator"
}

extension HostLibrary {
  /// Random numbers, one after the other.
  mutating func bindSeededGenerator() {
    type(
      SeededGenerator.self,
      "A source of random numbers that gives the same numbers for the same seed, everywhere."
    )
    bind(
      "SeededGenerator",
      "init(seed: Int)",
      "From a seed.",
      example: "var generator = SeededGenerator(seed: 1); generator.normal()"
    ) { (seed: Int) in SeededGenerator(seed: seed) }
    draw("uniform() -> Double", "A number in [0, 1).", "uniform()") { generator, _ in
      generator.uniform().cellValue
    }
    draw(
      "uniform(_ lowerBound: Double, _ upperBound: Double) -> Double",
      "A number between two bounds.",
      "uniform(-1, 1)"
    ) { generator, arguments in
      guard let lower = Double(cellValue: arguments[0]), let upper = Double(cellValue: arguments[1])
      else { return .void }
      return generator.uniform(lower, upper).cellValue
    }
    draw("normal() -> Double", "A number with mean 0 and standard deviation 1.", "normal()") {
      generator,
      _ in
      generator.normal().cellValue
    }
    draw(
      "index(below count: Int) throws -> Int",
      "A whole number in 0..<count.",
      "index(below: 6)"
    ) { generator, arguments in
      guard let count = Int(cellValue: arguments[0]) else { return .void }
      return try generator.index(below: count).cellValue
    }
  }

  private mutating func draw(
    _ signature: String,
    _ summary: String,
    _ example: String,
    _ body: @escaping @Sendable (inout SeededGenerator, [CellValue]) throws -> CellValue
  ) {
    bindMutating(
      "SeededGenerator",
      "mutating func \(signature)",
      summary,
      example: "var generator = SeededGenerator(seed: 1); generator.\(example)"
    ) { value, arguments, _ in
      guard var generator = SeededGenerator(cellValue: value) else { return .void }
      defer { value = generator.cellValue }
      return try body(&generator, arguments)
    }
  }
}

public import CellLanguage
public import RecurrentEngine

extension RecurrentWeightTerms: HostValue {
  /// `RecurrentWeightTerms`.
  public static let cellTypeName = "RecurrentWeightTerms"
}

extension HostLibrary {
  /// The gradient of W, taken apart by loss t and origin i.
  mutating func bindRecurrentWeightTerms() {
    type(RecurrentWeightTerms.self, "∂L/∂W, taken apart: a term for each loss t and origin i ≤ t.")
    let example =
      "\(exampleNetwork).forward(\(exampleInputs)).recurrentWeightTerms(targets: [0, 1])"
    bind(
      "RecurrentWeightTerms",
      "func term(_ t: Int, _ i: Int) throws -> Matrix",
      "The part of ∂L_t/∂W that reaches back to time step i.",
      example: "\(example).term(2, 1)"
    ) { (terms: RecurrentWeightTerms, t: Int, i: Int) in try terms.term(t, i) }
    bind(
      "RecurrentWeightTerms",
      "func norm(_ t: Int, _ i: Int) throws -> Double",
      "The Frobenius norm of a term.",
      example: "\(example).norm(2, 1)"
    ) { (terms: RecurrentWeightTerms, t: Int, i: Int) in try terms.norm(t, i) }
    bind(
      "RecurrentWeightTerms",
      "func total(_ t: Int) throws -> Matrix",
      "∂L_t/∂W.",
      example: "\(example).total(2)"
    ) { (terms: RecurrentWeightTerms, t: Int) in try terms.total(t) }
    bind(
      "RecurrentWeightTerms",
      "func total(lag: Int) throws -> Matrix",
      "The sum of all terms of a lag.",
      example: "\(example).total(lag: 1)"
    ) { (terms: RecurrentWeightTerms, lag: Int) in try terms.total(lag: lag) }
    bind(
      "RecurrentWeightTerms",
      "func total() throws -> Matrix",
      "∂L/∂W, the sum of all terms.",
      example: "\(example).total()"
    ) { (terms: RecurrentWeightTerms) in try terms.total() }
    bind(
      "RecurrentWeightTerms",
      "var stepCount: Int { get }",
      "T.",
      example: "\(example).stepCount"
    ) { (terms: RecurrentWeightTerms) in terms.stepCount }
    bind(
      "RecurrentWeightTerms",
      "var norms: Matrix { get throws }",
      "The norms of all terms: row t − 1, column i − 1.",
      example: "\(example).norms"
    ) { (terms: RecurrentWeightTerms) in try terms.norms }
  }
}

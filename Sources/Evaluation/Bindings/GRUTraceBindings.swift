public import CellLanguage
public import RecurrentEngine

extension GRUTrace: HostValue {
  /// `GRUTrace`.
  public static let cellTypeName = "GRUTrace"
}

extension HostLibrary {
  /// What a run of a GRU leaves.
  mutating func bindGRUTrace() {
    type(GRUTrace.self, "A run of a GRU over a sequence. Time steps count from 1.")
    let example = "\(exampleGRU).forward(\(exampleInputs))"
    bind(
      "GRUTrace",
      "var network: GRUNetwork { get }",
      "The network that ran.",
      example: "\(example).network.inputBias"
    ) { (trace: GRUTrace) in trace.network }
    let rows: [(name: String, summary: String, get: @Sendable (GRUTrace, Int) throws -> Vector)] = [
      ("resetGate", "r_t, how much of h_{t−1} the candidate sees.", { try $0.resetGate($1) }),
      ("updateGate", "z_t, how much of h_{t−1} is kept.", { try $0.updateGate($1) }),
      ("candidate", "n_t, the candidate.", { try $0.candidate($1) }),
    ]
    for (name, summary, get) in rows {
      bind(
        "GRUTrace",
        "func \(name)(_ t: Int) throws -> Vector",
        summary,
        example: "\(example).\(name)(1)"
      ) { (trace: GRUTrace, t: Int) in try get(trace, t) }
    }
    bindSequenceTrace(GRUTrace.self, example: example)
  }
}

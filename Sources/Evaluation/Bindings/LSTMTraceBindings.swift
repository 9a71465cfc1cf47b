public import CellLanguage
public import RecurrentEngine

extension LSTMTrace: HostValue {
  /// `LSTMTrace`.
  public static let cellTypeName = "LSTMTrace"
}

extension HostLibrary {
  /// What a run of an LSTM leaves.
  mutating func bindLSTMTrace() {
    type(
      LSTMTrace.self,
      "A run of an LSTM over a sequence; its state is the hidden state with the memory cells below."
    )
    let example = "\(exampleLSTM).forward(\(exampleInputs))"
    bind(
      "LSTMTrace",
      "var network: LSTMNetwork { get }",
      "The network that ran.",
      example: "\(example).network.inputBias"
    ) { (trace: LSTMTrace) in trace.network }
    let rows: [(name: String, summary: String, get: @Sendable (LSTMTrace, Int) throws -> Vector)] =
      [
        ("memoryCells", "c_t; c₀ for t = 0.", { try $0.memoryCells($1) }),
        ("inputGate", "i_t, how much of the candidate is let in.", { try $0.inputGate($1) }),
        ("forgetGate", "f_t, how much of each memory cell is kept.", { try $0.forgetGate($1) }),
        ("candidate", "g_t, the candidate.", { try $0.candidate($1) }),
        ("outputGate", "o_t, how much of each memory cell is shown.", { try $0.outputGate($1) }),
      ]
    for (name, summary, get) in rows {
      bind(
        "LSTMTrace",
        "func \(name)(_ t: Int) throws -> Vector",
        summary,
        example: "\(example).\(name)(1)"
      ) { (trace: LSTMTrace, t: Int) in try get(trace, t) }
    }
    bind(
      "LSTMTrace",
      "func hiddenStateGains(to t: Int? = nil) throws -> Vector",
      "The gains from earlier hidden states to one, by lag from 0, by every way.",
      example: "\(example).hiddenStateGains()"
    ) { (trace: LSTMTrace, t: Int?) in try trace.hiddenStateGains(to: t) }
    bind(
      "LSTMTrace",
      "func memoryCellGains(to t: Int? = nil) throws -> Vector",
      "The gains from earlier memory cells to those of one time step, by lag from 0.",
      example: "\(example).memoryCellGains()"
    ) { (trace: LSTMTrace, t: Int?) in try trace.memoryCellGains(to: t) }
    bindSequenceTrace(LSTMTrace.self, example: example)
  }
}

public import CellLanguage
import LessonKit
public import LessonModel
import RecurrentEngine

extension UnrolledGraph: HostValue {
  /// `UnrolledGraph`.
  public static let cellTypeName = "UnrolledGraph"
}

extension HostLibrary {
  /// A network through time.
  mutating func bindUnrolledGraph() {
    type(UnrolledGraph.self, "A recurrent network drawn through time, with the numbers of a run.")
    bind(
      "UnrolledGraph",
      "init(_ trace: ForwardTrace, title: String = \"\") throws",
      "States and outputs of a run, and on each edge how much of a change comes through.",
      example: "UnrolledGraph(\(exampleNetwork).forward(\(exampleInputs)))"
    ) { (trace: ForwardTrace, title: String) in try UnrolledGraph(trace, title: title) }
    bind(
      "UnrolledGraph",
      "init(_ trace: ForwardTrace, targets: [Int], title: String = \"\") throws",
      "The same with losses, and the gradient of their sum that arrives at each state.",
      example: "UnrolledGraph(\(exampleNetwork).forward(\(exampleInputs)), targets: [0, 1])"
    ) { (trace: ForwardTrace, targets: [Int], title: String) in
      try UnrolledGraph(trace, targets: targets, title: title)
    }
  }
}

import CellLanguage
import Evaluation
import Testing

/// Every public declaration of the engine is bound, or stands below with the reason why not.
@Suite struct EngineCoverageTests {
  /// Types that no cell needs.
  static let typesLeftOut: [String: String] = [
    "WorkBudget": "the limits of a cell are the host's",
    "WorkBudget.Resource": "the limits of a cell are the host's",
    "EngineError": "errors become diagnostics",
    "Shape": "a matrix says its rowCount and columnCount",
    "Threads": "no result depends on them", "KernelPath": "no result depends on it",
    "ParameterGradients": "gradients(_:) gives more, and cells need not save",
    "SelfCheck": "for 'unroll doctor'", "SelfCheck.Outcome": "for 'unroll doctor'",
  ]

  /// Members that no type shows to cells.
  static let membersLeftOut: [String: String] = [
    "description": "cells show values themselves",
    "==(_:_:)": "the language compares what is Equatable",
    "hash(into:)": "no dictionary has such keys",
    "makeIterator()": "the language walks by 'elements:'",
    "replacing(tensors:)": "for optimisers; networks have 'replacing' with names",
    "parameterGradients(_:lossFunction:reduction:truncation:)": "gradients(_:)",
    "target": "the language converts targets",
  ]

  /// What a protocol offers to some types that only others show: parameters are no gradients.
  static let notShown: [String: Set<String>] = [
    "TensorCollection": [
      "Array", "Optional", "RecurrentNetwork", "LSTMNetwork", "GRUNetwork", "FeedForwardNetwork",
    ]
  ]

  /// Single members, and what cells have instead.
  static let leftOut: [String: String] = [
    "Elementary.sigmoid(_:)": "Activation.sigmoid",
    "Elementary.sigmoidDerivative(_:)": "Activation.sigmoid.derivative",
    "Elementary.tanhDerivative(_:)": "Activation.tanh.derivative",
    "ComplexNumber.init(real:imaginary:)": "they come from eigenvalues",
    "Interval.init(lowerBound:upperBound:containsLowerBound:containsUpperBound:)": "closed, open",
    "Matrix.init(rowCount:columnCount:elements:)": "Matrix(rows)",
    "Matrix.at(_:_:)": "m[i, j]",
    "Matrix.multiplied(by:)": "*", "Matrix.shape": "rowCount and columnCount",
    "Matrix.mapElements(_:)": "Matrix(m.rows.map { … })", "Matrix.tensors": "it is one itself",
    "Vector.at(_:)": "v[i]",
    "Vector.mapElements(_:)": "Vector(v.map { … })", "Vector.tensors": "it is one itself",
    "Array.tensors": "an array of gradients is taken apart by 'map'",
    "Optional.tensors": "an absent gradient is nil",
    "Tensor.init(_:_:)": "they come from networks", "Tensor.shape": "matrix says it",
    "Tensor.elements": "vector has them",
    "FeedForwardGradients.layers": "weights(_:) and bias(_:)",
    "ForwardTrace.inputs": "input(_:)", "ForwardTrace.logits": "logits(_:)",
    "ForwardTrace.preactivations": "preactivation(_:)",
    "ForwardTrace.probabilities": "probabilities(_:)",
    "SequenceTrace.logits": "logits(_:)", "SequenceTrace.probabilities": "probabilities(_:)",
    "LSTMTrace.inputs": "given to it", "LSTMTrace.logits": "logits(_:)",
    "LSTMTrace.probabilities": "probabilities(_:)", "LSTMTrace.memoryCells": "memoryCells(_:)",
    "LSTMTrace.preactivations": "the gates show what they do",
    "LSTMTrace.gates": "inputGate(_:), forgetGate(_:), …",
    "GRUTrace.inputs": "given to it", "GRUTrace.logits": "logits(_:)",
    "GRUTrace.probabilities": "probabilities(_:)", "GRUTrace.gates": "resetGate(_:), …",
    "GRUTrace.candidates": "candidate(_:)",
    "GRUTrace.gatePreactivations": "the gates show what they do",
    "GRUTrace.candidatePreactivations": "the candidates show what they do",
    "GradientClipping.callAsFunction(_:)": "clipped(toNorm:) and its like",
    "LossFunction.squaredErrorTolerance": "what counts as right in every accuracy",
    "ScalarMap.state": "said where the map is made",
    "SeededGenerator.next()": "bits are no Int; uniform(), normal(), index(below:)",
    "SequenceBatch.targets": "targets(ofSequence:)",
    "SequenceTask.batch(count:from:)": "batch(count:seed:)",
    "Training.optimizer": "given to it", "Training.clipping": "given to it",
    "Training.schedule": "given to it", "Training.truncation": "given to it",
    "Training.reduction": "given to it", "Training.seed": "given to it",
  ]

  /// What stands in cells under other names: nested types under a word of their own, generic ones once for each type.
  static let names: [String: String] = [
    "GRUNetwork.ResetPlacement": "ResetPlacement", "Initialization.FanMode": "FanMode",
    "ScalarMap.State": "ScalarMapState", "ScalarMap.FixedPoint": "ScalarMapFixedPoint",
    "NormClipping": "ClippedRecurrentGradients", "TrainingRun": "RecurrentNetworkTrainingRun",
    "Elementary": "",
  ]

  @Test func everyPublicDeclarationIsBoundOrLeftOutOnPurpose() throws {
    let engine = try PublicDeclarations(module: "RecurrentEngine")
    #expect(engine.members.count > 300)
    let library = EngineLibrary.library
    let types = Set(library.typeEntries.map(\.name))
    var bound: [String: Set<String>] = [:]
    for entry in library.entries {
      for name in PublicDeclarations.names(entry.signature) {
        bound[entry.typeName ?? "", default: []].insert(name)
      }
    }
    var missing: [String] = []
    for member in engine.members.sorted() where !Self.isLeftOut(member) {
      // What a protocol promises, every type that keeps the promise shows.
      let isPromise = engine.protocols.contains(member.type)
      let owners =
        isPromise
        ? engine.conformers[member.type, default: []].intersection(types)
          .subtracting(Self.notShown[member.type, default: []])
        : [Self.names[member.type] ?? member.type]
      let without = owners.filter {
        bound[$0]?.contains(member.name) != true && Self.leftOut["\($0).\(member.name)"] == nil
      }
      if owners.isEmpty || !without.isEmpty {
        missing.append("\(member)\(isPromise ? " on \(without.sorted())" : "")")
      }
    }
    #expect(missing == [])
  }

  private static func isLeftOut(_ member: PublicDeclarations.Member) -> Bool {
    typesLeftOut[member.type] != nil || membersLeftOut[member.name] != nil
      || leftOut["\(member)"] != nil
  }

  @Test func whatIsLeftOutIsThereAndNotBound() throws {
    let engine = try PublicDeclarations(module: "RecurrentEngine")
    let known = Set(engine.members.map(\.description))
    #expect(Set(Self.leftOut.keys).subtracting(known) == [])
    let bound = EngineLibrary.library.entries.flatMap { entry in
      PublicDeclarations.names(entry.signature).map { "\(entry.typeName ?? "").\($0)" }
    }
    #expect(Set(Self.leftOut.keys).intersection(bound) == [])
  }

  @Test(arguments: [
    ("public static func * (left: Matrix, right: Vector) throws -> Vector {", "*(_:_:)"),
    ("static func < (_ a: Int, _ b: Int) -> Bool", "<(_:_:)"),
    ("func power(_ exponent: Int) -> Matrix", "power(_:)"),
    (
      "init<T>(_ items: some Sequence<T>, @ColumnBuilder row: (T) -> [Column]) throws",
      "init(_:row:)"
    ),
    ("var name: String { get }", "name"), ("case index(Int)", "index(_:)"),
    (
      "public func update<P: TensorCollection>(_ p: P, gradients: [P] = [(1, 2)]) -> P",
      "update(_:gradients:)"
    ),
    ("subscript(_ i: Int, _ j: Int) -> Double { get set }", "subscript(_:_:)"),
    ("public init(_ x: (Int, Int) -> Int, by y: [Int: Int])", "init(_:by:)"),
  ])
  func namesAreReadWithTheirLabels(_ declaration: String, _ name: String) {
    #expect(PublicDeclarations.names(declaration) == [name])
  }
}

import CellLanguage
public import LessonModel

extension EngineLibrary {
  /// What cells can call, in chapters, and what one cell may use by default.
  public static let reference = CellReference(
    chapters: CellReference.Subject.allCases.map(chapter),
    limits: limits
  )

  private static func chapter(on subject: CellReference.Subject) -> CellReference.Chapter {
    CellReference.Chapter(
      subject: subject,
      topics: topics.filter { self.subject(of: $0) == subject }
    )
  }

  /// Every type with its members, and the free functions: the language's own, then the engine's.
  private static let topics: [CellReference.Topic] = {
    let standard = HostLibrary().entries.count
    let ownFunctions = library.entries.prefix(standard).filter { $0.typeName == nil }
    let functions = library.entries.dropFirst(standard).filter { $0.typeName == nil }
    let members = Dictionary(grouping: library.entries, by: \.typeName)
    let types = library.typeEntries.map { type in
      CellReference.Topic(
        typeName: type.name,
        summary: type.summary,
        entries: (members[type.name] ?? []).map(entry)
      )
    }
    return [
      CellReference.Topic(typeName: nil, summary: "", entries: ownFunctions.map(entry)),
      CellReference.Topic(typeName: nil, summary: "", entries: functions.map(entry)),
    ] + types
  }()

  private static func entry(_ entry: HostLibrary.Entry) -> CellReference.Entry {
    CellReference.Entry(
      name: entry.name,
      signature: entry.signature,
      summary: entry.summary,
      example: entry.example
    )
  }

  private static func subject(of topic: CellReference.Topic) -> CellReference.Subject {
    guard let type = topic.typeName else {
      return topic == topics.first ? .language : .mathematics
    }
    // What comes once for each kind of network.
    if type.hasPrefix("Clipped") || type.hasSuffix("TrainingRun") { return .training }
    return subjects.first { $0.value.contains(type) }?.key ?? .networks
  }

  /// Where the types stand; what is in none of the lists belongs to the networks.
  private static let subjects: [CellReference.Subject: Set<String>] = [
    .language: Set(HostLibrary().typeEntries.map(\.name)),
    .mathematics: [
      "Interval", "Activation", "Vector", "Matrix", "ComplexNumber", "SeededGenerator",
      "Initialization", "FanMode", "ScalarMap", "ScalarMapState",
      "ScalarMapFixedPoint", "ErrorSurface", "DescentPath",
    ],
    .training: [
      "Tensor", "GradientClipping", "LossReduction", "LossFunction", "Target", "CrossEntropy",
      "Truncation", "SequenceBatch", "SequenceTask", "BatchEvaluation", "Optimizer",
      "LearningRateSchedule", "Training", "TrainingRun", "TrainingHistory", "GradientCheck",
    ],
    .figures: [
      "Table", "Column", "Series", "SeriesStyle", "SeriesColors", "AxisScale", "ReferenceLine",
      "ReferenceBand", "Marker", "LinePlot", "StepPlot", "ScatterPlot", "BarChart", "Histogram",
      "HeatMap", "ContourMap", "SmallMultiples", "UnrolledGraph", "Explorable",
    ],
  ]

  private static var limits: [CellReference.Limit] {
    let limits = CellLimits()
    return [
      CellReference.Limit(subject: .steps, amount: "\(limits.steps)", option: "--cell-steps"),
      CellReference.Limit(
        subject: .seconds,
        amount: "\(limits.seconds)".replacing(/\.0$/, with: ""),
        option: "--cell-seconds"
      ),
      CellReference.Limit(
        subject: .memory,
        amount: "\(limits.allocatedBytes >> 20)",
        option: "--cell-memory"
      ),
      CellReference.Limit(subject: .depth, amount: "\(limits.depth)", option: "--cell-depth"),
      CellReference.Limit(
        subject: .output,
        amount: "\(limits.outputBytes >> 10)",
        option: "--cell-output"
      ),
    ]
  }
}

public import CellLanguage
public import LessonModel

extension SmallMultiples: HostValue {
  /// `SmallMultiples`.
  public static let cellTypeName = "SmallMultiples"
}
extension Explorable: HostValue {
  /// `Explorable`.
  public static let cellTypeName = "Explorable"
}

extension HostLibrary {
  /// Several figures beside each other, and figures with sliders.
  mutating func bindExplorable() {
    bindSmallMultiples()
    type(Explorable.self, "A figure or table that a reader changes with one slider or two.")
    bind(
      "Explorable",
      "init<T>(_ name: String, _ values: [T], frame: (T) -> some ExplorableContent) throws",
      "A slider: a frame is computed for each value of the parameter.",
      example: """
        Explorable("scale", [0.5, 1, 2]) { scale in
          LinePlot(x: 0...2, y: [1, scale, scale * scale])
        }
        """
    ) { (context: HostContext, name: String, values: CellArray, frame: CellFunction) in
      try Explorable.check(frameCount: [values.count])
      return try Explorable(
        parameters: [try Explorable.Parameter(name: name, cellValues: values.values)],
        frames: try values.values.map { try Self.frame(try context.call(frame, [$0])) }
      )
    }
    bind(
      "Explorable",
      "init<T, U>(_ first: String, _ firstValues: [T], _ second: String, _ secondValues: [U], "
        + "frame: (T, U) -> some ExplorableContent) throws",
      "Two sliders: a frame is computed for each pair of values.",
      example: """
        Explorable("a", [1, 2], "b", [0.5, 1]) { a, b in
          Table([a]) { a in Column("a", a); Column("b", b) }
        }
        """
    ) {
      (
        context: HostContext,
        first: String,
        firstValues: CellArray,
        second: String,
        secondValues: CellArray,
        frame: CellFunction
      ) in
      try Explorable.check(frameCount: [firstValues.count, secondValues.count])
      let (ones, twos) = (firstValues.values, secondValues.values)
      return try Explorable(
        parameters: [
          try Explorable.Parameter(name: first, cellValues: ones),
          try Explorable.Parameter(name: second, cellValues: twos),
        ],
        frames: try ones.flatMap { one in
          try twos.map { try Self.frame(try context.call(frame, [one, $0])) }
        }
      )
    }
  }

  private mutating func bindSmallMultiples() {
    type(SmallMultiples.self, "Figures beside each other, on the same axes.")
    bind(
      "SmallMultiples",
      "init(_ panels: [any FigureConvertible], columns: Int? = nil, sharesAxes: Bool = true) throws",
      "Figures beside each other.",
      example: """
        SmallMultiples([LinePlot(x: 0...2, y: [1, 2, 4]), LinePlot(x: 0...2, y: [1, 3, 9])])
        """
    ) { (context: HostContext, panels: CellArray, columns: Int?, sharesAxes: Bool) in
      let arguments = FigureArguments(context: context)
      return try SmallMultiples(
        try panels.values.map { try arguments.figure($0, "panels") },
        columns: columns,
        sharesAxes: sharesAxes
      )
    }
    bind(
      "SmallMultiples",
      "init<T>(_ items: some Sequence<T>, columns: Int? = nil, sharesAxes: Bool = true, "
        + "panel: (T) -> some FigureConvertible) throws",
      "A figure for each item.",
      example: """
        SmallMultiples([0.5, 2]) { w in LinePlot(x: 0...2, y: [1, w, w * w], title: "\\(w)") }
        """
    ) {
      (
        context: HostContext,
        items: CellArray,
        columns: Int?,
        sharesAxes: Bool,
        panel: CellFunction
      ) in
      let arguments = FigureArguments(context: context)
      return try SmallMultiples(
        try items.values.map {
          try arguments.figure(try context.call(panel, [$0]), "panel")
        },
        columns: columns,
        sharesAxes: sharesAxes
      )
    }
  }

  /// What a frame shows.
  private static func frame(_ value: CellValue) throws -> RecordedValue {
    guard let recorded = RecordedValue(value), !recorded.isExplorable else {
      throw HostError(
        EvaluationDiagnosticID.notShowable,
        "a frame is a figure, a table or a value that can be shown",
        parameter: "frame"
      )
    }
    return recorded
  }
}

extension Explorable.Parameter {
  /// A parameter whose values are numbers or texts.
  fileprivate init(name: String, cellValues: [CellValue]) throws {
    let values = cellValues.compactMap { value -> RecordedValue? in
      switch value {
      case .integer(let value): .integer(value)
      case .number(let value): .number(value)
      case .text(let text): .text(text)
      default: nil
      }
    }
    guard values.count == cellValues.count else {
      throw HostError(
        EvaluationDiagnosticID.figureData,
        "the values of '\(name)' are neither numbers nor texts"
      )
    }
    self.init(name: name, values: values)
  }
}

extension RecordedValue {
  fileprivate var isExplorable: Bool { if case .explorable = self { true } else { false } }
}

/// A figure, table or value that a reader changes with one slider or two; every frame is computed beforehand.
///
///     Explorable("scale", [0.5, 1, 2]) { scale in LinePlot(x: lags, y: gains(scale)) }
public struct Explorable: Sendable, Hashable, Codable {
  /// What a slider changes.
  public struct Parameter: Sendable, Hashable, Codable {
    /// What it is called; may hold `$…$`.
    public let name: String
    /// The values it can have, in order.
    public let values: [RecordedValue]

    /// A parameter and its values.
    public init(name: String, values: [RecordedValue]) {
      self.name = name
      self.values = values
    }
  }

  /// What the sliders change: one parameter or two.
  public let parameters: [Parameter]
  /// What is shown, for each value of the first parameter all values of the second.
  public let frames: [RecordedValue]

  /// Frames for every value of one parameter, or every pair of two.
  ///
  /// - Parameters:
  ///   - parameters: One or two.
  ///   - frames: As many as there are values or pairs, the last parameter changing fastest.
  /// - Throws: ``FigureError`` if there are no frames, too many, or not one for each value.
  public init(parameters: [Parameter], frames: [RecordedValue]) throws(FigureError) {
    guard (1...2).contains(parameters.count) else {
      throw FigureError("expected one or two parameters, found \(parameters.count)")
    }
    for parameter in parameters where parameter.values.isEmpty {
      throw FigureError(
        "parameter '\(parameter.name)' has no values, expected at least one",
        parameter: "values"
      )
    }
    try Self.check(frameCount: parameters.map(\.values.count))
    guard frames.count == parameters.map(\.values.count).reduce(1, *) else {
      throw FigureError("expected one frame for each value")
    }
    self.parameters = parameters
    self.frames = frames
  }

  /// Throws if so many values make more frames than a page holds; ask before computing them.
  ///
  /// - Parameter counts: How many values each parameter has.
  /// - Throws: ``FigureError`` if the product is too large.
  public static func check(frameCount counts: [Int]) throws(FigureError) {
    let (product, overflow) = counts.reduce((1, false)) { product, count in
      let (next, over) = product.0.multipliedReportingOverflow(by: count)
      return (next, product.1 || over)
    }
    guard !overflow, product <= mostFrames else {
      let times = counts.map(String.init).joined(separator: " · ")
      throw FigureError(
        "\(times) values make more than the \(mostFrames) frames a page holds; use fewer values",
        parameter: "values",
        kind: .size
      )
    }
  }

  /// A page holds no more frames than this.
  public static let mostFrames = 200
}

/// A value that a slider can have.
public protocol ExplorableParameter: Sendable {
  /// The value, as a record keeps it.
  var parameterValue: RecordedValue { get }
}

extension Int: ExplorableParameter {
  /// The integer.
  public var parameterValue: RecordedValue { .integer(self) }
}

extension Double: ExplorableParameter {
  /// The number.
  public var parameterValue: RecordedValue { .number(self) }
}

extension String: ExplorableParameter {
  /// The text.
  public var parameterValue: RecordedValue { .text(self) }
}

extension Explorable {
  /// A frame for each value of a parameter.
  ///
  /// - Parameters:
  ///   - name: What the parameter is called; may hold `$…$`.
  ///   - values: The values it can have.
  ///   - frame: Makes the figure or table of a value.
  /// - Throws: ``FigureError`` if there are no values or too many; what `frame` throws.
  public init<Value: ExplorableParameter>(
    _ name: String,
    _ values: [Value],
    frame: (Value) throws -> some ExplorableContent
  ) throws {
    try Self.check(frameCount: [values.count])
    try self.init(
      parameters: [Parameter(name: name, values: values.map(\.parameterValue))],
      frames: try values.map { try frame($0).recordedValue }
    )
  }

  /// A frame for each pair of values of two parameters.
  ///
  /// - Parameters:
  ///   - first: What the first parameter is called; may hold `$…$`.
  ///   - firstValues: The values it can have.
  ///   - second: What the second parameter is called; may hold `$…$`.
  ///   - secondValues: The values it can have.
  ///   - frame: Makes the figure or table of a pair.
  /// - Throws: ``FigureError`` if there are no values or too many; what `frame` throws.
  public init<First: ExplorableParameter, Second: ExplorableParameter>(
    _ first: String,
    _ firstValues: [First],
    _ second: String,
    _ secondValues: [Second],
    frame: (First, Second) throws -> some ExplorableContent
  ) throws {
    try Self.check(frameCount: [firstValues.count, secondValues.count])
    try self.init(
      parameters: [
        Parameter(name: first, values: firstValues.map(\.parameterValue)),
        Parameter(name: second, values: secondValues.map(\.parameterValue)),
      ],
      frames: try firstValues.flatMap { one in
        try secondValues.map { try frame(one, $0).recordedValue }
      }
    )
  }
}

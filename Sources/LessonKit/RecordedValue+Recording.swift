public import LessonModel
import RecurrentEngine

extension RecordedValue {
  /// A value as records keep it; nil if it has no form on a page.
  ///
  /// - Parameter value: Numbers, texts and what is made of them, values of the engine, tables and figures.
  public init?(recording value: Any) {
    if let known = Self.plain(value) ?? Self.kept(value) {
      self = known
      return
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional:
      guard let payload = mirror.children.first?.value else {
        self = .none
        return
      }
      self.init(recording: payload)
    case .tuple:
      guard let values = Self.all(mirror.children.map(\.value)) else { return nil }
      self = .tuple(
        zip(mirror.children, values).map { child, value in
          // Without a label a tuple's element is called `.0`.
          let label = child.label.flatMap { $0.hasPrefix(".") ? nil : $0 }
          return Field(label: label, value: value)
        }
      )
    case .dictionary: self.init(entries: mirror.children.map(\.value))
    default:
      guard let sequence = value as? any Sequence, let values = Self.all(Self.elements(sequence))
      else { return nil }
      self = .list(values)
    }
  }

  /// The elements of what `zip`, `stride` or `enumerated` gave.
  private static func elements<Items: Sequence>(_ items: Items) -> [Any] { items.map { $0 } }

  /// A dictionary, in the order of its keys.
  private init?(entries: [Any]) {
    var fields: [(text: String, number: Double?, value: RecordedValue)] = []
    for entry in entries {
      let parts = Mirror(reflecting: entry).children.map(\.value)
      guard parts.count == 2, let key = RecordedValue(recording: parts[0]),
        let value = RecordedValue(recording: parts[1])
      else { return nil }
      fields.append(
        (
          "\(parts[0])", (parts[0] as? Int).map(Double.init) ?? parts[0] as? Double,
          .tuple([Field(label: "key", value: key), Field(label: "value", value: value)])
        )
      )
    }
    self = .list(
      fields.sorted { left, right in
        if let left = left.number, let right = right.number {
          left < right
        } else {
          left.text < right.text
        }
      }.map(\.value)
    )
  }

  private static func all(_ values: [Any]) -> [RecordedValue]? {
    var recorded: [RecordedValue] = []
    recorded.reserveCapacity(values.count)
    for value in values {
      guard let value = RecordedValue(recording: value), !value.isFigure else { return nil }
      recorded.append(value)
    }
    return recorded
  }

  /// Swift's own simple values.
  private static func plain(_ value: Any) -> RecordedValue? {
    switch value {
    case let value as Double: .number(value)
    case let value as Int: .integer(value)
    case let value as Bool: .boolean(value)
    case let value as String: .text(value)
    case let values as [Double]: .list(values.map { .number($0) })
    case is Range<Int>, is ClosedRange<Int>, is Range<Double>, is ClosedRange<Double>:
      .text("\(value)")
    default: nil
    }
  }

  /// Values of the engine and of lessons that records keep.
  package static func kept(_ value: Any) -> RecordedValue? {
    switch value {
    case let value as RecordedValue: value
    case let vector as Vector: .vector(vector.elements)
    case let matrix as Matrix:
      .matrix(
        RecordedMatrix(
          rowCount: matrix.rowCount,
          columnCount: matrix.columnCount,
          elements: matrix.elements
        )
      )
    case let interval as Interval:
      .interval(
        RecordedInterval(
          lowerBound: interval.lowerBound,
          upperBound: interval.upperBound,
          containsLowerBound: interval.containsLowerBound,
          containsUpperBound: interval.containsUpperBound
        )
      )
    case let table as Table: .table(table)
    case let figure as any FigureConvertible: .figure(figure.figure)
    case let explorable as Explorable: .explorable(explorable)
    case let activation as Activation: .text(activation.name)
    case let initialization as Initialization: .text(initialization.name)
    case let number as ComplexNumber: .text(number.description)
    case let task as SequenceTask: .text(task.description)
    case let clipping as GradientClipping: .text(clipping.description)
    case let truncation as Truncation: .text(truncation.description)
    default: nil
    }
  }
}

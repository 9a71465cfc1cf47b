import CellLanguage
import LessonKit
import LessonModel
import RecurrentEngine

/// Reads what cells hand to figures: numbers in whatever form, matrices, ranges.
struct FigureArguments {
  let context: HostContext

  /// The numbers of an array, a vector or a range.
  ///
  /// - Throws: `HostError` if it is something else.
  func numbers(_ value: CellValue, _ parameter: String) throws -> [Double] {
    switch value {
    case .array(let array):
      try context.allocate(bytes: 8 * array.count)
      if let numbers = array.numbers { return numbers }
      if let integers = array.integers { return integers.map(Double.init) }
    case .range(let range):
      try context.allocate(bytes: 8 * range.count)
      return range.map(Double.init)
    case .closedRange(let range):
      try context.allocate(bytes: 8 * range.count)
      return range.map(Double.init)
    case .host(let object):
      if let vector = object.value as? Vector {
        try context.allocate(bytes: 8 * vector.count)
        return vector.elements
      }
    default: break
    }
    throw HostError(
      EvaluationDiagnosticID.figureData,
      "expected numbers for '\(parameter)': an array, a vector or a range of integers",
      parameter: parameter
    )
  }

  /// Numbers, if there are any.
  ///
  /// - Throws: `HostError` if it is something else.
  func optionalNumbers(_ value: CellValue, _ parameter: String) throws -> [Double]? {
    if case .none = value { nil } else { try numbers(value, parameter) }
  }

  /// The numbers of a matrix.
  ///
  /// - Throws: `HostError` if it is something else.
  func matrix(_ value: CellValue, _ parameter: String) throws -> RecordedMatrix {
    guard case .host(let object) = value, let matrix = object.value as? Matrix else {
      throw HostError(
        EvaluationDiagnosticID.figureData,
        "expected a matrix for '\(parameter)'",
        parameter: parameter
      )
    }
    try context.allocate(bytes: 8 * matrix.elements.count)
    return RecordedMatrix(matrix)
  }

  /// A closed range of doubles.
  ///
  /// - Throws: `HostError` if it is half-open.
  func range(_ value: CellValue, _ parameter: String) throws -> ClosedRange<Double> {
    switch value {
    case .interval(let interval) where interval.isClosed:
      return interval.lowerBound...interval.upperBound
    case .closedRange(let range):
      return Double(range.lowerBound)...Double(range.upperBound)
    default:
      throw HostError(
        EvaluationDiagnosticID.figureData,
        "expected a closed range of numbers for '\(parameter)', such as '0...1'",
        parameter: parameter
      )
    }
  }

  /// A closed range of doubles, if there is one.
  ///
  /// - Throws: `HostError` if it is something else.
  func optionalRange(_ value: CellValue, _ parameter: String) throws -> ClosedRange<Double>? {
    if case .none = value { nil } else { try range(value, parameter) }
  }

  /// Figures.
  ///
  /// - Throws: `HostError` if one is something else.
  func figure(_ value: CellValue, _ parameter: String) throws -> any FigureConvertible {
    guard case .host(let object) = value, let figure = object.value as? any FigureConvertible
    else {
      throw HostError(
        EvaluationDiagnosticID.figureData,
        "expected a figure, such as a 'LinePlot'",
        parameter: parameter
      )
    }
    return figure
  }
}

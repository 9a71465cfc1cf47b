public import LessonModel
public import RecurrentEngine

extension Vector: NumericData {
  /// The elements.
  public var plottedNumbers: [Double] { elements }
}

extension Matrix: MatrixData {}

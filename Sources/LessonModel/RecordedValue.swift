/// A value that a cell computed, as records keep it and pages show it.
public indirect enum RecordedValue: Sendable, Hashable, Codable {
  /// An `Int`.
  case integer(Int)
  /// A `Double`, which may be infinite or NaN: those are results.
  case number(Double)
  /// A `Bool`.
  case boolean(Bool)
  /// A `String`.
  case text(String)
  /// Nothing: an optional value that is nil.
  case none
  /// An interval of real numbers.
  case interval(RecordedInterval)
  /// A vector of n numbers.
  case vector([Double])
  /// A matrix.
  case matrix(RecordedMatrix)
  /// An array of whatever.
  case list([RecordedValue])
  /// A tuple.
  case tuple([Field])
  /// A table.
  case table(Table)
  /// A figure.
  case figure(Figure)
  /// A figure, table or value with sliders.
  case explorable(Explorable)

  /// An element of a tuple.
  public struct Field: Sendable, Hashable, Codable {
    /// Its label, if it has one.
    public let label: String?
    /// Its value.
    public let value: RecordedValue

    /// An element of a tuple.
    public init(label: String?, value: RecordedValue) {
      self.label = label
      self.value = value
    }
  }
}

extension RecordedValue {
  /// Whether it stands by itself: no table's cell and no list has room for it.
  package var isFigure: Bool {
    switch self {
    case .figure, .explorable: true
    default: false
    }
  }
}

/// An interval of real numbers that knows whether its ends belong to it: (0, 0.25].
public struct RecordedInterval: Sendable, Hashable, Codable {
  /// The lower end; −∞ if there is none.
  public let lowerBound: Double
  /// The upper end; ∞ if there is none.
  public let upperBound: Double
  /// Whether the lower end belongs to it.
  public let containsLowerBound: Bool
  /// Whether the upper end belongs to it.
  public let containsUpperBound: Bool

  /// An interval from its ends.
  public init(
    lowerBound: Double,
    upperBound: Double,
    containsLowerBound: Bool,
    containsUpperBound: Bool
  ) {
    self.lowerBound = lowerBound
    self.upperBound = upperBound
    self.containsLowerBound = containsLowerBound
    self.containsUpperBound = containsUpperBound
  }
}

/// A matrix: its elements row by row.
public struct RecordedMatrix: Sendable, Hashable, Codable {
  /// Number of rows.
  public let rowCount: Int
  /// Number of columns.
  public let columnCount: Int
  /// The elements, row by row; `rowCount · columnCount` of them.
  public let elements: [Double]

  /// A matrix from its elements, row by row.
  public init(rowCount: Int, columnCount: Int, elements: [Double]) {
    precondition(elements.count == rowCount * columnCount, "a matrix is full")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }
}

/// A table: columns with titles, rows of values.
public struct Table: Sendable, Hashable, Codable {
  /// A column.
  public struct Column: Sendable, Hashable, Codable {
    /// The heading; may hold `$…$` and inline Markdown.
    public let title: String
    /// How many significant digits the author wants to be seen; nil leaves it to the page.
    ///
    /// The record keeps all.
    public let digits: Int?

    /// A column.
    public init(title: String, digits: Int? = nil) {
      self.title = title
      self.digits = digits
    }
  }

  /// The columns, from left to right.
  public let columns: [Column]
  /// The rows, from top to bottom, each with one value a column.
  public let rows: [[RecordedValue]]

  /// A table; every row has one value a column.
  public init(columns: [Column], rows: [[RecordedValue]]) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "every row has one value a column")
    self.columns = columns
    self.rows = rows
  }
}

/// A closure or function of a cell; `HostContext.call` calls it.
public struct CellFunction: Sendable {
  let implementation: FunctionValue
}

extension CellFunction: CellRepresentable {
  /// Any function type: the signature says which.
  public static var cellType: CellType { CellType(.function([], .any)) }
  /// The function.
  public init?(cellValue: CellValue) {
    guard case .function(let function) = cellValue else { return nil }
    self = function
  }
  /// The function.
  public var cellValue: CellValue { .function(self) }
}

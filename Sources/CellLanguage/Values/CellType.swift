/// A type of the cells' language: `Double`, `[Int]`, `(x: Double, y: Double)`, `Matrix`.
public struct CellType: Sendable, Hashable, CustomStringConvertible {
  let storage: StaticType

  init(_ storage: StaticType) { self.storage = storage }

  /// `Int`.
  public static let int = CellType(.int)
  /// `Double`.
  public static let double = CellType(.double)
  /// `Bool`.
  public static let bool = CellType(.bool)
  /// `String`.
  public static let string = CellType(.string)
  /// `Void`.
  public static let void = CellType(.void)
  /// `Any`: whatever value.
  public static let any = CellType(.any)

  /// `[element]`.
  public static func array(_ element: CellType) -> CellType { CellType(.array(element.storage)) }
  /// `payload?`.
  public static func optional(_ payload: CellType) -> CellType {
    CellType(.optional(payload.storage))
  }
  /// A type that the host library declares.
  public static func host(_ name: String) -> CellType { CellType(.host(name)) }

  /// As Swift writes it.
  public var description: String { storage.description }

  /// The name of the host library's type, if it is one.
  public var hostName: String? {
    if case .host(let name) = storage { name } else { nil }
  }
}

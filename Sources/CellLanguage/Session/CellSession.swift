public import Diagnostics

/// The variables and functions of a lesson, and what runs its cells, one after the other.
public struct CellSession: Sendable {
  /// A name that a cell declared.
  public struct Binding: Sendable, Hashable {
    /// The name.
    public let name: String
    /// Its type as Swift writes it.
    public let type: String
    /// Where it is declared.
    public let place: Diagnostic.Place
  }

  /// What cells can call.
  public let library: HostLibrary
  /// What one run may use.
  public let limits: CellLimits

  /// A session without any variable.
  public init(library: HostLibrary, limits: CellLimits = CellLimits()) {
    self.library = library
    self.limits = limits
  }

  /// Runs a cell.
  public mutating func run(_ code: SourceSlice) -> CellResult {
    CellResult(status: .completed, outputs: [], diagnostics: [])
  }

  /// Evaluates exactly one expression.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - type: A type that literals should take where they can: with `.double`, `1 / 4` is 0.25.
  public mutating func evaluate(
    expression: SourceSlice, expecting type: CellType? = nil
  ) -> CellResult {
    CellResult(status: .completed, outputs: [], diagnostics: [])
  }

  /// What is declared so far, in the order of the names.
  public var bindings: [Binding] { [] }
}

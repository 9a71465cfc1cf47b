public import Diagnostics

/// What can be told of a cell or inline value without running it.
public struct CellInspection: Sendable {
  /// A variable, function or parameter.
  public struct Declaration: Sendable, Hashable {
    /// The name.
    public let name: String
    /// Its type as Swift writes it.
    public let type: String
    /// The types whose members it has, the most particular first.
    public let owners: [String]
    /// The labels and names of a function's parameters as a call needs them; nil if it is no function of the lesson's.
    public let parameters: [Parameter]?
    /// Where the name stands.
    public let place: Diagnostic.Place
    /// Whether cells below see it.
    public let isTopLevel: Bool
    /// Whether its value never changes.
    public let isConstant: Bool
  }

  /// A parameter of a function.
  public struct Parameter: Sendable, Hashable {
    /// What stands in front of the argument; nil for nothing.
    public let label: String?
    /// What the function calls it.
    public let name: String
    /// Its type as Swift writes it.
    public let type: String
  }

  /// An expression.
  public struct Expression: Sendable, Hashable {
    /// Its place.
    public let span: SourceSpan
    /// Its type as Swift writes it.
    public let type: String
    /// The types whose members it has, the most particular first.
    public let owners: [String]
    /// Whether it stands for a type, so that its members are the static ones: a name, or an implicit member's point.
    public let isTypeName: Bool
  }

  /// The expressions whose type is known, inner ones before outer ones.
  public let expressions: [Expression]
  /// What is declared in it, in the order of its text.
  public let declarations: [Declaration]
  /// What the cells above declare, and it can see.
  public let visible: [Declaration]

  /// The innermost expression of exactly this extent, or nil.
  ///
  /// - Parameter span: An extent in the file.
  /// - Returns: The expression.
  public func expression(at span: SourceSpan) -> Expression? {
    expressions.last { $0.span == span }
  }

  /// The expression that ends where a point stands, the longest one.
  ///
  /// - Parameter offset: An offset in the file.
  /// - Returns: The expression; nil if there is none whose type is known.
  public func expression(endingAt offset: Int) -> Expression? {
    expressions.filter { $0.span.end == offset }.min { $0.span.start < $1.span.start }
  }

  /// The declaration that a name at an offset most likely means: the last one in front of it, else one of a cell above.
  public func declaration(of name: String, before offset: Int) -> Declaration? {
    declarations.last { $0.name == name && $0.place.span.start <= offset }
      ?? visible.first { $0.name == name }
      ?? declarations.first { $0.name == name }
  }
}

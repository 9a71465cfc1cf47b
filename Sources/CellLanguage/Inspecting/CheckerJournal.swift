import Diagnostics

/// What a checker found out on its way, for editors: the types of expressions, and what is declared where.
final class CheckerJournal {
  /// An expression and its type, which may still be open when it is noted.
  struct Expression {
    let span: SourceSpan
    let type: StaticType
    /// Whether it is the name of a type.
    let isTypeName: Bool
  }

  /// A name that was declared.
  struct Declaration {
    let name: String
    let symbol: Symbol
    let place: Diagnostic.Place
    let isTopLevel: Bool
  }

  private(set) var expressions: [Expression] = []
  private(set) var declarations: [Declaration] = []

  func note(_ syntax: ExpressionSyntax, _ value: TypedExpression, hint: StaticType?) {
    switch (syntax.kind, value.kind) {
    case (_, .metatype(let type)): note(syntax.span, type, isTypeName: true)
    case (.implicitMember, _):
      // What stands behind the point is a member of the type that is wanted.
      if let hint { note(syntax.span, hint, isTypeName: true) }
    case (_, .invalid): break
    default: note(syntax.span, value.type, isTypeName: false)
    }
  }

  private func note(_ span: SourceSpan, _ type: StaticType, isTypeName: Bool) {
    expressions.append(Expression(span: span, type: type, isTypeName: isTypeName))
  }

  func note(_ name: String, _ symbol: Symbol, at place: Diagnostic.Place, isTopLevel: Bool) {
    declarations.append(
      Declaration(name: name, symbol: symbol, place: place, isTopLevel: isTopLevel)
    )
  }
}

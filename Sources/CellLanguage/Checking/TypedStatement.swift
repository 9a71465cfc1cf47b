import Diagnostics

/// A statement with the meaning of everything in it decided.
final class TypedStatement {
  indirect enum Kind {
    /// `shows`: the value is an output of the cell.
    case expression(TypedExpression, shows: Bool)
    case declare(TypedPattern, TypedExpression)
    /// A declaration without a value.
    case begin(Variable)
    case assign(TypedPlace, TypedExpression)
    /// `operation` reads the place as its left operand through `old`.
    case update(TypedPlace, old: Variable, TypedExpression)
    case discard(TypedExpression)
    case several([TypedStatement])
    case `if`([TypedCondition], [TypedStatement], [TypedStatement])
    case `guard`([TypedCondition], [TypedStatement])
    case `for`(TypedPattern, TypedExpression, TypedExpression?, [TypedStatement])
    case `while`([TypedCondition], [TypedStatement])
    case `repeat`([TypedStatement], TypedExpression)
    case `switch`(TypedExpression, Variable, [TypedCase])
    case function(FunctionSymbol)
    case `return`(TypedExpression?)
    case `break`
    case `continue`
    /// Appends to the variable that a builder collects in.
    case collect(Variable, TypedExpression)
  }

  let kind: Kind
  let span: SourceSpan

  init(_ kind: Kind, _ span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}

/// What a declaration or a loop binds.
indirect enum TypedPattern {
  case variable(Variable)
  case wildcard
  case tuple([TypedPattern])
}

/// A condition.
enum TypedCondition {
  case expression(TypedExpression)
  case binding(Variable, TypedExpression)
  /// The value, kept in the variable, fits the pattern.
  case pattern(TypedCasePattern, Variable, TypedExpression)
}

/// A case of a `switch`.
struct TypedCase {
  /// Alternatives; empty for `default`.
  let patterns: [TypedCasePattern]
  let filter: TypedExpression?
  let body: [TypedStatement]
}

/// What the subject is compared with.
indirect enum TypedCasePattern {
  /// True of the subject, which the expression reads through a variable.
  case test(TypedExpression)
  case binding(Variable)
  case wildcard
  /// The elements of a tuple, each read through its variable.
  case tuple([(Variable, TypedCasePattern)])
  /// What is in an optional, read through a variable.
  case optional(Variable, TypedCasePattern)
}

/// Something that can be assigned to: a variable, or a part of one.
struct TypedPlace {
  enum Step {
    case index(TypedExpression)
    case key(TypedExpression, initial: TypedExpression?)
    case element(Int)
    case host(get: HostFunction, set: HostFunction, [TypedExpression])
  }

  let root: Variable
  let steps: [Step]
  let type: StaticType
  let span: SourceSpan
}

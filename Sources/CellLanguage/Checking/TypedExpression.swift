import Diagnostics

/// An expression with the meaning of everything in it decided; types may be open until the statement is solved.
final class TypedExpression {
  indirect enum Kind {
    case integer(Int)
    case floating(Double)
    case boolean(Bool)
    case `nil`
    case void
    case string([Part])
    case variable(Variable)
    case array([TypedExpression])
    case dictionary([(TypedExpression, TypedExpression)])
    case tuple([TypedExpression])
    case closure(ClosureBody)
    case function(FunctionSymbol)
    /// The name of a type where a value stands; only an initializer or a static member makes sense of it.
    case metatype(StaticType)
    case element(TypedExpression, Int)
    case call(TypedExpression, [TypedExpression])
    /// The arguments in the parameters' order; those that stand for missing ones are evaluated last.
    case cellCall(FunctionSymbol, [TypedExpression], initial: Set<Int>)
    case hostCall(HostCall)
    case operation(Operation)
    case equality(TypedExpression, TypedExpression, negated: Bool)
    case comparison(String, TypedExpression, TypedExpression)
    case and(TypedExpression, TypedExpression)
    case or(TypedExpression, TypedExpression)
    case not(TypedExpression)
    case negation(TypedExpression)
    case range(TypedExpression, TypedExpression, isClosed: Bool)
    case index(TypedExpression, TypedExpression)
    case slice(TypedExpression, TypedExpression?, TypedExpression?, isClosed: Bool)
    case lookup(TypedExpression, TypedExpression, initial: TypedExpression?)
    case ternary(TypedExpression, TypedExpression, TypedExpression)
    case coalesce(TypedExpression, TypedExpression)
    case unwrap(TypedExpression)
    /// The base is unwrapped into the variable for the rest; nil if it is nil.
    case chain(TypedExpression, Variable, TypedExpression)
    case branches(TypedBranches)
    /// The same value seen as the type of this expression.
    case conversion(TypedExpression)
    /// `Int(x)`, `Double(x)`, `String(x)`
    case construction(TypedExpression)
    case print([TypedExpression], separator: TypedExpression?, terminator: TypedExpression?)
    case expectation(TypedExpression, message: TypedExpression?)
    case invalid
  }

  enum Part {
    case text(String)
    case value(TypedExpression)
  }

  var kind: Kind
  var type: StaticType
  let span: SourceSpan

  init(_ kind: Kind, _ type: StaticType, _ span: SourceSpan) {
    self.kind = kind
    self.type = type
    self.span = span
  }
}

/// An arithmetic operator whose meaning depends on types that may come later.
final class Operation {
  let name: String
  let nameSpan: SourceSpan
  /// One for a prefix operator.
  let operands: [TypedExpression]
  let result: StaticType
  /// The host's operator, if it is one.
  var host: HostCall?
  var isDecided = false

  init(name: String, nameSpan: SourceSpan, operands: [TypedExpression], result: StaticType) {
    self.name = name
    self.nameSpan = nameSpan
    self.operands = operands
    self.result = result
  }
}

/// A call of something in the host library.
struct HostCall {
  let function: HostFunction
  let receiver: TypedExpression?
  /// One for each parameter.
  let arguments: [TypedExpression]
}

/// `if` or `switch` as an expression.
final class TypedBranches {
  let statement: TypedStatement
  let result: Variable

  init(statement: TypedStatement, result: Variable) {
    self.statement = statement
    self.result = result
  }
}

/// The body of a closure or function.
final class ClosureBody {
  enum Code {
    case expression(TypedExpression)
    case statements([TypedStatement])
    /// The expressions collected into this variable.
    case builder([TypedStatement], Variable)
  }

  let context: FunctionContext
  let name: String
  /// How deep the syntax in it nests.
  let depth: Int
  var parameters: [Variable] = []
  /// Whether the one argument is a tuple that is spread over the parameters.
  var spreads = false
  var code: Code = .statements([])

  init(context: FunctionContext, name: String, depth: Int = 0) {
    self.context = context
    self.name = name
    self.depth = depth
  }
}

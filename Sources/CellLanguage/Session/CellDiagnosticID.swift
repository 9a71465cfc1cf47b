public import Diagnostics

/// What can be wrong with a cell.
public enum CellDiagnosticID: String, CaseIterable, DiagnosticID {
  // Words
  case unexpectedCharacter = "unexpected-character"
  case invalidNumber = "invalid-number"
  case integerTooLarge = "integer-too-large"
  case unterminatedString = "unterminated-string"
  case unterminatedComment = "unterminated-comment"
  case invalidEscape = "invalid-escape"

  // Sentences
  case expectedExpression = "expected-expression"
  case expectedName = "expected-name"
  case expectedToken = "expected-token"
  case expectedType = "expected-type"
  case unexpectedToken = "unexpected-token"
  case nonAssociative = "non-associative-operators"
  case unknownOperator = "unknown-operator"
  case unknownMacro = "unknown-macro"
  case nestingTooDeep = "nesting-too-deep"
  case unsupported = "unsupported-syntax"

  // Names
  case unknownName = "unknown-name"
  case unknownType = "unknown-type"
  case unknownMember = "unknown-member"
  case redeclaration = "redeclaration"
  case usedBeforeInitialization = "used-before-initialization"
  case assignmentToConstant = "assignment-to-constant"
  case notAssignable = "not-assignable"

  // Types
  case typeMismatch = "type-mismatch"
  case operandMismatch = "operand-mismatch"
  case argumentMismatch = "argument-mismatch"
  case noMatchingCall = "no-matching-call"
  case notCallable = "not-callable"
  case ambiguousType = "ambiguous-type"
  case notASequence = "not-a-sequence"
  case notExhaustive = "switch-not-exhaustive"
  case duplicateLabel = "duplicate-label"
  case missingReturn = "missing-return"
  case misplacedStatement = "misplaced-statement"
  case missingValue = "missing-value"
  case optionalNotUnwrapped = "optional-not-unwrapped"

  // While it runs
  case integerOverflow = "integer-overflow"
  case divisionByZero = "division-by-zero"
  case indexOutOfRange = "index-out-of-range"
  case invalidRange = "invalid-range"
  case invalidConversion = "invalid-conversion"
  case invalidArgument = "invalid-argument"
  case unexpectedNil = "unexpected-nil"
  case duplicateKey = "duplicate-key"
  case hostMismatch = "host-mismatch"
  case hostError = "host-error"

  // Limits
  case stepLimit = "step-limit"
  case timeLimit = "time-limit"
  case depthLimit = "depth-limit"
  case memoryLimit = "memory-limit"
  case outputLimit = "output-limit"
}

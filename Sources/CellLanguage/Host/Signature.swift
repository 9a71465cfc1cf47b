/// What a binding looks like from a cell, read from the text of a Swift declaration.
struct Signature: Sendable {
  enum Kind: Sendable { case function, initializer, property, `subscript` }

  struct Parameter: Sendable {
    let label: String?
    let name: String
    let type: StaticType
    let initial: ExpressionSyntax?
    let isVariadic: Bool
    let isBuilder: Bool
  }

  /// What a generic parameter has to be.
  enum Requirement: Sendable {
    case same(StaticType)
    case conforms(String)
  }

  var kind = Kind.function
  var isStatic = false
  var isMutating = false
  var isSettable = false
  /// Whether a call may throw; `rethrows` does not count.
  var canThrow = false
  var name = ""
  var generics: [String] = []
  var requirements: [(String, Requirement)] = []
  var parameters: [Parameter] = []
  var result = StaticType.void

  /// The name with its labels: `f(_:label:)`.
  var fullName: String {
    kind == .property
      ? name : "\(name)(\(parameters.map { ($0.label ?? "_") + ":" }.joined()))"
  }
}

/// A function, property, initializer or subscript of the host library.
final class HostFunction: Sendable {
  enum Body: Sendable {
    /// Takes the receiver, if there is one, and the arguments.
    case plain(@Sendable ([CellValue], HostContext) throws -> CellValue)
    /// Takes the receiver to change and the arguments.
    case mutating(@Sendable (inout CellValue, [CellValue], HostContext) throws -> CellValue)
  }

  /// The type it is a member of.
  let owner: String?
  let signature: Signature
  let body: Body
  /// Whether the result depends on nothing but what the body takes.
  let isPure: Bool
  /// The type of `self`.
  let selfType: StaticType
  /// Whether its types have generic parameters.
  let isGeneric: Bool

  init(owner: String?, signature: Signature, body: Body, isPure: Bool) {
    self.isPure = isPure
    selfType = SignatureReader(owner: owner).selfType
    isGeneric = ([selfType, signature.result] + signature.parameters.map(\.type)).contains {
      $0.contains { if case .generic = $0 { true } else { false } }
    }
    self.owner = owner
    self.signature = signature
    self.body = body
  }

  /// Whether the first value that the body takes is a receiver.
  var hasReceiver: Bool {
    owner != nil && !signature.isStatic && signature.kind != .initializer
  }
}

import Diagnostics

/// A variable or constant.
final class Variable {
  let name: String
  var type: StaticType
  let isLet: Bool
  let place: Diagnostic.Place
  /// The function it is declared in.
  let owner: FunctionContext
  /// Its slot in the session, if it is declared at the top level of a cell.
  var globalSlot: Int?
  /// Whether a closure or function inside its owner uses it.
  var isCaptured = false

  init(
    name: String,
    type: StaticType,
    isLet: Bool,
    place: Diagnostic.Place,
    owner: FunctionContext
  ) {
    self.name = name
    self.type = type
    self.isLet = isLet
    self.place = place
    self.owner = owner
  }
}

/// A function that a cell declares.
final class FunctionSymbol {
  let signature: Signature
  let place: Diagnostic.Place
  let context: FunctionContext
  let code: FunctionCode
  var body: ClosureBody?

  init(signature: Signature, place: Diagnostic.Place, context: FunctionContext) {
    self.signature = signature
    self.place = place
    self.context = context
    code = FunctionCode(name: signature.name, parameterCount: signature.parameters.count)
  }

  var type: StaticType { .function(signature.parameters.map(\.type), signature.result) }
}

/// A function, a closure, or the top level of a cell: what has variables of its own.
final class FunctionContext {
  let parent: FunctionContext?
  /// What `return` takes; nil at the top level.
  let result: StaticType?
  let isClosure: Bool
  /// Where a function that gives nothing would say what it gives.
  var resultPlace: Int?
  /// Variables of the functions around it that it uses, or that functions do that it calls.
  private(set) var captures: [Variable] = []
  /// Functions of cells that it calls or mentions.
  var uses: [FunctionSymbol] = []
  /// Where each of them is.
  private var captureIndices: [ObjectIdentifier: Int] = [:]
  private var slots: [ObjectIdentifier: Int] = [:]
  private var boxes: [ObjectIdentifier: Int] = [:]
  /// How many loops and switches are open around what is being checked.
  var loopDepth = 0
  var switchDepth = 0

  init(parent: FunctionContext?, result: StaticType?, isClosure: Bool) {
    self.parent = parent
    self.result = result
    self.isClosure = isClosure
  }

  var slotCount: Int { slots.count }
  var boxCount: Int { captures.count + boxes.count }

  /// Notes that this function uses a variable; true if that was not known.
  @discardableResult
  func use(_ variable: Variable) -> Bool {
    guard variable.globalSlot == nil, variable.owner !== self else { return false }
    variable.isCaptured = true
    var isNew = false
    let id = ObjectIdentifier(variable)
    if captureIndices[id] == nil {
      captureIndices[id] = captures.count
      captures.append(variable)
      isNew = true
    }
    if let parent, parent.use(variable) { isNew = true }
    return isNew
  }

  /// Where a variable is kept; only asked when all functions are checked.
  func storage(of variable: Variable) -> Storage {
    if let slot = variable.globalSlot { return .global(slot) }
    let id = ObjectIdentifier(variable)
    if variable.owner !== self {
      return .boxed(captureIndices[id] ?? 0)
    }
    if variable.isCaptured {
      let index = boxes[id] ?? boxes.count
      boxes[id] = index
      return .boxed(captures.count + index)
    }
    let index = slots[id] ?? slots.count
    slots[id] = index
    return .local(index)
  }
}

/// What a name means.
enum Symbol {
  case variable(Variable)
  case functions([FunctionSymbol])

  var place: Diagnostic.Place? {
    switch self {
    case .variable(let variable): variable.place
    case .functions(let functions): functions.first?.place
    }
  }
}

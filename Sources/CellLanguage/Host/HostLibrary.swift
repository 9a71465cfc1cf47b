/// What cells can call: the standard library of the cells' language, and what the host adds.
///
/// Every binding has a Swift declaration, one sentence and an example; the declaration is what the checker goes by.
public struct HostLibrary: Sendable {
  /// One binding, as a reference lists it.
  public struct Entry: Sendable, Hashable {
    /// The type it belongs to; nil for a free function or operator.
    public let typeName: String?
    /// The name alone.
    public let name: String
    /// The Swift declaration.
    public let signature: String
    /// One sentence.
    public let summary: String
    /// An expression or a few statements that use it; may be empty.
    public let example: String
  }

  /// One type, as a reference lists it.
  public struct TypeEntry: Sendable, Hashable {
    /// Its name in cells.
    public let name: String
    /// One sentence.
    public let summary: String
  }

  /// A type of the host.
  struct HostType: Sendable {
    var isEquatable = false
    /// The type of the elements and how to get them, if `for` can run over it.
    var elements: (type: StaticType, get: @Sendable (CellValue) -> CellArray)?
    /// The type of the elements if an array literal can stand for it.
    var literalElement: StaticType?
    var literal: HostFunction?
    var instanceMembers: [String: [HostFunction]] = [:]
    var staticMembers: [String: [HostFunction]] = [:]
    /// What assigns a subscript or property, by name.
    var setters: [String: [HostFunction]] = [:]
  }

  /// All bindings in the order in which they were added.
  public private(set) var entries: [Entry] = []
  /// All types in the order in which they were added.
  public private(set) var typeEntries: [TypeEntry] = []
  /// What is wrong with bindings: declarations that cannot be read or do not fit their closures.
  ///
  /// A test of the host
  /// holds this to be empty.
  public private(set) var problems: [String] = []

  private(set) var types: [String: HostType] = [:]
  private(set) var functions: [String: [HostFunction]] = [:]
  private(set) var operators: [String: [HostFunction]] = [:]

  /// The standard library alone.
  public init() { self = Self.standard }

  init(empty: Void) {}

  // MARK: Types

  /// Declares a type of the host.
  ///
  /// It is compared with `==` in cells if it is `Equatable`.
  public mutating func type<Host: HostValue>(_ type: Host.Type, _ summary: String) {
    declare(Host.cellTypeName, summary, isEquatable: type is any Equatable.Type)
  }

  /// Declares a type of the host whose elements `for`, `map` and `some Sequence<T>` run over.
  public mutating func type<Host: HostValue, Element: CellRepresentable>(
    _ type: Host.Type,
    _ summary: String,
    elements: @escaping @Sendable (Host) -> [Element]
  ) {
    declare(Host.cellTypeName, summary, isEquatable: type is any Equatable.Type)
    types[Host.cellTypeName]?.elements = (
      Element.cellType.storage,
      { value in
        guard let host = Host(cellValue: value),
          case .array(let array) = elements(host).cellValue
        else { return CellArray([CellValue]()) }
        return array
      }
    )
  }

  /// Declares a name that only has static members.
  public mutating func type(_ name: String, _ summary: String) {
    declare(name, summary, isEquatable: false)
  }

  private mutating func declare(_ name: String, _ summary: String, isEquatable: Bool) {
    typeEntries.append(TypeEntry(name: name, summary: summary))
    types[name, default: HostType()].isEquatable = isEquatable
  }

  // MARK: Bindings

  /// Adds a binding in its plainest form: the body takes the receiver, if there is one, and the arguments, of which
  /// none is missing: defaults are filled in, variadic ones are an array, `some Sequence<T>` is an array.
  ///
  /// - Parameters:
  ///   - type: The type it is a member of; nil for a free function or operator.
  ///   - signature: A Swift declaration.
  ///   - summary: One sentence.
  ///   - example: An expression or a few statements that use it.
  ///   - body: What it does.
  public mutating func bindValues(
    _ type: String?,
    _ signature: String,
    _ summary: String,
    example: String,
    _ body: @escaping @Sendable ([CellValue], HostContext) throws -> CellValue
  ) {
    add(type, signature, summary, example: example, takes: nil, .plain(body))
  }

  /// Adds a `mutating func`, or what assigns a `subscript` or property that is bound already (`{ get set }`); the body
  /// takes the receiver to change and the arguments, for an assignment the new value last.
  ///
  /// - Parameters:
  ///   - type: The type it is a member of.
  ///   - signature: A Swift declaration: `mutating func …`.
  ///   - summary: One sentence.
  ///   - example: An expression or a few statements that use it.
  ///   - body: What it does.
  public mutating func bindMutating(
    _ type: String,
    _ signature: String,
    _ summary: String,
    example: String,
    _ body: @escaping @Sendable (inout CellValue, [CellValue], HostContext) throws -> CellValue
  ) {
    add(type, signature, summary, example: example, takes: nil, .mutating(body))
  }

  mutating func add(
    _ owner: String?,
    _ text: String,
    _ summary: String,
    example: String,
    takes types: (parameters: [CellType], result: CellType)?,
    isPure: Bool = false,
    _ body: HostFunction.Body
  ) {
    let signature: Signature
    do {
      signature = try SignatureReader(owner: owner).read(text)
    } catch {
      problems.append("'\(text)': \((error as? SignatureReader.Unreadable)?.reason ?? "\(error)")")
      return
    }
    let function = HostFunction(
      owner: owner,
      signature: signature,
      body: body,
      isPure: isPure
    )
    if let types { compare(text, function, types) }
    entries.append(
      Entry(
        typeName: owner,
        name: signature.name,
        signature: text,
        summary: summary,
        example: example
      )
    )
    let isOperator = Parser.Precedence.table[signature.name] != nil
    if isOperator || (signature.isStatic && signature.name == "prefix -") {
      operators[signature.name, default: []].append(function)
    } else if let owner {
      if case .mutating = body, signature.kind != .function {
        self.types[owner, default: HostType()].setters[signature.name, default: []].append(function)
      } else if signature.name == "init", signature.parameters.first?.label == "arrayLiteral" {
        self.types[owner, default: HostType()].literal = function
        self.types[owner]?.literalElement = signature.parameters[0].type
      } else if signature.isStatic {
        self.types[owner, default: HostType()].staticMembers[signature.name, default: []]
          .append(function)
      } else {
        self.types[owner, default: HostType()].instanceMembers[signature.name, default: []]
          .append(function)
      }
    } else {
      functions[signature.name, default: []].append(function)
    }
  }

  /// Notes it as a problem if the closure of a binding takes or gives other types than its declaration says.
  private mutating func compare(
    _ text: String,
    _ function: HostFunction,
    _ types: (parameters: [CellType], result: CellType)
  ) {
    var declared = function.signature.parameters.map {
      $0.isVariadic ? StaticType.array($0.type) : $0.type
    }
    if function.hasReceiver {
      declared.insert(function.selfType, at: 0)
    }
    let taken = types.parameters.map(\.storage)
    guard declared.count == taken.count else {
      problems.append("'\(text)': the closure takes \(taken.count) values, not \(declared.count)")
      return
    }
    for (declared, taken) in zip(
      declared + [function.signature.result],
      taken + [types.result.storage]
    )
    where !Self.fits(declared, taken) {
      problems.append("'\(text)': the closure has \(taken) where the declaration has \(declared)")
    }
  }

  private static func fits(_ declared: StaticType, _ taken: StaticType) -> Bool {
    switch (declared, taken) {
    case (_, .any), (.function, .function), (.generic, _): true
    case (.sequence(let a), .array(let b)), (.array(let a), .array(let b)),
      (.slice(let a), .array(let b)), (.optional(let a), .optional(let b)):
      fits(a, b)
    default: declared == taken
    }
  }

  /// What assigns what a property or subscript reads.
  func setter(for getter: HostFunction) -> HostFunction? {
    guard let owner = getter.owner, getter.signature.kind != .function else { return nil }
    return types[owner]?.setters[getter.signature.name]?.first {
      $0.signature.parameters.map(\.type) == getter.signature.parameters.map(\.type)
    }
  }

  /// Every function, to know it again.
  var allFunctions: Set<ObjectIdentifier> {
    var found: Set<ObjectIdentifier> = []
    _ = replacingFunctions { function in
      found.insert(ObjectIdentifier(function))
      return function
    }
    return found
  }

  /// The same with other functions in their places.
  func replacingFunctions(_ replacement: (HostFunction) -> HostFunction) -> HostLibrary {
    var library = self
    library.functions = functions.mapValues { $0.map(replacement) }
    library.operators = operators.mapValues { $0.map(replacement) }
    library.types = types.mapValues { type in
      var type = type
      type.literal = type.literal.map(replacement)
      type.instanceMembers = type.instanceMembers.mapValues { $0.map(replacement) }
      type.staticMembers = type.staticMembers.mapValues { $0.map(replacement) }
      type.setters = type.setters.mapValues { $0.map(replacement) }
      return type
    }
    return library
  }

  // MARK: Names

  /// Names of the library that can stand in a cell by themselves: types and free functions.
  public var names: [String] { (Array(functions.keys) + Array(types.keys)).sorted() }

  /// Names of the members of a type, static ones included.
  public func memberNames(of type: String) -> [String] {
    guard let type = types[type] else { return [] }
    return Set(type.instanceMembers.keys).union(type.staticMembers.keys).sorted()
  }
}

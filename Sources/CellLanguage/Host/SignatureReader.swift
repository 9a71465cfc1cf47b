import Diagnostics

/// Reads the Swift declaration of a binding with the cells' own parser.
struct SignatureReader {
  /// Why a declaration cannot be read.
  struct Unreadable: Error { let reason: String }

  let owner: String?

  func read(_ text: String) throws -> Signature {
    var parser = Parser(SourceSlice(path: "signature", text: text))
    do {
      let signature = try read(&parser)
      guard parser.isAtEnd else {
        throw Unreadable(reason: "unexpected '\(parser.token.text)'")
      }
      return signature
    } catch let error as Unreadable {
      throw error
    } catch {
      throw Unreadable(reason: parser.problems.first?.message ?? "cannot be read")
    }
  }

  private func read(_ parser: inout Parser) throws -> Signature {
    var signature = Signature()
    var isPrefix = false
    while true {
      if parser.token.text == "prefix" {
        isPrefix = true
      } else if parser.token.is("static") {
        signature.isStatic = true
      } else if parser.token.text == "mutating" {
        signature.isMutating = true
      } else if parser.token.text != "public" {
        break
      }
      parser.advance()
    }
    let word = parser.advance().text
    switch word {
    case "func":
      signature.name = (isPrefix ? "prefix " : "") + parser.advance().text
    case "init":
      signature.kind = .initializer
      signature.name = "init"
      signature.isStatic = true
      if parser.token.kind == .operator, parser.token.text == "?" { parser.advance() }
    case "subscript":
      signature.kind = .subscript
      signature.name = "subscript"
    case "var", "let", "case":
      signature.kind = .property
      signature.name = parser.advance().text
      try parser.expect(":", in: "declaration")
      signature.result = type(try parser.type(), generics: [])
      try accessors(&parser, &signature)
      return signature
    default:
      throw Unreadable(reason: "'\(word)' begins no declaration")
    }
    if parser.token.kind == .operator, parser.token.text == "<" {
      parser.advance()
      repeat {
        let name = parser.advance().text
        signature.generics.append(name)
        if parser.accept(":"), case .named(let conformance, _, _) = try parser.type() {
          signature.requirements.append((name, .conforms(conformance)))
        }
      } while parser.accept(",")
      parser.splitOperator()
    }
    signature.parameters = try parser.parameters().map { parameter in
      Signature.Parameter(
        label: parameter.label,
        name: parameter.name,
        type: type(parameter.type, generics: signature.generics),
        initial: parameter.initial,
        isVariadic: parameter.isVariadic,
        isBuilder: parameter.isBuilder
      )
    }
    signature.canThrow = parser.accept("throws")
    _ = parser.accept("rethrows")
    if parser.accept("->") {
      signature.result = type(try parser.type(), generics: signature.generics)
    } else if signature.kind == .initializer {
      signature.result = selfType
    }
    if parser.accept("where") { try requirements(&parser, &signature) }
    try accessors(&parser, &signature)
    return signature
  }

  /// Reads `Element: Comparable, Key == String`.
  private func requirements(_ parser: inout Parser, _ signature: inout Signature) throws {
    repeat {
      let name = parser.advance().text
      if parser.accept(":") {
        guard case .named(let conformance, _, _) = try parser.type() else { continue }
        signature.requirements.append((name, .conforms(conformance)))
      } else {
        try parser.expect("==", in: "declaration")
        signature.requirements.append(
          (name, .same(type(try parser.type(), generics: signature.generics)))
        )
      }
    } while parser.accept(",")
  }

  /// Reads `{ get throws set }`.
  private func accessors(_ parser: inout Parser, _ signature: inout Signature) throws {
    guard parser.accept("{") else { return }
    while !parser.token.is("}"), !parser.isAtEnd {
      let word = parser.advance().text
      if word == "set" { signature.isSettable = true }
      if word == "throws" { signature.canThrow = true }
    }
    try parser.expect("}", in: "declaration")
  }

  /// The type that `Self` is, and that initializers give.
  var selfType: StaticType {
    switch owner {
    case "Int": .int
    case "Double": .double
    case "Bool": .bool
    case "String": .string
    case "Array": .array(.generic("Element"))
    case "ArraySlice": .slice(.generic("Element"))
    case "Sequence": .sequence(.generic("Element"))
    case "Dictionary": .dictionary(.generic("Key"), .generic("Value"))
    case "Optional": .optional(.generic("Wrapped"))
    case "Range": .range(.generic("Bound"))
    case "ClosedRange": .closedRange(.generic("Bound"))
    case let name?: .host(name)
    case nil: .any
    }
  }

  private func type(_ syntax: TypeSyntax, generics: [String]) -> StaticType {
    switch syntax {
    case .array(let element, _): .array(type(element, generics: generics))
    case .dictionary(let key, let value, _):
      .dictionary(type(key, generics: generics), type(value, generics: generics))
    case .optional(let payload, _): .optional(type(payload, generics: generics))
    case .tuple(let fields, _):
      fields.isEmpty
        ? .void
        : .tuple(fields.map { .init(label: $0.label, type: type($0.type, generics: generics)) })
    case .function(let parameters, let result, _):
      .function(
        parameters.map { type($0, generics: generics) },
        type(result, generics: generics)
      )
    case .named(let name, let arguments, _):
      named(name, arguments.map { type($0, generics: generics) }, generics: generics)
    }
  }

  private func named(_ name: String, _ arguments: [StaticType], generics: [String]) -> StaticType {
    if generics.contains(name) { return .generic(name) }
    if let standard = StaticType.named(name, arguments) { return standard }
    let own = selfType
    if name == "Self" { return own }
    if own.contains(where: { $0 == .generic(name) }) { return .generic(name) }
    return Self.protocols.contains(name) ? .any : .host(name)
  }

  /// Protocols of the host; what conforms is looked at when the call is made.
  private static let protocols: Set<String> = [
    "LessonValue", "NumericData", "MatrixData", "FigureConvertible", "ExplorableContent",
  ]
}

extension StaticType {
  /// A type of the language itself by its name.
  static func named(_ name: String, _ arguments: [StaticType]) -> StaticType? {
    switch (name, arguments.count) {
    case ("Int", 0): .int
    case ("Double", 0): .double
    case ("Bool", 0): .bool
    case ("String", 0): .string
    case ("Void", 0): .void
    case ("Any", 0): .any
    case ("Array", 1): .array(arguments[0])
    case ("ArraySlice", 1): .slice(arguments[0])
    case ("Sequence", 1): .sequence(arguments[0])
    case ("Dictionary", 2): .dictionary(arguments[0], arguments[1])
    case ("Optional", 1): .optional(arguments[0])
    case ("Range", 1): .range(arguments[0])
    case ("ClosedRange", 1): .closedRange(arguments[0])
    default: nil
    }
  }
}

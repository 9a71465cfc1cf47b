extension HostLibrary {
  /// Adds a member of a type.
  ///
  ///     library.bind("Activation", "func derivative(_ x: Double) -> Double",
  ///       "The slope at a pre-activation.", example: "Activation.tanh.derivative(0)"
  ///     ) { (f: Activation, x: Double) in f.derivative(x) }
  ///
  /// - Parameters:
  ///   - type: The type it is a member of.
  ///   - signature: A Swift declaration.
  ///   - summary: One sentence.
  ///   - example: An expression or a few statements that use it.
  ///   - body: Takes the receiver, unless the member is static, and the arguments.
  public mutating func bind<each Argument: CellRepresentable, Result: CellRepresentable>(
    _ type: String,
    _ signature: String,
    _ summary: String,
    example: String,
    _ body: @escaping @Sendable (repeat each Argument) throws -> Result
  ) {
    addPlain(type, signature, summary, example: example, body)
  }

  /// Adds a member of a type that needs the context: to call closures, to be charged.
  ///
  /// - Parameters:
  ///   - type: The type it is a member of.
  ///   - signature: A Swift declaration.
  ///   - summary: One sentence.
  ///   - example: An expression or a few statements that use it.
  ///   - body: Takes the context, the receiver, unless the member is static, and the arguments.
  public mutating func bind<each Argument: CellRepresentable, Result: CellRepresentable>(
    _ type: String,
    _ signature: String,
    _ summary: String,
    example: String,
    _ body: @escaping @Sendable (HostContext, repeat each Argument) throws -> Result
  ) {
    addContextual(type, signature, summary, example: example, body)
  }

  /// Adds a free function or an operator.
  ///
  /// - Parameters:
  ///   - signature: A Swift declaration.
  ///   - summary: One sentence.
  ///   - example: An expression or a few statements that use it.
  ///   - body: Takes the arguments.
  public mutating func bind<each Argument: CellRepresentable, Result: CellRepresentable>(
    _ signature: String,
    _ summary: String,
    example: String,
    _ body: @escaping @Sendable (repeat each Argument) throws -> Result
  ) {
    addPlain(nil, signature, summary, example: example, body)
  }

  /// Adds a free function that needs the context: to call closures, to be charged.
  ///
  /// - Parameters:
  ///   - signature: A Swift declaration.
  ///   - summary: One sentence.
  ///   - example: An expression or a few statements that use it.
  ///   - body: Takes the context and the arguments.
  public mutating func bind<each Argument: CellRepresentable, Result: CellRepresentable>(
    _ signature: String,
    _ summary: String,
    example: String,
    _ body: @escaping @Sendable (HostContext, repeat each Argument) throws -> Result
  ) {
    addContextual(nil, signature, summary, example: example, body)
  }

  private mutating func addPlain<each Argument: CellRepresentable, Result: CellRepresentable>(
    _ type: String?,
    _ signature: String,
    _ summary: String,
    example: String,
    _ body: @escaping @Sendable (repeat each Argument) throws -> Result
  ) {
    var parameters: [CellType] = []
    repeat parameters.append((each Argument).cellType)
    add(
      type,
      signature,
      summary,
      example: example,
      takes: (parameters, Result.cellType),
      isPure: true,
      .plain { values, _ in
        var reader = ArgumentReader(values: values)
        return try body(repeat reader.next((each Argument).self)).cellValue
      }
    )
  }

  private mutating func addContextual<each Argument: CellRepresentable, Result: CellRepresentable>(
    _ type: String?,
    _ signature: String,
    _ summary: String,
    example: String,
    _ body: @escaping @Sendable (HostContext, repeat each Argument) throws -> Result
  ) {
    var parameters: [CellType] = []
    repeat parameters.append((each Argument).cellType)
    add(
      type,
      signature,
      summary,
      example: example,
      takes: (parameters, Result.cellType),
      .plain { values, context in
        var reader = ArgumentReader(values: values)
        return try body(context, repeat reader.next((each Argument).self)).cellValue
      }
    )
  }
}

/// Takes the arguments of a call one after the other.
private struct ArgumentReader {
  let values: [CellValue]
  var index = 0

  mutating func next<Argument: CellRepresentable>(_ type: Argument.Type) throws -> Argument {
    guard index < values.count, let value = Argument(cellValue: values[index]) else {
      throw HostError(
        CellDiagnosticID.hostMismatch,
        "argument \(index + 1) of this call is no '\(Argument.cellType)'"
      )
    }
    index += 1
    return value
  }
}

import Diagnostics

/// Makes of the text of a cell the text that swiftc takes: `try` where something may throw, `throws` where a function
/// may, and the recording in front of what shows, prints or expects something.
///
/// Everything else stays as the author wrote it.
struct SwiftWriter {
  /// What the program calls the recording.
  let recording: String
  let file: SourceFile
  /// What may throw.
  let throwing: Set<SourceSpan>
  /// Where functions are named that may throw.
  let throwingFunctions: Set<SourceSpan>
  /// Statements that are expressions and show their value.
  let shown: Set<SourceSpan>
  /// Calls of `print`.
  let printing: Set<SourceSpan>
  private var insertions: [(offset: Int, text: String)] = []
  private var removals: Set<Int> = []

  init(
    recording: String,
    file: SourceFile,
    throwing: Set<SourceSpan>,
    throwingFunctions: Set<SourceSpan>,
    shown: Set<SourceSpan>,
    printing: Set<SourceSpan>
  ) {
    self.recording = recording
    self.file = file
    self.throwing = throwing
    self.throwingFunctions = throwingFunctions
    self.shown = shown
    self.printing = printing
  }

  /// The text of a slice with all that was inserted.
  func text(of slice: SourceSlice) -> String {
    var bytes: [UInt8] = []
    var rest = insertions.enumerated().sorted {
      ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset)
    }[...]
    func insert(upTo offset: Int) {
      while let next = rest.first, next.element.offset <= offset {
        bytes += next.element.text.utf8
        rest.removeFirst()
      }
    }
    for (index, byte) in slice.bytes.enumerated() {
      let offset = slice.fileOffset(index)
      // What belongs behind the last character of a line stands in front of the line break.
      insert(upTo: offset)
      if !removals.contains(offset) { bytes.append(byte) }
    }
    insert(upTo: .max)
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func insert(_ text: String, at offset: Int) {
    insertions.append((offset, text))
  }

  // MARK: Statements

  mutating func write(_ statements: [StatementSyntax]) {
    for statement in statements { write(statement) }
  }

  /// An expression that the program puts in an argument behind its own `try`.
  mutating func writeValue(_ value: ExpressionSyntax) { write(value) }

  private mutating func write(_ statement: StatementSyntax) {
    switch statement.kind {
    case .expression(let value):
      if shown.contains(statement.span) {
        let start = start(of: value)
        insert("try \(recording).show(", at: start)
        write(value)
        insert(")", at: value.span.end)
      } else {
        root(value)
      }
    case .variable(let variable):
      if let type = variable.type { write(type) }
      if let value = variable.value { root(value) }
    case .assignment(let target, let name, _, let value):
      write(target)
      if name == "=" {
        root(value)
      } else {
        // The operator itself may throw.
        tryIfNeeded(SourceSpan(target.span.start, value.span.end))
        write(value)
      }
    case .if(let syntax): write(syntax)
    case .guard(let conditions, let body), .while(let conditions, let body):
      for condition in conditions { root(condition.expression) }
      write(body)
    case .for(_, let sequence, let filter, let body):
      root(sequence)
      if let filter { root(filter) }
      write(body)
    case .repeat(let body, let condition):
      write(body)
      root(condition)
    case .switch(let syntax): write(syntax)
    case .function(let function): write(function)
    case .return(let value): if let value { root(value) }
    case .break, .continue: break
    }
  }

  private mutating func write(_ syntax: IfSyntax) {
    for condition in syntax.conditions { root(condition.expression) }
    write(syntax.body)
    switch syntax.otherwise {
    case .block(let body): write(body)
    case .if(let syntax, _): write(syntax)
    case nil: break
    }
  }

  private mutating func write(_ syntax: SwitchSyntax) {
    root(syntax.subject)
    for item in syntax.cases {
      if let filter = item.filter { root(filter) }
      write(item.body)
    }
  }

  private mutating func write(_ function: FunctionSyntax) {
    for parameter in function.parameters { write(parameter.type) }
    if let result = function.result { write(result) }
    if throwingFunctions.contains(function.nameSpan), !function.isMarkedThrowing {
      insert(" throws", at: function.parametersEnd)
    }
    write(function.body)
  }

  /// Every function type throws, so that every closure fits it.
  private mutating func write(_ type: TypeSyntax) {
    switch type {
    case .named(_, let arguments, _): for argument in arguments { write(argument) }
    case .array(let element, _): write(element)
    case .dictionary(let key, let value, _):
      write(key)
      write(value)
    case .optional(let payload, _): write(payload)
    case .tuple(let fields, _): for field in fields { write(field.type) }
    case .function(let parameters, let result, let span):
      for parameter in parameters { write(parameter) }
      if let arrow = arrow(before: result.span.start, after: span.start) {
        insert("throws ", at: arrow)
      }
      write(result)
    }
  }

  /// Where the `->` of a function type stands, unless `throws` is in front of it.
  private func arrow(before end: Int, after start: Int) -> Int? {
    var offset = end - 2
    while offset > start, !(file.bytes[offset] == 0x2D && file.bytes[offset + 1] == 0x3E) {
      offset -= 1
    }
    let head = file.text(in: SourceSpan(start, offset))
    let trimmed = head.reversed().drop { $0 == " " }
    return offset > start && !trimmed.starts(with: "throws".reversed()) ? offset : nil
  }

  // MARK: Expressions

  /// An expression in front of which `try` may stand.
  private mutating func root(_ value: ExpressionSyntax) {
    switch value.kind {
    case .closure, .if, .switch: break
    default: tryIfNeeded(value.span)
    }
    write(value)
  }

  private mutating func tryIfNeeded(_ span: SourceSpan) {
    guard throwing.contains(where: { span.start <= $0.start && $0.end <= span.end }),
      tryBefore(span.start) == nil
    else { return }
    insert("try ", at: span.start)
  }

  /// Where the author's own `try` begins in front of an offset.
  private func tryBefore(_ offset: Int) -> Int? {
    var end = offset
    while end > 0, file.bytes[end - 1] == 0x20 || file.bytes[end - 1] == 0x0A { end -= 1 }
    guard end >= 3, file.bytes[end - 3..<end].elementsEqual("try".utf8) else { return nil }
    return end - 3
  }

  private func start(of value: ExpressionSyntax) -> Int {
    tryBefore(value.span.start) ?? value.span.start
  }

  /// What stands inside an expression: closures, branches, `print` and `#expect`.
  private mutating func write(_ value: ExpressionSyntax) {
    switch value.kind {
    case .closure(let closure):
      for parameter in closure.parameters ?? [] {
        if let type = parameter.type { write(type) }
      }
      if let result = closure.result { write(result) }
      write(closure.body)
    case .if(let syntax): write(syntax)
    case .switch(let syntax): write(syntax)
    case .coercion(let inner, let type):
      write(inner)
      write(type)
    case .call(let callee, let arguments):
      if printing.contains(value.span) { insert("\(recording).", at: value.span.start) }
      write(callee)
      for argument in arguments { write(argument.value) }
    case .expectation(let arguments):
      // `#expect(…)` is a method here.
      removals.insert(value.span.start)
      insert("\(recording).", at: value.span.start)
      if let condition = arguments.first?.value {
        let written = file.text(in: condition.span).debugDescription
        insert("\(written), ", at: condition.span.start)
      }
      for argument in arguments { write(argument.value) }
    default:
      for child in value.children { write(child) }
    }
  }
}

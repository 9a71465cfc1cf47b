import Diagnostics

/// Words of other languages that people write out of habit, and what Swift has instead.
enum ForeignWord {
  /// Names that stand for values, functions and types.
  static let names = [
    "True": "true", "False": "false", "None": "nil", "null": "nil", "NULL": "nil",
    "println": "print", "printf": "print", "float": "Double", "int": "Int", "str": "String",
    "bool": "Bool", "boolean": "Bool", "string": "String",
  ]

  /// Members of arrays, texts and the like.
  static let members = [
    "length": "count", "size": "count", "len": "count", "push": "append", "add": "append",
    "push_back": "append", "head": "first", "tail": "last", "abs": "magnitude",
  ]

  /// Prefixes of modules, which cells do without.
  static let modules: Set<String> = ["math", "Math", "np", "numpy", "torch", "Foundation"]

  /// Operators in words.
  static let operators = ["and": "&&", "or": "||"]

  /// What begins a declaration or another branch.
  static let declarations = [
    "def": "func", "function": "func", "fun": "func", "fn": "func", "const": "let", "val": "let",
    "auto": "let",
  ]

  /// What `len(x)`, `sum(x)` and `range(n)` are in Swift; nil if it is another function, or takes other arguments.
  static func call(_ name: String, _ arguments: [String]) -> String? {
    switch (name, arguments.count) {
    case ("len", 1): "\(arguments[0]).count"
    case ("sum", 1), ("sorted", 1), ("reversed", 1): "\(arguments[0]).\(name)()"
    case ("enumerate", 1): "\(arguments[0]).enumerated()"
    case ("range", 1): "0..<\(arguments[0])"
    case ("range", 2): "\(arguments[0])..<\(arguments[1])"
    case ("range", 3):
      "stride(from: \(arguments[0]), to: \(arguments[1]), by: \(arguments[2]))"
    default: nil
    }
  }
}

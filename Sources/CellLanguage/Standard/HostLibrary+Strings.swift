extension HostLibrary {
  mutating func bindStrings() {
    type("String", "A text.")
    bind(
      "String",
      "var count: Int { get }",
      "How many characters it has.",
      example: "\"tanh\".count"
    ) {
      (text: String) in text.count
    }
    bind(
      "String",
      "var isEmpty: Bool { get }",
      "Whether it has no characters.",
      example: "\"\".isEmpty"
    ) {
      (text: String) in text.isEmpty
    }
    bind(
      "String",
      "func uppercased() -> String",
      "In capital letters.",
      example: "\"rnn\".uppercased()"
    ) {
      (text: String) in text.uppercased()
    }
    bind(
      "String",
      "func lowercased() -> String",
      "In small letters.",
      example: "\"RNN\".lowercased()"
    ) {
      (text: String) in text.lowercased()
    }
    bind(
      "String",
      "func hasPrefix(_ prefix: String) -> Bool",
      "Whether it begins so.",
      example: "\"tanh\".hasPrefix(\"t\")"
    ) { (text: String, prefix: String) in text.hasPrefix(prefix) }
    bind(
      "String",
      "func hasSuffix(_ suffix: String) -> Bool",
      "Whether it ends so.",
      example: "\"tanh\".hasSuffix(\"h\")"
    ) { (text: String, suffix: String) in text.hasSuffix(suffix) }
    bind(
      "String",
      "func contains(_ other: String) -> Bool",
      "Whether a text is part of it.",
      example: "\"gradient\".contains(\"die\")"
    ) { (context: HostContext, text: String, other: String) -> Bool in
      try context.charge(steps: text.utf8.count)
      return text.contains(other)
    }
    bind(
      "String",
      "init(repeating text: String, count: Int)",
      "A text several times.",
      example: "String(repeating: \"=\", count: 20)"
    ) { (context: HostContext, text: String, count: Int) -> String in
      guard count >= 0 else {
        throw Self.invalid("'count' is \(count), expected at least 0", "count")
      }
      try context.allocate(
        bytes: text.utf8.count.multipliedReportingOverflow(by: count).overflow
          ? .max : text.utf8.count * count
      )
      return String(repeating: text, count: count)
    }
    bindMutating(
      "String",
      "mutating func append(_ other: String)",
      "Adds a text at the end.",
      example: "var text = \"a\"; text.append(\"b\")"
    ) { value, arguments, context in
      guard case .text(var text) = value, case .text(let other) = arguments[0] else { return .void }
      try context.allocate(bytes: other.utf8.count)
      value = .void
      text += other
      value = .text(text)
      return .void
    }
  }
}

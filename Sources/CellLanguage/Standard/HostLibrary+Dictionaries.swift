extension HostLibrary {
  mutating func bindDictionaries() {
    type("Dictionary", "Values found by their keys; the order is the one in which the keys came.")
    bind(
      "Dictionary",
      "var count: Int { get }",
      "How many entries there are.",
      example: "[\"a\": 1].count"
    ) {
      (entries: CellValue) -> CellValue in .integer(Self.dictionary(entries).count)
    }
    bind(
      "Dictionary",
      "var isEmpty: Bool { get }",
      "Whether there is none.",
      example: "[\"a\": 1].isEmpty"
    ) {
      (entries: CellValue) -> CellValue in .boolean(Self.dictionary(entries).count == 0)
    }
    bind(
      "Dictionary",
      "var keys: some Sequence<Key> { get }",
      "The keys.",
      example: "[\"a\": 1].keys.sorted()"
    ) {
      (entries: CellValue) -> CellArray in CellArray(Self.dictionary(entries).entries.map(\.key))
    }
    bind(
      "Dictionary",
      "var values: some Sequence<Value> { get }",
      "The values.",
      example: "[\"a\": 1].values.max()"
    ) {
      (entries: CellValue) -> CellArray in CellArray(Self.dictionary(entries).entries.map(\.value))
    }
    bind(
      "Dictionary",
      "func mapValues<T>(_ transform: (Value) -> T) -> [Key: T]",
      "The same keys, with what a closure makes of each value.",
      example: "[\"a\": 1].mapValues { $0 * 2 }"
    ) { (context: HostContext, entries: CellValue, transform: CellFunction) -> CellValue in
      var mapped = CellDictionary()
      for (key, value) in Self.dictionary(entries).entries {
        guard let key = CellDictionary.Key(key) else { continue }
        try context.allocate(bytes: 64)
        mapped[key] = try context.call(transform, [value])
      }
      return .dictionary(mapped)
    }
    bind(
      "Dictionary",
      "func filter(_ isIncluded: ((key: Key, value: Value)) -> Bool) -> [Key: Value]",
      "The entries of which a closure is true.",
      example: "[\"a\": 1, \"b\": 2].filter { $0.value > 1 }"
    ) { (context: HostContext, entries: CellValue, isIncluded: CellFunction) -> CellValue in
      var chosen = CellDictionary()
      for (key, value) in Self.dictionary(entries).entries {
        let entry = CellTuple(labels: ["key", "value"], elements: [key, value])
        guard try context.call(isIncluded, [.tuple(entry)]) == .boolean(true),
          let key = CellDictionary.Key(key)
        else { continue }
        try context.allocate(bytes: 64)
        chosen[key] = value
      }
      return .dictionary(chosen)
    }
    bindMutating(
      "Dictionary",
      "mutating func removeValue(forKey key: Key) -> Value?",
      "Takes an entry away and gives its value.",
      example: "var d = [\"a\": 1]; d.removeValue(forKey: \"a\")"
    ) { value, arguments, _ in
      guard case .dictionary(var dictionary) = value, let key = CellDictionary.Key(arguments[0])
      else {
        return .none
      }
      let removed = dictionary[key]
      dictionary[key] = nil
      value = .dictionary(dictionary)
      return removed ?? CellValue.none
    }
  }

  mutating func bindOptionals() {
    type("Optional", "A value or nil.")
    bind(
      "Optional",
      "func map<T>(_ transform: (Wrapped) -> T) -> T?",
      "What a closure makes of the value; nil if there is none.",
      example: "[1].first.map { $0 + 1 }"
    ) { (context: HostContext, value: CellValue, transform: CellFunction) -> CellValue in
      if case .none = value { return .none }
      return try context.call(transform, [value])
    }
  }

  private static func dictionary(_ value: CellValue) -> CellDictionary {
    if case .dictionary(let dictionary) = value { dictionary } else { CellDictionary() }
  }
}

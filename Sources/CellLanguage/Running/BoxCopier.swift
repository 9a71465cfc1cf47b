/// Gives closures boxes of their own, so that copies of a session share none.
struct BoxCopier {
  private var copies: [ObjectIdentifier: Box] = [:]
  private var functions: [ObjectIdentifier: FunctionValue] = [:]
  /// Boxes whose values are still to be copied: a list and no recursion, because chains of closures may be long.
  private var pending: [(old: Box, new: Box)] = []

  /// The values with new boxes in all closures in them; boxes that were shared among them are still.
  static func copies(of values: [CellValue]) -> [CellValue] {
    guard values.contains(where: mayHold) else { return values }
    var copier = BoxCopier()
    let result = values.map { copier.copy($0) }
    while let (old, new) = copier.pending.popLast() { new.value = copier.copy(old.value) }
    return result
  }

  private static func mayHold(_ value: CellValue) -> Bool {
    switch value {
    case .function(let function): !function.implementation.captures.isEmpty
    case .array(let array):
      if case .values(let elements) = array.storage {
        elements.contains(where: mayHold)
      } else {
        false
      }
    case .tuple(let tuple): tuple.elements.contains(where: mayHold)
    case .dictionary(let dictionary): dictionary.values.contains(where: mayHold)
    default: false
    }
  }

  private mutating func copy(_ value: CellValue) -> CellValue {
    guard Self.mayHold(value) else { return value }
    switch value {
    case .function(let function):
      return .function(CellFunction(implementation: copy(function.implementation)))
    case .array(let array):
      return .array(CellArray(.values(array.values.map { copy($0) }), startIndex: array.startIndex))
    case .tuple(let tuple):
      return .tuple(CellTuple(labels: tuple.labels, elements: tuple.elements.map { copy($0) }))
    case .dictionary(let dictionary):
      var result = CellDictionary()
      for (key, value) in zip(dictionary.keys, dictionary.values) { result[key] = copy(value) }
      return .dictionary(result)
    default: return value
    }
  }

  private mutating func copy(_ function: FunctionValue) -> FunctionValue {
    if let done = functions[ObjectIdentifier(function)] { return done }
    let captures = function.captures.map { box -> Box in
      if let done = copies[ObjectIdentifier(box)] { return done }
      let new = Box(.void)
      copies[ObjectIdentifier(box)] = new
      pending.append((box, new))
      return new
    }
    let result = FunctionValue(code: function.code, captures: captures)
    functions[ObjectIdentifier(function)] = result
    return result
  }
}

import Diagnostics

/// A variable, or part of one, that is changed in place.
struct Target {
  /// A step from a value to a part of it, evaluated.
  enum Key {
    case index(Int, Diagnostic.Place)
    case key(CellDictionary.Key, initial: CellValue?)
    case element(Int)
    case host(get: HostFunction, set: HostFunction, [CellValue], Diagnostic.Place)
  }

  let storage: Storage
  let steps: [Evaluate<Key>]

  func keys(_ frame: Frame) throws -> [Key] {
    if steps.isEmpty { return [] }
    return try steps.map { try $0(frame) }
  }

  /// Changes the part in place: nothing is copied that nobody else holds.
  func modify<Result>(
    _ frame: Frame,
    _ keys: [Key],
    _ body: (inout CellValue) throws -> Result
  ) throws -> Result {
    // The value is taken out while it is changed, so that it has one owner.
    var value = frame.get(storage)
    frame.set(storage, .void)
    defer { frame.set(storage, value) }
    if let maximum = Self.sharedCost(value) { try frame.machine.charge(steps: maximum) }
    return try Self.modify(&value, keys[...], frame, body)
  }

  /// A little for long arrays, since changing one that is shared copies it.
  private static func sharedCost(_ value: CellValue) -> Int? {
    guard case .array(let array) = value, array.count > 4_096 else { return nil }
    return array.count >> 12
  }

  private static func modify<Result>(
    _ value: inout CellValue,
    _ keys: ArraySlice<Key>,
    _ frame: Frame,
    _ body: (inout CellValue) throws -> Result
  ) throws -> Result {
    guard let key = keys.first else { return try body(&value) }
    let rest = keys.dropFirst()
    switch key {
    case .index(let index, let place):
      guard case .array(var array) = value else { throw Generator.broken }
      value = .void
      defer { value = .array(array) }
      let offset = try Generator.offset(array, index, place)
      var element = array.take(offset)
      defer { array.set(offset, element) }
      return try modify(&element, rest, frame, body)
    case .element(let index):
      guard case .tuple(var tuple) = value, index < tuple.elements.count else {
        throw Generator.broken
      }
      value = .void
      defer { value = .tuple(tuple) }
      return try modify(&tuple.elements[index], rest, frame, body)
    case .key(let key, let initial):
      guard case .dictionary(var dictionary) = value else { throw Generator.broken }
      value = .void
      defer { value = .dictionary(dictionary) }
      let isNew = dictionary[key] == nil
      if isNew { try frame.machine.allocate(bytes: 64) }
      var element = dictionary[key] ?? initial ?? CellValue.none
      if !isNew { dictionary[key] = .void }
      defer {
        if case .none = element { dictionary[key] = nil } else { dictionary[key] = element }
      }
      let result = try modify(&element, rest, frame, body)
      // What stands behind a key that goes moves up.
      if case .none = element, !isNew { try frame.machine.charge(steps: dictionary.count) }
      return result
    case .host(let get, let set, let arguments, let place):
      guard case .plain(let read) = get.body, case .mutating(let write) = set.body else {
        throw Generator.broken
      }
      let context = HostContext(machine: frame.machine)
      do {
        var part = try read([value] + arguments, context)
        let result = try modify(&part, rest, frame, body)
        _ = try write(&value, arguments + [part], context)
        return result
      } catch {
        throw Generator.fault(error, get, [], call: place)
      }
    }
  }
}

/// Finds the types that an expression leaves open: of literals, of generic parameters, of closures.
///
/// Types are unified; a literal is a variable that accepts only the types a literal can have. There is no search:
/// every step is undone at most once, so that the work grows with the size of the expression.
final class Solver {
  /// What an open type accepts.
  enum Kind {
    /// Anything.
    case plain
    /// `Int` or `Double`; `Int` if nothing else is asked for.
    case integerLiteral
    /// `Double`.
    case floatLiteral
    /// An array of such elements, or a host type that an array literal can stand for.
    case arrayLiteral(StaticType)
    /// Any optional.
    case nilLiteral
  }

  private enum State {
    case open(Kind)
    case bound(StaticType)
  }

  private var states: [State] = []
  private var trail: [(Int, State)] = []
  private var attempts = 0
  private let types: [String: HostLibrary.HostType]

  init(library: HostLibrary) { types = library.types }

  func fresh(_ kind: Kind = .plain) -> StaticType {
    states.append(.open(kind))
    return .variable(states.count - 1)
  }

  // MARK: Looking

  /// The type as far as it is known, at its outermost.
  func pruned(_ type: StaticType) -> StaticType {
    var type = type
    while case .variable(let index) = type, case .bound(let next) = states[index] { type = next }
    return type
  }

  /// The kind of an open type; nil if it is known.
  func kind(_ type: StaticType) -> Kind? {
    guard case .variable(let index) = pruned(type), case .open(let kind) = states[index] else {
      return nil
    }
    return kind
  }

  /// The type as far as it is known, in all its parts.
  func resolved(_ type: StaticType) -> StaticType {
    guard type.hasVariable else { return type }
    return type.mapped { part in
      guard case .variable = part else { return nil }
      let known = pruned(part)
      guard case .variable = known else { return resolved(known) }
      return known
    }
  }

  /// The type with literals as they would be by default.
  func assumed(_ type: StaticType) -> StaticType {
    guard type.hasVariable else { return type }
    return type.mapped { part in
      guard case .variable = part else { return nil }
      let known = pruned(part)
      switch kind(known) {
      case nil: return assumed(known)
      case .integerLiteral: return .int
      case .floatLiteral: return .double
      case .arrayLiteral(let element): return .array(assumed(element))
      default: return known
      }
    }
  }

  // MARK: Unifying

  private func bind(_ index: Int, _ type: StaticType) {
    if attempts > 0 { trail.append((index, states[index])) }
    states[index] = .bound(type)
  }

  /// Makes both types the same, or says that they cannot be.
  func unify(_ left: StaticType, _ right: StaticType) -> Bool {
    let left = pruned(left)
    let right = pruned(right)
    if left == right { return true }
    switch (left, right) {
    case (.variable(let a), .variable(let b)): return merge(a, b)
    case (.variable(let index), .error), (.error, .variable(let index)):
      bind(index, .error)
      return true
    case (.error, _), (_, .error): return true
    case (.variable(let index), let type), (let type, .variable(let index)):
      return assign(index, type)
    case (.array(let a), .array(let b)), (.slice(let a), .slice(let b)),
      (.sequence(let a), .sequence(let b)), (.optional(let a), .optional(let b)),
      (.range(let a), .range(let b)), (.closedRange(let a), .closedRange(let b)):
      return unify(a, b)
    case (.dictionary(let a, let x), .dictionary(let b, let y)):
      return unify(a, b) && unify(x, y)
    case (.tuple(let a), .tuple(let b)):
      return a.count == b.count
        && zip(a, b).allSatisfy { $0.label == nil || $1.label == nil || $0.label == $1.label }
        && unifyAll(a.map(\.type), b.map(\.type))
    case (.function(let a, let x), .function(let b, let y)):
      return a.count == b.count && unifyAll(a, b) && unify(x, y)
    default: return false
    }
  }

  private func unifyAll(_ left: [StaticType], _ right: [StaticType]) -> Bool {
    for (a, b) in zip(left, right) where !unify(a, b) { return false }
    return true
  }

  /// Makes two open types one; the older stands for both, so that no long chains arise.
  private func merge(_ a: Int, _ b: Int) -> Bool {
    guard case .open(let first) = states[a], case .open(let second) = states[b] else {
      return false
    }
    let kind: Kind
    var elements: (StaticType, StaticType)?
    switch (first, second) {
    case (.plain, let other), (let other, .plain): kind = other
    case (.integerLiteral, .integerLiteral): kind = .integerLiteral
    case (.floatLiteral, .integerLiteral), (.integerLiteral, .floatLiteral),
      (.floatLiteral, .floatLiteral):
      kind = .floatLiteral
    case (.nilLiteral, .nilLiteral): kind = .nilLiteral
    case (.arrayLiteral(let x), .arrayLiteral(let y)):
      kind = first
      elements = (x, y)
    default: return false
    }
    let (older, newer) = (min(a, b), max(a, b))
    if attempts > 0 { trail.append((older, states[older])) }
    states[older] = .open(kind)
    bind(newer, .variable(older))
    return elements.map { unify($0.0, $0.1) } ?? true
  }

  private func assign(_ index: Int, _ type: StaticType) -> Bool {
    guard case .open(let kind) = states[index],
      !type.contains(where: { pruned($0) == .variable(index) })
    else { return false }
    switch kind {
    case .plain: break
    case .integerLiteral: guard type == .int || type == .double else { return false }
    case .floatLiteral: guard type == .double else { return false }
    case .nilLiteral: guard case .optional = type else { return false }
    case .arrayLiteral(let element):
      switch type {
      case .array(let other), .slice(let other): guard unify(element, other) else { return false }
      case .host(let name):
        guard let other = types[name]?.literalElement, unify(element, other) else {
          return false
        }
      default: return false
      }
    }
    bind(index, type)
    return true
  }

  /// Whether a value of one type can stand where another is asked for; makes them fit.
  func coerce(_ type: StaticType, to target: StaticType) -> Bool {
    let type = pruned(type)
    let target = pruned(target)
    switch (type, target) {
    case (.error, _), (_, .error), (_, .any): return true
    case (.optional(let a), .optional(let b)): return coerce(a, to: b)
    case (.variable, .optional(let payload)):
      switch kind(type) {
      case .plain, .nilLiteral: return unify(type, target)
      default: return coerce(type, to: payload)
      }
    case (_, .optional(let payload)): return coerce(type, to: payload)
    case (.variable, .sequence(let element)):
      switch kind(type) {
      case .arrayLiteral(let own): return unify(own, element) && unify(type, .array(element))
      case .plain: return unify(type, .array(element))
      default: return false
      }
    case (_, .sequence(let element)):
      guard let own = elementType(of: type) else { return false }
      return unify(own, element)
    case (.tuple(let a), .tuple(let b)):
      guard a.count == b.count else { return false }
      for (a, b) in zip(a, b) {
        guard a.label == nil || b.label == nil || a.label == b.label, coerce(a.type, to: b.type)
        else { return false }
      }
      return true
    default: return unify(type, target)
    }
  }

  /// The type of the elements that `for` would run over.
  func elementType(of type: StaticType) -> StaticType? {
    let type = pruned(type)
    if case .host(let name) = type { return types[name]?.elements?.type }
    if case .arrayLiteral(let element) = kind(type) { return element }
    if case .range(let bound) = type, pruned(bound) == .double { return nil }
    if case .closedRange(let bound) = type, pruned(bound) == .double { return nil }
    return type.elementType
  }

  /// Runs `body`; what it has bound is undone unless it returns true.
  func attempt(keeping keeps: Bool = true, _ body: (Solver) -> Bool) -> Bool {
    let mark = trail.count
    attempts += 1
    let holds = body(self)
    attempts -= 1
    if !holds || !keeps {
      while trail.count > mark {
        let (index, state) = trail.removeLast()
        states[index] = state
      }
    } else if attempts == 0 {
      trail.removeAll(keepingCapacity: true)
    }
    return holds
  }

  /// Gives literals in a type the types they have by default.
  func settle(_ type: StaticType) {
    let type = pruned(type)
    switch kind(type) {
    case .integerLiteral: _ = unify(type, .int)
    case .floatLiteral: _ = unify(type, .double)
    case .arrayLiteral(let element):
      settle(element)
      _ = unify(type, .array(element))
    case .plain, .nilLiteral: break
    case nil:
      guard type.hasVariable else { return }
      _ = type.contains { part in
        if case .variable = part { settle(part) }
        return false
      }
    }
  }

  /// The integer literals in a type that may still be `Int` or `Double`.
  func openLiterals(in type: StaticType) -> [StaticType] {
    var found: [StaticType] = []
    _ = resolved(type).contains { part in
      if case .integerLiteral = kind(part) { found.append(pruned(part)) }
      return false
    }
    return found
  }

  /// Whether nothing in the type is open.
  func isSettled(_ type: StaticType) -> Bool {
    !resolved(type).contains { if case .variable = $0 { true } else { false } }
  }
}

/// Where a variable is kept while a cell runs.
enum Storage: Sendable, Hashable {
  /// In the session.
  case global(Int)
  /// In the frame.
  case local(Int)
  /// In a box of the frame.
  case boxed(Int)
}

/// The variables of one call.
final class Frame {
  let machine: Machine
  let slots: UnsafeMutablePointer<CellValue>
  private let slotCount: Int
  var boxes: [Box]
  /// What `return` gives.
  var result = CellValue.void

  init(_ machine: Machine, slotCount: Int, boxCount: Int, captures: [Box]) {
    self.machine = machine
    self.slotCount = slotCount
    slots = machine.takeSlots(slotCount)
    boxes = captures
    if boxCount > captures.count {
      boxes.reserveCapacity(boxCount)
      for _ in captures.count..<boxCount { boxes.append(Box(.void)) }
    }
  }

  deinit { machine.giveBack(slots, slotCount) }

  /// Begins the life of a variable; a boxed one gets a new box.
  @inline(__always)
  func declare(_ storage: Storage, _ value: CellValue) {
    switch storage {
    case .global(let index): machine.globals[index] = value
    case .local(let index): slots[index] = value
    case .boxed(let index): boxes[index] = Box(value)
    }
  }

  @inline(__always)
  func get(_ storage: Storage) -> CellValue {
    switch storage {
    case .global(let index): machine.globals[index]
    case .local(let index): slots[index]
    case .boxed(let index): boxes[index].value
    }
  }

  @inline(__always)
  func set(_ storage: Storage, _ value: CellValue) {
    switch storage {
    case .global(let index): machine.globals[index] = value
    case .local(let index): slots[index] = value
    case .boxed(let index): boxes[index].value = value
    }
  }
}

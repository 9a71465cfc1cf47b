/// The text of an SVG path with whole relative coordinates.
struct PathText {
  /// A place in the inner drawing.
  struct Point: Hashable {
    var x: Int
    var y: Int
  }

  private(set) var text = ""
  private var last: Point?
  /// The command that may be left out if it comes again.
  private var command: Character = " "

  var isEmpty: Bool { text.isEmpty }

  /// Begins a part.
  mutating func move(to point: Point) {
    if let last {
      write("m", point.x - last.x, point.y - last.y)
    } else {
      write("M", point.x, point.y)
    }
    last = point
    // Pairs behind a moveto are lines.
    command = command == "m" ? "l" : "L"
  }

  /// Draws a straight line.
  mutating func line(to point: Point) {
    guard let start = last else { return move(to: point) }
    let (dx, dy) = (point.x - start.x, point.y - start.y)
    last = point
    if dy == 0 {
      write("h", dx)
    } else if dx == 0 {
      write("v", dy)
    } else {
      write("l", dx, dy)
    }
  }

  /// A place of its own: with round ends, a dot.
  mutating func dot(at point: Point) {
    move(to: point)
    write("h", 0)
  }

  /// Returns to where the part began, which is `start`.
  mutating func close(to start: Point) {
    text += "z"
    command = " "
    last = start
  }

  private mutating func write(_ letter: Character, _ numbers: Int...) {
    // After an absolute command "l" has to be said again.
    var needsSeparator = false
    if letter != command || letter == "m" || letter == "M" {
      text.append(letter)
      command = letter
    } else {
      needsSeparator = true
    }
    for number in numbers {
      if needsSeparator, number >= 0 { text += " " }
      text += String(number)
      needsSeparator = true
    }
  }
}
